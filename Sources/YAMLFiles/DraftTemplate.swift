import Statutes

/// A draft file to start from: today's answers, each with what may be put in its place.
public struct DraftTemplate: Sendable {
  private let codebook: Codebook
  private let asOf: CalendarDate

  /// Creates a template over a codebook, for the law of a date.
  public init(codebook: Codebook, asOf: CalendarDate) {
    self.codebook = codebook
    self.asOf = asOf
  }

  /// The file for a jurisdiction.
  ///
  /// - Parameter pathway: The pathway to amend; `nil` for a new one.
  public func text(_ jurisdiction: Jurisdiction, pathway: LawInForce?) -> String {
    let code = jurisdiction.code
    let id = "\(code.lowercased())-draft"
    var lines = [
      "# yaml-language-server: $schema=../../Rubric/draft.schema.json",
      "# A draft over the law of \(jurisdiction.name) in force on \(asOf). Save it as \(Project.Path.drafts)/\(id).yaml,",
      "# and name it by its id if you change that.",
      pathway == nil
        ? "# A new pathway answers every question; not_researched where the bill has not said yet."
        : "# Keep the answers that the bill changes, remove the others, and give each its new value.",
      "draft: \(id)",
      "jurisdiction: \(code)",
      "title: \(quoted("A bill of \(jurisdiction.name)"))",
      "stage: Not filed",
      "checked: \(asOf)",
      "summary: What the bill would do, in plain words.",
      "sources:",
      "  - {id: s1, title: The text of the draft, current_through: \"\(asOf)\"}",
    ]
    if let pathway {
      lines += ["amend:", "  - pathway: \(pathway.pathway.id)", "    answers:"]
      for question in codebook.pathwayQuestions {
        if let answer = pathway.answers[question.id] { lines += entry(question, today: answer) }
      }
    } else {
      lines += [
        "add:", "  - id: vacatur", "    title: Motion to vacate", "    citation: Section of the bill", "    answers:",
      ]
      for question in codebook.pathwayQuestions { lines += entry(question, today: nil) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func entry(_ question: Question, today: Answer?) -> [String] {
    var lines = ["      # \(question.text)"]
    let values = question.options.map(\.value) + (question.silence == nil ? [] : ["silent"])
    if !values.isEmpty {
      lines += wrapped("\(question.kind == .list ? "Any of" : "One of"): \(values.joined(separator: ", "))")
    }
    lines.append("      \(question.id):")
    if let today {
      let value = written(today.value)
      lines += ["        from: \(value)", "        value: \(value)"]
      if let length = today.length { lines.append("        length: \(written(length))") }
      lines.append("        cite: Section of the bill")
      lines.append("        note: What the bill says.")
    } else {
      lines += ["        value: not_researched", "        note: The bill does not say yet."]
      return lines
    }
    if today?.value != .notResearched { lines += ["        basis: statute_text", "        confidence: high"] }
    return lines
  }

  private func written(_ length: Length) -> String {
    "{count: \(length.count), unit: \(length.unit.rawValue), from: \(length.event)}"
  }

  private func written(_ value: Answer.Value) -> String {
    switch value {
    case .choice(let word): word == "yes" || word == "no" ? "\"\(word)\"" : word
    case .list(let items): "[\(items.joined(separator: ", "))]"
    case .text(let text): quoted(text)
    case .texts(let texts): "[\(texts.map(quoted).joined(separator: ", "))]"
    case .silent, .unclear, .notResearched: value.text
    }
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
      .split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
    return "\"\(escaped)\""
  }

  private func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = "      #"
    for word in text.split(separator: " ") {
      if line.count + 1 + word.count > 118 {
        lines.append(line)
        line = "      #  "
      }
      line += " \(word)"
    }
    return lines + [line]
  }
}

import Analysis
import Rubric
import Statutes

/// Whose grade moved between two dates, and why.
public struct ChangesPage {
  private let changes: [GradeChange]
  private let from: CalendarDate
  private let to: CalendarDate
  private let report: Report
  private var rubric: Rubric { report.grader.rubric }

  /// Creates the page of what took effect after one date and up to another.
  public init(from first: CalendarDate, to second: CalendarDate, in report: Report) {
    from = first
    to = second
    self.report = report
    changes = GradeChange.all(report.jurisdictions, from: first, to: second, grader: report.grader)
  }

  /// What changed in the last years of a report.
  init(_ past: Past, in report: Report) {
    from = past.recently
    to = report.asOf
    self.report = report
    changes = past.changes
  }

  /// The page.
  public var document: Document {
    let moved = changes.filter(\.hasMoved)
    let still = changes.filter { !$0.hasMoved }
    var blocks: [Block] = [
      .title("What changed", kicker: [.text("Laws that took effect after \(from) and up to \(to)")]),
      .paragraph([
        .text(
          "Laws of \(changes.count) jurisdictions changed, and the grades of \(moved.count) moved. Where \"up to\" stands before the move, a "
            + "part of it may only be that the older text is not known.")
      ]),
    ]
    if !moved.isEmpty {
      blocks.append(
        .table(
          Table(
            caption: "Grades that moved, the largest move first",
            columns: [
              Table.Column("Jurisdiction"), Table.Column("On \(from)"), Table.Column("On \(to)"),
              Table.Column("Points", .end), Table.Column("Where"), Table.Column("Acts"),
            ], rows: moved.sorted { abs($0.points.hundredths) > abs($1.points.hundredths) }.map(row))))
    }
    if !still.isEmpty {
      blocks.append(
        .paragraph([
          .text("Laws that changed without moving the grade: \(LawSentence.joined(still.map(\.after.name))).")
        ]))
    }
    return Document(
      path: "changes", title: "What changed from \(from) to \(to)",
      summary: "Whose grade moved between \(from) and \(to), and why.", blocks: blocks)
  }

  /// One row a jurisdiction whose law changed, for other programs.
  public var data: DataTable {
    DataTable(
      columns: [
        "jurisdiction", "letter_before", "points_before", "high_before", "letter_after", "points_after", "change",
        "acts",
      ],
      rows: changes.map { change in
        [
          .text(change.after.jurisdiction), .optional(change.before.letter), .number("\(change.before.points)"),
          .number("\(change.before.pointsHigh)"), .optional(change.after.letter), .number("\(change.after.points)"),
          .number("\(change.points)"),
          .text(change.events.map { $0.pathway.history[$0.version].act }.joined(separator: "; ")),
        ]
      })
  }

  private func row(_ change: GradeChange) -> [Table.Cell] {
    let criteria = change.movedCriteria.map { place in
      let move = change.after.criteria[place].points - change.before.criteria[place].points
      return "\(rubric.criteria[place].title.lowercased()) \(Words.signed(move))"
    }
    // An act that changed several pathways stands once.
    let acts = change.events.reduce(into: [String]()) { acts, event in
      let version = event.pathway.history[event.version]
      let act = "\(version.act) (\(version.effective))"
      if !acts.contains(act) { acts.append(act) }
    }
    return [
      .text([.link(change.after.name, .page("states/\(change.after.jurisdiction)"))]),
      .plain(Words.grade(change.before, scale: rubric.scale)), .plain(Words.grade(change.after, scale: rubric.scale)),
      .plain(Words.signed(change.points)), .plain(criteria.joined(separator: ", ")),
      .plain(acts.joined(separator: "; ")),
    ]
  }
}

/// How grades differ between two editions, split into law, coding and rubric.
public struct EditionChangesPage {
  private let changes: [EditionChange]
  private let answers: [AnswerChange]
  private let oldCodebook: Codebook
  private let names: (old: String, new: String)
  private let report: Report

  /// Creates the page.
  ///
  /// - Parameters:
  ///   - old: The older edition.
  ///   - name: Its name.
  ///   - report: The newer edition.
  public init(from old: EditionChange.Edition, named name: String, in report: Report) {
    self.report = report
    names = ("edition \(name) (law of \(old.date))", "edition \(report.edition.name) (law of \(report.asOf))")
    oldCodebook = old.grader.codebook
    answers = AnswerChange.all(
      from: old.jurisdictions, to: report.jurisdictions, questions: report.codebook.questions)
    changes = EditionChange.all(
      from: old,
      to: EditionChange.Edition(jurisdictions: report.jurisdictions, grader: report.grader, date: report.asOf))
  }

  private var moved: [EditionChange] {
    changes.filter {
      $0.law != .zero || $0.coding != .zero || $0.rubric != .zero || $0.before.letter != $0.after.letter
    }
  }

  /// The page.
  public var document: Document {
    let scale = report.grader.rubric.scale
    let rows = moved.map { change -> [Table.Cell] in
      [
        .text([.link(change.after.name, .page("states/\(change.after.jurisdiction)"))]),
        .plain(Words.grade(change.before, scale: scale)), .plain(Words.grade(change.after, scale: scale)),
        .plain(Words.signed(change.law)), .plain(Words.signed(change.coding)), .plain(Words.signed(change.rubric)),
        .plain(Words.signed(change.points)),
      ]
    }
    return Document(
      path: "changes", title: "What changed between editions", summary: "Grades of two editions, and why they differ.",
      blocks: [
        .title("What changed between editions", kicker: [.text("From \(names.old) to \(names.new)")]),
        .paragraph([
          .text(
            "Three things move a grade from one edition to the next: the law changed, the coding was corrected, or the rubric changed. The "
              + "rubric's part is the older facts by the newer rubric less the older one; the coding's part is the newer facts less the "
              + "older on the older date; the law's part is the newer facts on the newer date less the older date. The three add up."
          )
        ]),
        rows.isEmpty
          ? .paragraph([.text("No grade moved.")])
          : .table(
            Table(
              caption: "\(rows.count) of \(changes.count) jurisdictions moved",
              columns: [
                Table.Column("Jurisdiction"), Table.Column("Before"), Table.Column("After"), Table.Column("Law", .end),
                Table.Column("Coding", .end), Table.Column("Rubric", .end), Table.Column("In all", .end),
              ], rows: rows)),
        .section("Answers", id: "answers", answerBlocks),
      ])
  }

  private var answerBlocks: [Block] {
    if answers.isEmpty { return [.paragraph([.text("No answer was added, changed or removed.")])] }
    let added = answers.count { $0.before == nil }
    let removed = answers.count { $0.after == nil }
    return [
      .paragraph([
        .text(
          "\(Words.count(added, "answer")) added, \(answers.count - added - removed) changed, \(removed) removed. Each stands with its "
            + "citation, and with what it rests on where that changed; notes are not compared.")
      ]),
      .table(
        Table(
          caption: "Answers by jurisdiction, pathway and the day from which they count",
          columns: [
            Table.Column("Where"), Table.Column("Question"), Table.Column("Before"), Table.Column("After"),
          ], rows: answers.map(row))),
    ]
  }

  private func row(_ change: AnswerChange) -> [Table.Cell] {
    let isSupportSame = change.before.map(support) == change.after.map(support)
    func words(_ answer: Answer?, _ codebook: Codebook) -> String {
      guard let answer else { return "–" }
      let label = codebook.question(change.place.question).map { codebook.words(for: answer, to: $0) }
      let exceptions = answer.exceptions.map { exception -> String in
        let group = codebook.groups.first { $0.id == exception.group }?.label ?? exception.group
        let value = codebook.question(change.place.question).map { codebook.words(for: exception, to: $0) }
        return "; for \(group): \(value ?? "–")"
      }
      let parts = [answer.cite ?? "no citation"] + (isSupportSame ? [] : [support(answer)])
      return "\(label ?? "–")\(exceptions.joined()) [\(parts.joined(separator: "; "))]"
    }
    let place = change.place
    let question = report.codebook.question(place.question) ?? oldCodebook.question(place.question)
    let pathway = [place.pathway ?? "related", place.effective.map { "from \($0)" }].compactMap { $0 }
    return [
      .text([
        .link(place.jurisdiction, .page("states/\(place.jurisdiction)")),
        .text(" \(pathway.joined(separator: ", "))"),
      ]),
      .plain(question?.label ?? place.question), .plain(words(change.before, oldCodebook)),
      .plain(words(change.after, report.codebook)),
    ]
  }

  private func support(_ answer: Answer) -> String { report.codebook.support(of: answer) ?? "nothing read" }

  /// One row a jurisdiction, for other programs.
  public var data: DataTable {
    DataTable(
      columns: [
        "jurisdiction", "letter_before", "points_before", "letter_after", "points_after", "law", "coding", "rubric",
        "change",
      ],
      rows: changes.map { change in
        [
          .text(change.after.jurisdiction), .optional(change.before.letter), .number("\(change.before.points)"),
          .optional(change.after.letter), .number("\(change.after.points)"), .number("\(change.law)"),
          .number("\(change.coding)"), .number("\(change.rubric)"), .number("\(change.points)"),
        ]
      })
  }
}

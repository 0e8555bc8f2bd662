import Statutes

/// Several codings of the same pathways, compared question by question.
public struct CodingComparison: Sendable {
  /// A pathway that was coded.
  public struct Unit: Sendable, Hashable {
    /// The postal code.
    public let jurisdiction: String
    /// The pathway's id.
    public let pathway: String

    /// Creates a unit.
    public init(jurisdiction: String, pathway: String) {
      self.jurisdiction = jurisdiction
      self.pathway = pathway
    }
  }

  /// The answers of a coder, by unit and question id, in words.
  public typealias Coding = [Unit: [String: String]]

  /// What the coders agreed on over a set of answers.
  public struct Figures: Sendable {
    /// The answers that at least two coders gave.
    public let compared: Int
    /// Those on which they did not all give the same.
    public let divergent: Int
    /// The coefficients.
    public let agreement: Agreement?
  }

  /// The units that at least two coders coded, in the order of the first.
  public let units: [Unit]
  /// The questions that were compared.
  public let questions: [Question]
  /// The answers of each coder.
  public let codings: [Coding]

  /// Compares codings.
  ///
  /// - Parameters:
  ///   - codings: The answers of each coder.
  ///   - units: The order in which units are listed.
  ///   - codebook: The codebook, whose comparable questions are looked at.
  public init(_ codings: [Coding], units: [Unit], codebook: Codebook) {
    self.codings = codings
    self.units = units.filter { unit in codings.count { $0[unit] != nil } > 1 }
    questions = codebook.pathwayQuestions.filter(SecondCoding.isComparable)
  }

  /// The second coding of a project, with the first as it stood when the two were compared: the same answer, except where the
  /// review sheet says otherwise.
  public init(_ second: SecondCoding, codebook: Codebook) {
    var first: Coding = [:]
    var other: Coding = [:]
    var units: [Unit] = []
    for pathway in second.pathways {
      let unit = Unit(jurisdiction: pathway.jurisdiction, pathway: pathway.pathway)
      units.append(unit)
      other[unit] = Self.words(pathway.answers, codebook)
      first[unit] = other[unit]
    }
    for item in second.divergences {
      let unit = Unit(jurisdiction: item.jurisdiction, pathway: item.pathway)
      first[unit]?[item.question] = item.first
      other[unit]?[item.question] = item.second
    }
    self.init([first, other], units: units, codebook: codebook)
  }

  /// The answers of a coder in words, the items of a list in one order.
  public static func words(_ answers: [String: Answer], _ codebook: Codebook) -> [String: String] {
    answers.reduce(into: [:]) { words, item in
      guard let question = codebook.question(item.key), SecondCoding.isComparable(question) else { return }
      words[item.key] = codebook.words(
        for: Answer(
          value: item.value.value.unordered, length: item.value.length, lengths: item.value.lengths, cite: nil,
          note: "",
          basis: nil, confidence: nil), to: question)
    }
  }

  /// The figures of one question.
  public func figures(of question: Question) -> Figures { figures([question], units, isOrdered: question.order != nil) }

  /// The figures of one jurisdiction, over all questions.
  public func figures(of jurisdiction: String) -> Figures {
    figures(questions, units.filter { $0.jurisdiction == jurisdiction }, isOrdered: false)
  }

  /// The figures over everything.
  public var all: Figures { figures(questions, units, isOrdered: false) }

  /// The answers on which coders differ, in the order of units and questions.
  public var divergences: [(unit: Unit, question: Question, answers: [String?])] {
    units.flatMap { unit in
      questions.compactMap { question in
        let given = codings.map { $0[unit]?[question.id] }
        let known = given.compactMap { $0 }
        return known.count > 1 && Set(known).count > 1 ? (unit, question, given) : nil
      }
    }
  }

  private func figures(_ questions: [Question], _ units: [Unit], isOrdered: Bool) -> Figures {
    var numbers: [String: Int] = [:]
    // In a question with an order, answers are numbered by it; absences come behind all of them.
    if isOrdered, let question = questions.first {
      for option in question.options { numbers[option.label] = numbers.count }
    }
    var ratings: [[Int?]] = Array(repeating: [], count: codings.count)
    var compared = 0
    var divergent = 0
    for unit in units {
      for question in questions {
        let given = codings.map { $0[unit]?[question.id] }
        let known = given.compactMap { $0 }
        guard known.count > 1 else { continue }
        compared += 1
        if Set(known).count > 1 { divergent += 1 }
        for (coder, words) in given.enumerated() {
          ratings[coder].append(words.map { number($0, question, isOrdered: isOrdered, &numbers) })
        }
      }
    }
    let agreement = Agreement(ratings: ratings, categories: max(1, numbers.count), isOrdered: isOrdered)
    return Figures(compared: compared, divergent: divergent, agreement: agreement)
  }

  private func number(_ words: String, _ question: Question, isOrdered: Bool, _ numbers: inout [String: Int]) -> Int {
    // Over several questions the same word may mean different things.
    let label = isOrdered ? question.options.map(\.label).first { words == $0 || words.hasPrefix("\($0):") } : nil
    let key = isOrdered ? label ?? words : "\(question.id): \(words)"
    if let known = numbers[key] { return known }
    numbers[key] = numbers.count
    return numbers.count - 1
  }
}

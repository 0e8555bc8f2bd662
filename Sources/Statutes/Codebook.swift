/// The codebook: the only place where questions and their allowed answers are named.
public struct Codebook: Sendable, Hashable {
  /// A term with its explanation: an absence, a basis, a confidence, an event, a group or a section.
  public struct Term: Sendable, Hashable {
    /// The id, as files write it.
    public let id: String
    /// The term in plain words.
    public let label: String
    /// What it means; empty where the label says it all.
    public let definition: String

    /// Creates a term.
    public init(id: String, label: String, definition: String = "") {
      self.id = id
      self.label = label
      self.definition = definition
    }
  }

  /// The name of the codebook, as a rubric refers to it.
  public let id: String
  /// The title.
  public let title: String
  /// The version of the codebook.
  public let version: String
  /// The coding rules that hold for every question; the definition is the rule.
  public let rules: [Term]
  /// The four kinds of absence.
  public let absences: [Term]
  /// What an answer may rest on.
  public let bases: [Term]
  /// How sure an answer may be.
  public let confidences: [Term]
  /// The events that a length of time may run from.
  public let events: [Term]
  /// The groups that an exception may be coded for.
  public let groups: [Term]
  /// Terms of art, explained.
  public let glossary: [Term]
  /// The sections that the questions are grouped in.
  public let sections: [Term]
  /// All questions, in the order of presentation.
  public let questions: [Question]
  /// The questions that are asked of each pathway.
  public let pathwayQuestions: [Question]
  /// The questions that are asked once for each jurisdiction.
  public let jurisdictionQuestions: [Question]
  private let index: [String: Int]

  /// Creates a codebook.
  public init(
    id: String, title: String, version: String, rules: [Term] = [], absences: [Term] = [], bases: [Term] = [],
    confidences: [Term] = [], events: [Term] = [], groups: [Term] = [], glossary: [Term] = [], sections: [Term] = [],
    questions: [Question]
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.rules = rules
    self.absences = absences
    self.bases = bases
    self.confidences = confidences
    self.events = events
    self.groups = groups
    self.glossary = glossary
    self.sections = sections
    self.questions = questions
    pathwayQuestions = questions.filter { $0.scope == .pathway }
    jurisdictionQuestions = questions.filter { $0.scope == .jurisdiction }
    index = Dictionary(questions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The question with an id.
  public func question(_ id: String) -> Question? { index[id].map { questions[$0] } }

  /// The plain words for an answer's value: "Clear and convincing evidence", "3 years from the judgment".
  public func words(for answer: Answer, to question: Question) -> String {
    words(for: answer.value, length: answer.length, lengths: answer.lengths, to: question)
  }

  /// The plain words for the value of an exception.
  public func words(for exception: Answer.Exception, to question: Question) -> String {
    words(for: exception.value, length: exception.length, lengths: exception.lengths, to: question)
  }

  /// What an answer rests on and how sure it is: "Statute text, high"; `nil` where nothing was read.
  public func support(of answer: Answer) -> String? {
    guard let basis = answer.basis, let confidence = answer.confidence else { return nil }
    func label(_ terms: [Term], _ id: String) -> String { terms.first { $0.id == id }?.label ?? id }
    return "\(label(bases, basis.rawValue)), \(label(confidences, confidence.rawValue).lowercased()) confidence"
  }

  /// The words for a length of time: "60 days from the judgment or finding".
  public func words(for length: Length) -> String {
    let event = events.first { $0.id == length.event }?.label ?? length.event
    return "\(length.amount) from \(event)"
  }

  /// The label of a kind of absence: `silent`, `unclear`, `not_researched`.
  public func absence(_ id: String) -> String { absences.first { $0.id == id }?.label ?? id }

  /// A value in words, without a length.
  public func words(for value: Answer.Value, to question: Question) -> String {
    words(for: value, length: nil, lengths: [:], to: question)
  }

  private func words(
    for value: Answer.Value, length: Length?, lengths: [String: Length], to question: Question
  ) -> String {
    func option(_ value: String, _ length: Length?) -> String {
      let label = question.option(value)?.label ?? value
      return length.map { "\(label): \(words(for: $0))" } ?? label
    }
    switch value {
    case .silent: return absence("silent")
    case .unclear: return absence("unclear")
    case .notResearched: return absence("not_researched")
    case .choice(let value): return option(value, length)
    case .list(let values):
      return values.isEmpty ? "None" : values.map { option($0, lengths[$0]) }.joined(separator: "; ")
    case .text(let text): return text
    case .texts(let texts): return texts.isEmpty ? "None" : texts.joined(separator: "; ")
    }
  }
}

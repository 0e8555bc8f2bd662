import Statutes

/// An answer that one edition has and another has not, or has otherwise.
public struct AnswerChange: Sendable {
  /// An answer with what tells it apart: where and since when it holds.
  public struct Place: Sendable, Hashable {
    /// The postal code.
    public let jurisdiction: String
    /// The pathway's id; `nil` for an answer on the jurisdiction as a whole.
    public let pathway: String?
    /// The day from which the version counts; `nil` for an answer on the jurisdiction as a whole.
    public let effective: CalendarDate?
    /// The question's id.
    public let question: String
  }

  /// Where the answer stands.
  public let place: Place
  /// The answer in the older edition; `nil` where it was added.
  public let before: Answer?
  /// The answer in the newer edition; `nil` where it was removed.
  public let after: Answer?

  /// Compares the answers of two editions; notes and names of sources do not count.
  ///
  /// Versions are the same where they count from the same day. The changes come by jurisdiction as in the newer edition, and then
  /// by pathway, date and question.
  public static func all(
    from old: [Jurisdiction], to new: [Jurisdiction], questions: [Question]
  ) -> [AnswerChange] {
    let order = Dictionary(questions.enumerated().map { ($1.id, $0) }) { first, _ in first }
    return new.flatMap { jurisdiction -> [AnswerChange] in
      let before = old.first { $0.code == jurisdiction.code }.map(answers) ?? [:]
      let after = answers(of: jurisdiction)
      let pathways = jurisdiction.pathways.map(\.id)
      func key(_ place: Place) -> (Int, String, Int, Int) {
        let rank = place.pathway.map { pathways.firstIndex(of: $0) ?? pathways.count } ?? Int.max
        let date = place.effective.map { ($0.year * 100 + $0.month) * 100 + $0.day } ?? 0
        return (rank, place.pathway ?? "", date, order[place.question] ?? order.count)
      }
      return Set(before.keys).union(after.keys).sorted { key($0) < key($1) }.compactMap { place in
        let change = AnswerChange(place: place, before: before[place], after: after[place])
        if let before = change.before, let after = change.after, before.isCoded(as: after) { return nil }
        return change
      }
    }
  }

  private static func answers(of jurisdiction: Jurisdiction) -> [Place: Answer] {
    var answers: [Place: Answer] = [:]
    func add(_ question: String, _ answer: Answer, _ pathway: String?, _ effective: CalendarDate?) {
      let place = Place(
        jurisdiction: jurisdiction.code, pathway: pathway, effective: effective, question: question)
      answers[place] = answer
    }
    for pathway in jurisdiction.pathways {
      for version in pathway.history {
        for (question, answer) in version.answers { add(question, answer, pathway.id, version.effective.latest) }
      }
    }
    for (question, provision) in jurisdiction.related.provisions { add(question, provision.answer, nil, nil) }
    return answers
  }
}

extension Answer {
  /// Whether two answers are coded the same, whatever their notes and the names of their sources.
  fileprivate func isCoded(as other: Answer) -> Bool {
    func others(_ answer: Answer) -> Set<String> {
      Set(answer.exceptions.map { "\($0.group) \($0.value.unordered) \($0.cite)" })
    }
    return value.isSame(as: other.value) && length == other.length && lengths == other.lengths && cite == other.cite
      && basis == other.basis && confidence == other.confidence && others(self) == others(other)
  }
}

/// Drafts laid over the law of a date, as if they were enacted.
public struct Enactment: Sendable {
  /// The law before.
  public let base: Law
  /// The drafts, in the order in which they are laid over it.
  public let drafts: [Draft]
  private let date: CalendarDate

  /// Checks drafts of one jurisdiction against its law.
  ///
  /// - Throws: every problem of the first draft that has one.
  public init(_ drafts: [Draft], over base: Law, on date: CalendarDate) throws(DraftProblems) {
    self.base = base
    self.drafts = drafts
    self.date = date
    var law = base
    for (place, draft) in drafts.enumerated() {
      let problems = Self.problems(of: draft, over: law, after: drafts[..<place])
      if !problems.isEmpty { throw DraftProblems(problems: problems) }
      law = Self.lay(draft, over: law, only: { _ in true }, on: date)
    }
  }

  /// Everything that the drafts do.
  public var targets: [Draft.Target] { drafts.flatMap(\.targets) }

  /// The law with all that the drafts do.
  public var law: Law { law { _ in true } }

  /// The law with a part of what the drafts do.
  public func law(only isIncluded: (Draft.Target) -> Bool) -> Law {
    drafts.reduce(base) { Self.lay($1, over: $0, only: isIncluded, on: date) }
  }

  /// A jurisdiction whose newest version is the drafts, in force from the date on.
  public func enacted(in jurisdiction: Jurisdiction) -> Jurisdiction {
    let law = law
    let inForce = Dictionary(law.pathways.map { ($0.pathway.id, $0.pathway) }) { first, _ in first }
    let before = Set(base.pathways.map(\.pathway.id))
    let kept = jurisdiction.pathways.compactMap { pathway in
      inForce[pathway.id] ?? (before.contains(pathway.id) ? nil : pathway)
    }
    let old = Set(jurisdiction.pathways.map(\.id))
    let added = law.pathways.map(\.pathway).filter { !old.contains($0.id) }
    return Jurisdiction(
      code: jurisdiction.code, name: jurisdiction.name, fips: jurisdiction.fips, codedFrom: jurisdiction.codedFrom,
      summary: jurisdiction.summary, generalLaw: jurisdiction.generalLaw, searched: jurisdiction.searched,
      pathways: kept + added, related: jurisdiction.related, openQuestions: jurisdiction.openQuestions)
  }

  private static func problems(of draft: Draft, over law: Law, after earlier: ArraySlice<Draft>) -> [DraftProblem] {
    let targets = draft.targets
    if targets.isEmpty { return [DraftProblem(kind: .changesNothing, target: nil)] }
    let byID = Dictionary(law.pathways.map { ($0.pathway.id, $0) }) { first, _ in first }
    return targets.compactMap { target in
      if let other = earlier.first(where: { $0.targets.contains(target) }) {
        return DraftProblem(kind: .conflict(with: other.id), target: target)
      }
      return kind(of: target, in: draft, byID: byID).map { DraftProblem(kind: $0, target: target) }
    }
  }

  private static func kind(
    of target: Draft.Target, in draft: Draft, byID: [String: LawInForce]
  ) -> DraftProblem.Kind? {
    switch target {
    case .added(let pathway):
      return byID[pathway] == nil ? nil : .takenPathway
    case .repealed(let pathway):
      return byID[pathway] == nil ? .unknownPathway(inForce: byID.keys.sorted()) : nil
    case .answer(let pathway, let question):
      guard let law = byID[pathway] else { return .unknownPathway(inForce: byID.keys.sorted()) }
      if draft.repeals.contains(pathway) { return .amendsRepealed }
      guard let change = draft.change(pathway: pathway, question: question), let current = law.answers[question] else {
        return nil
      }
      if let from = change.from, !from.isSame(as: current.value) { return .stale(from: from, current: current) }
      return change.answer.saysTheSame(as: current) ? .repeatsLaw : nil
    }
  }

  private static func lay(
    _ draft: Draft, over law: Law, only isIncluded: (Draft.Target) -> Bool, on date: CalendarDate
  ) -> Law {
    var pathways = law.pathways.compactMap { law -> LawInForce? in
      let id = law.pathway.id
      if draft.repeals.contains(id), isIncluded(.repealed(pathway: id)) { return nil }
      let changes = draft.amendments.filter { $0.pathway == id }.flatMap { Array($0.changes) }.filter {
        isIncluded(.answer(pathway: id, question: $0.key))
      }
      if changes.isEmpty { return law }
      let answers = Dictionary(changes.map { ($0.key, draft.sourced($0.value.answer)) }) { first, _ in first }
      let pathway = Pathway(
        id: id, title: law.pathway.title, citation: law.pathway.citation,
        sources: law.pathway.sources + draft.prefixedSources,
        history: law.pathway.history[...law.versionIndex] + [draft.version(answers, on: date)],
        otherActs: law.pathway.otherActs)
      return LawInForce(
        pathway: pathway, versionIndex: law.versionIndex + 1, answers: law.answers.merging(answers) { _, new in new })
    }
    for addition in draft.additions where isIncluded(.added(pathway: addition.id)) {
      let answers = addition.answers.mapValues(draft.sourced)
      let pathway = Pathway(
        id: addition.id, title: addition.title, citation: addition.citation, sources: draft.prefixedSources,
        history: [draft.version(answers, on: date)])
      pathways.append(LawInForce(pathway: pathway, versionIndex: 0, answers: answers))
    }
    return Law(pathways: pathways, related: law.related)
  }
}

extension Draft {
  /// The draft's sources under ids that no pathway uses.
  fileprivate var prefixedSources: [Source] {
    sources.map {
      Source(id: "\(id)/\($0.id)", title: $0.title, url: $0.url, currentThrough: $0.currentThrough)
    }
  }

  /// An answer that names its source by the prefixed id; without one, the draft's first.
  fileprivate func sourced(_ answer: Answer) -> Answer {
    guard let source = answer.source ?? sources.first?.id else { return answer }
    return Answer(
      value: answer.value, length: answer.length, lengths: answer.lengths, cite: answer.cite, note: answer.note,
      basis: answer.basis, confidence: answer.confidence, source: "\(id)/\(source)", exceptions: answer.exceptions)
  }

  fileprivate func version(_ answers: [String: Answer], on date: CalendarDate) -> Pathway.Version {
    Pathway.Version(
      act: title, enacted: nil, effective: LawDate(date), verified: checked, change: summary, answers: answers)
  }
}

extension Answer {
  /// Whether two answers say the same of the law, whatever they rest on.
  fileprivate func saysTheSame(as other: Answer) -> Bool {
    value.isSame(as: other.value) && length == other.length && lengths == other.lengths
      && Set(exceptions.map { "\($0.group) \($0.value)" }) == Set(other.exceptions.map { "\($0.group) \($0.value)" })
  }
}

extension Answer.Value {
  /// Whether two values are the same; the order of a list does not count.
  public func isSame(as other: Answer.Value) -> Bool { unordered == other.unordered }

  /// The value with the items of a list in the order of the alphabet.
  public var unordered: Answer.Value {
    if case .list(let items) = self { return .list(items.sorted()) }
    return self
  }
}

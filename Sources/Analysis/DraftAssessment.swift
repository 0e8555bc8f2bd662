import Rubric
import Statutes

/// What a draft would do to a grade, and what each of its changes is worth.
public struct DraftAssessment: Sendable {
  /// One change, or several that are valued together because the draft has too many to value one by one.
  public struct Change: Sendable {
    /// What the draft does.
    public let targets: [Draft.Target]
    /// Its part of the difference in points; the parts add up to the whole.
    public let worth: Points
  }

  /// The grade of the law as it is.
  public let before: Grade
  /// The grade of the law as the drafts would make it.
  public let after: Grade
  /// The law as it is and the drafts over it.
  public let enactment: Enactment
  /// The jurisdiction with the drafts as its newest version.
  public let enacted: Jurisdiction
  /// The changes, the most valuable first.
  public let changes: [Change]
  /// The grades of all jurisdictions, the drafts' law among them in place of its own.
  public let summary: NationalSummary

  /// Grades the drafts of a jurisdiction over its law, among the grades of the others.
  public init(_ enactment: Enactment, in jurisdiction: Jurisdiction, grader: Grader, summary: NationalSummary) {
    self.enactment = enactment
    enacted = enactment.enacted(in: jurisdiction)
    before = grader.grade(jurisdiction, law: enactment.base)
    let after = grader.grade(jurisdiction, law: enactment.law)
    self.after = after
    self.summary = summary.replacing(after)
    let groups = Self.groups(enactment.targets, rubric: grader.rubric)
    let shares = Worth.shares(of: groups.count) { set in
      let included = Set(groups.indices.filter { set >> $0 & 1 == 1 }.flatMap { groups[$0] })
      return grader.score(grader.encode(enactment.law { included.contains($0) }))?.points ?? .zero
    }
    changes = zip(groups, shares).enumerated().sorted {
      $0.element.1 != $1.element.1 ? $0.element.1 > $1.element.1 : $0.offset < $1.offset
    }.map { Change(targets: $0.element.0, worth: $0.element.1) }
  }

  /// The targets one by one, or, where there are too many, those of one criterion and pathway together.
  private static func groups(_ targets: [Draft.Target], rubric: Rubric) -> [[Draft.Target]] {
    func grouped(_ key: (Draft.Target) -> String) -> [[Draft.Target]] {
      var keys: [String] = []
      var byKey: [String: [Draft.Target]] = [:]
      for target in targets {
        let name = key(target)
        if byKey[name] == nil { keys.append(name) }
        byKey[name, default: []].append(target)
      }
      return keys.map { byKey[$0] ?? [] }
    }
    if targets.count <= Worth.limit { return targets.map { [$0] } }
    let byCriterion = grouped { target in
      guard case .answer(let pathway, let question) = target else { return "pathway \(target.pathway)" }
      let criterion = rubric.criteria.first { $0.questions.contains(question) }
      return "\(pathway)/\(criterion?.id ?? "")"
    }
    if byCriterion.count <= Worth.limit { return byCriterion }
    let byPathway = grouped(\.pathway)
    return byPathway.count <= Worth.limit ? byPathway : [targets]
  }
}

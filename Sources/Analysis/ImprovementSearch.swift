import Rubric
import Statutes

/// Finds the smallest sets of changed answers by choosing, for each criterion, which of its answers to change.
struct ImprovementSearch: Sendable {
  /// The most sets that are looked at one by one; beyond them the total is only known to be larger.
  static let limit = 1000

  /// The choices on one pathway: for each criterion the options that it has.
  private struct Field {
    let pathway: String?
    let criteria: [[CriterionOption]]
    /// Changes that no criterion reads, made to let the pathway lead or to open a gate.
    let unread: [Improvement.Change]
    /// What the criteria earn today.
    let today: [Points]

    /// The most points that the options of the criteria from a place on earn with each number of changes: `best[place][n]`,
    /// `nil` where no set has that number.
    let best: [[Points?]]

    init(
      pathway: String?, criteria: [[CriterionOption]], unread: [Improvement.Change], today: [Points]
    ) {
      self.pathway = pathway
      self.criteria = criteria
      self.unread = unread
      self.today = today
      var best: [[Points?]] = [[.zero]]
      for options in criteria.reversed() {
        let rest = best[best.count - 1]
        let most = options.map(\.changes.count).max() ?? 0
        var next = [Points?](repeating: nil, count: rest.count + most)
        for option in options {
          for (count, points) in rest.enumerated() {
            guard let points else { continue }
            let size = count + option.changes.count
            let sum = points + option.points
            next[size] = max(next[size] ?? sum, sum)
          }
        }
        best.append(next)
      }
      self.best = best.reversed()
    }

    /// The most points of all.
    var most: Points { best[0].lazy.compactMap { $0 }.max() ?? .zero }

    /// The fewest changes that earn a number of points.
    func fewest(for goal: Points) -> Int? { best[0].firstIndex { $0.map { $0 >= goal } ?? false } }
  }

  private let law: Law
  private let grader: Grader
  private let fixed: Set<String>
  private let summary: NationalSummary?

  init(law: Law, grader: Grader, fixed: Set<String>, summary: NationalSummary?) {
    self.law = law
    self.grader = grader
    self.fixed = fixed
    self.summary = summary
  }

  /// The most points that any set of changes reaches.
  var mostPoints: Points {
    fields(letter: nil).map(\.most).max() ?? .zero
  }

  /// The smallest sets that reach a number of points, with every gate open that caps below a letter.
  func routes(to goal: Points, cap letter: String?, limit: Int) -> Improvement.Outcome {
    let fields = fields(letter: letter)
    let sizes = fields.map { field in field.fewest(for: goal).map { $0 + field.unread.count } }
    guard let smallest = sizes.compactMap({ $0 }).min() else {
      return .outOfReach(best: fields.map(\.most).max() ?? .zero)
    }
    var routes: [Improvement.Route] = []
    var seen = Set<Set<Improvement.Change>>()
    for (field, size) in zip(fields, sizes) where size == smallest {
      for route in self.routes(of: field, count: smallest - field.unread.count, goal: goal) {
        let changes = Set(route.steps.flatMap(\.changes))
        if seen.insert(changes).inserted { routes.append(route) }
      }
    }
    let order = routes.indices.sorted {
      routes[$0].points != routes[$1].points ? routes[$0].points > routes[$1].points : $0 < $1
    }
    return .routes(order.prefix(limit).map { routes[$0] }, total: min(routes.count, Self.limit))
  }

  /// The fields to choose from: one for each pathway, and each way to let it lead and to open the gates.
  private func fields(letter: String?) -> [Field] {
    let places: [Int?] = law.pathways.isEmpty ? [nil] : law.pathways.indices.map { $0 }
    let criteria = grader.rubric.criteria.indices
    let read = Set(grader.rubric.criteria.flatMap(\.questions))
    return places.flatMap { place -> [Field] in
      let options = CriterionOptions(grader, law: law, pathway: place) { question, value in
        summary?.holderCount(of: question, value: value) ?? 0
      }
      let today = criteria.map { options.today($0) }
      return grader.requirements(of: law, pathway: place, letter: letter).compactMap { required in
        guard required.keys.allSatisfy({ !fixed.contains($0) }) else { return nil }
        let choices = criteria.map { options.options(of: $0, fixed: fixed, required: required) }
        guard choices.allSatisfy({ !$0.isEmpty }) else { return nil }
        let unread = required.keys.filter { !read.contains($0) }.sorted().map { question in
          Improvement.Change(question: question, value: .choice(required[question]?.first ?? ""))
        }
        return Field(
          pathway: place.map { law.pathways[$0].pathway.id }, criteria: choices, unread: unread, today: today)
      }
    }
  }

  /// The sets of a field with a number of changes that reach a goal, those that earn most first as far as the limit allows.
  private func routes(of field: Field, count: Int, goal: Points) -> [Improvement.Route] {
    var routes: [Improvement.Route] = []
    var chosen: [CriterionOption] = []
    func descend(_ place: Int, left: Int, earned: Points, goal: Points) {
      guard routes.count < Self.limit else { return }
      if place == field.criteria.count {
        if left == 0, earned >= goal { routes.append(route(field, chosen, earned)) }
        return
      }
      for option in field.criteria[place] where option.changes.count <= left {
        let remaining = left - option.changes.count
        let rest = field.best[place + 1]
        // A branch that cannot reach the goal is left.
        guard remaining < rest.count, let most = rest[remaining], earned + option.points + most >= goal else {
          continue
        }
        chosen.append(option)
        descend(place + 1, left: remaining, earned: earned + option.points, goal: goal)
        chosen.removeLast()
      }
    }
    descend(0, left: count, earned: .zero, goal: goal)
    return routes
  }

  private func route(_ field: Field, _ chosen: [CriterionOption], _ points: Points) -> Improvement.Route {
    var steps = chosen.enumerated().filter { !$0.element.changes.isEmpty }.map { place, option in
      Improvement.Step(
        criterion: place,
        changes: option.changes.map { Improvement.Change(question: $0.question, value: $0.value) },
        points: option.points - field.today[place])
    }
    steps = steps.enumerated().sorted {
      $0.element.points != $1.element.points ? $0.element.points > $1.element.points : $0.offset < $1.offset
    }.map(\.element)
    if !field.unread.isEmpty { steps.insert(.init(criterion: nil, changes: field.unread, points: .zero), at: 0) }
    return Improvement.Route(pathway: field.pathway, steps: steps, points: points)
  }
}

import Rubric
import Statutes

/// Reads a rubric and checks it exhaustively against the codebook.
struct RubricReader {
  let reading: FileReading
  let codebook: Codebook

  /// Reads a rubric and works it out; reports whatever keeps it from grading.
  func grader(_ root: YAMLNode) -> Grader? {
    let before = reading.count
    guard let (rubric, places) = rubric(root), reading.count == before else { return nil }
    do throws(RubricProblems) {
      return try Grader(rubric: rubric, codebook: codebook)
    } catch {
      for problem in error.problems {
        reading.report(problem.diagnosticID, at: places.position(of: problem), problem.summary)
      }
      return nil
    }
  }

  /// Where the parts of a rubric stand in its file.
  private struct Places {
    var root = SourcePosition.start
    var criteria: [SourcePosition] = []
    var levels: [[SourcePosition]] = []
    var gates: [SourcePosition] = []

    func position(of problem: RubricProblem) -> SourcePosition {
      if let gate = problem.gate { return gates[gate] }
      guard let criterion = problem.criterion else { return root }
      return problem.level.map { levels[criterion][$0] } ?? criteria[criterion]
    }
  }

  private func rubric(_ root: YAMLNode) -> (Rubric, Places)? {
    guard
      let fields = reading.fields(
        root, what: "the rubric",
        required: [
          "rubric", "title", "version", "codebook", "points", "about", "letters", "no_law", "lead", "criteria",
        ], optional: ["gates", "reads_for", "no_class"])
    else { return nil }
    var places = Places()
    places.root = fields.position(of: "points")
    let letters = (reading.items(fields["letters"], what: "letters") ?? []).compactMap(letter)
    let groups = (fields["reads_for"].map { reading.items($0, what: "reads_for") ?? [] } ?? []).compactMap {
      reading.word($0, what: "a group of reads_for", among: codebook.groups.map(\.id))
    }
    let unclassed = fields["no_class"].flatMap { reading.word($0, what: "no_class", as: Rubric.Unclassed.self) }
    let lead = (reading.items(fields["lead"], what: "lead") ?? []).compactMap(leadClass)
    let gates = (fields["gates"].map { reading.items($0, what: "gates") ?? [] } ?? []).compactMap { node in
      gate(node).map { gate in
        places.gates.append(node.position)
        return gate
      }
    }
    let criteria = (reading.items(fields["criteria"], what: "criteria") ?? []).compactMap { node in
      criterion(node).map { criterion, levels in
        places.criteria.append(node.position)
        places.levels.append(levels)
        return criterion
      }
    }
    var seen = Set<String>()
    for (place, criterion) in criteria.enumerated() where !seen.insert(criterion.id).inserted {
      reading.report(.badID, at: places.criteria[place], "the criterion id '\(criterion.id)' is used twice")
    }
    guard let id = reading.id(fields["rubric"], what: "the rubric's id"),
      let title = reading.text(fields["title"], what: "the title"),
      let version = reading.text(fields["version"], what: "the version"),
      let book = reading.word(fields["codebook"], what: "the codebook", among: [codebook.id]),
      let points = points(fields["points"]),
      let about = reading.text(fields["about"], what: "about"),
      let noLaw = noLaw(fields["no_law"])
    else { return nil }
    let rubric = Rubric(
      id: id, title: title, version: version, codebook: book, points: points, about: about,
      scale: GradeScale(letters: letters), noLaw: noLaw, groups: groups, lead: lead,
      unclassed: unclassed ?? .comesLast, gates: gates, criteria: criteria)
    return (rubric, places)
  }

  private func letter(_ node: YAMLNode) -> GradeScale.Letter? {
    guard let fields = reading.fields(node, what: "a letter", required: ["letter", "from", "meaning"]),
      let letter = reading.text(fields["letter"], what: "the letter"),
      let from = points(fields["from"]),
      let meaning = reading.text(fields["meaning"], what: "the meaning")
    else { return nil }
    return GradeScale.Letter(letter: letter, from: from, meaning: meaning)
  }

  private func noLaw(_ node: YAMLNode?) -> Rubric.NoLaw? {
    guard let node else { return nil }
    let mark = ["letter", "meaning"]
    let isMarked: Bool
    if case .mapping(let entries) = node.content {
      isMarked = entries.contains { mark.contains($0.key) }
    } else {
      isMarked = false
    }
    guard
      let fields = reading.fields(node, what: "no_law", required: ["reason"] + (isMarked ? mark : []), optional: mark),
      let reason = reading.text(fields["reason"], what: "the reason")
    else { return nil }
    guard isMarked else { return Rubric.NoLaw(mark: nil, reason: reason) }
    guard let letter = reading.text(fields["letter"], what: "the letter"),
      let meaning = reading.text(fields["meaning"], what: "the meaning")
    else { return nil }
    return Rubric.NoLaw(mark: .init(letter: letter, meaning: meaning), reason: reason)
  }

  private func leadClass(_ node: YAMLNode) -> Rubric.LeadClass? {
    guard let fields = reading.fields(node, what: "a class of pathways", required: ["label", "when_any"]),
      let label = reading.text(fields["label"], what: "the label"),
      let conditions = reading.items(fields["when_any"], what: "when_any")
    else { return nil }
    return Rubric.LeadClass(label: label, whenAny: conditions.map { condition($0) })
  }

  private func gate(_ node: YAMLNode) -> Rubric.Gate? {
    guard
      let fields = reading.fields(
        node, what: "a gate", required: ["id", "flag", "opens_when_any", "cap", "reason", "advice"]),
      let id = reading.id(fields["id"], what: "the gate's id"),
      let flag = reading.text(fields["flag"], what: "the flag"),
      let opens = reading.items(fields["opens_when_any"], what: "opens_when_any"),
      let cap = reading.text(fields["cap"], what: "the cap"),
      let reason = reading.text(fields["reason"], what: "the reason"),
      let advice = reading.text(fields["advice"], what: "the advice")
    else { return nil }
    return Rubric.Gate(
      id: id, flag: flag, opens: opens.map { condition($0) }, cap: cap, reason: reason, advice: advice)
  }

  private func criterion(_ node: YAMLNode) -> (Criterion, [SourcePosition])? {
    guard
      let fields = reading.fields(
        node, what: "a criterion",
        required: ["id", "title", "points", "reads", "questions", "why", "full_marks", "levels"]),
      let id = reading.id(fields["id"], what: "the criterion's id"),
      let title = reading.text(fields["title"], what: "the title"),
      let points = points(fields["points"]),
      let reach = reading.word(fields["reads"], what: "reads", as: Criterion.Reach.self),
      let questionNodes = reading.items(fields["questions"], what: "questions"),
      let why = reading.text(fields["why"], what: "why"),
      let fullMarks = reading.text(fields["full_marks"], what: "full_marks"),
      let levelNodes = reading.items(fields["levels"], what: "levels")
    else { return nil }
    let asked = codebook.questions.filter { $0.scope == reach.scope }.map(\.id)
    let questions = questionNodes.compactMap {
      reading.word($0, what: "a question of '\(id)'", among: asked, id: .unknownQuestion)
    }
    let levels = levelNodes.compactMap { level($0) }
    guard levels.count == levelNodes.count, questions.count == questionNodes.count else { return nil }
    let criterion = Criterion(
      id: id, title: title, points: points, reach: reach, questions: questions, why: why, fullMarks: fullMarks,
      levels: levels)
    return (criterion, levelNodes.map(\.position))
  }

  private func level(_ node: YAMLNode) -> Criterion.Level? {
    guard
      let fields = reading.fields(
        node, what: "a level", required: ["when", "points", "reason"], optional: ["advice"]),
      let when = fields["when"],
      let points = points(fields["points"]),
      let reason = reading.text(fields["reason"], what: "the reason")
    else { return nil }
    return Criterion.Level(
      when: condition(when), points: points, reason: reason,
      advice: fields["advice"].flatMap { reading.text($0, what: "the advice") })
  }

  /// Conditions are written `question: [values]`, or `question: {only|any|none: [values]}` for a list question.
  private func condition(_ node: YAMLNode) -> Condition {
    let entries = reading.entries(node, what: "a condition") ?? []
    return Condition(
      entries.compactMap { entry in
        guard let question = codebook.question(entry.key) else {
          reading.report(
            .unknownQuestion, at: entry.keyPosition, "the codebook asks no question '\(entry.key)'",
            solutions: Suggestion.solutions(for: entry.key, in: codebook.questions.map(\.id)))
          return nil
        }
        return test(entry.value, question).map { Condition.Clause(question: question.id, test: $0) }
      })
  }

  private func test(_ node: YAMLNode, _ question: Question) -> Condition.Test? {
    let allowed = question.options.map(\.value) + (question.silence == nil ? [] : ["silent"])
    func values(_ node: YAMLNode?) -> [String] {
      (reading.items(node, what: "the values") ?? []).compactMap {
        reading.word($0, what: "an answer to '\(question.id)'", among: allowed)
      }
    }
    guard case .mapping(let entries) = node.content else { return .oneOf(values(node)) }
    guard let entry = entries.first, entries.count == 1 else {
      reading.report(.wrongType, at: node.position, "a test has exactly one of the keys only, any, none")
      return nil
    }
    switch entry.key {
    case "only": return .only(values(entry.value))
    case "any": return .any(values(entry.value))
    case "none": return .none(values(entry.value))
    default:
      reading.report(
        .unknownKey, at: entry.keyPosition, "a test has no key '\(entry.key)'", solutions: ["allowed: only, any, none"])
      return nil
    }
  }

  private func points(_ node: YAMLNode?) -> Points? {
    guard let node, let text = reading.text(node, what: "the points") else { return nil }
    guard let points = Points(text: text) else {
      reading.report(.badNumber, at: node.position, "'\(text)' is not a number with at most two decimals")
      return nil
    }
    return points
  }
}

extension RubricProblem {
  /// The diagnostic that tells of the problem.
  fileprivate var diagnosticID: DiagnosticID {
    switch kind {
    case .wrongSum: .rubricSum
    case .brokenScale, .unknownLetter: .rubricScale
    case .unknownQuestion, .ungradableQuestion, .wrongTest, .unlistedQuestion, .questionReadTwice, .unorderedCoverage,
      .fallingCoverage, .tooManyCombinations:
      .rubricQuestion
    case .unknownValue: .unknownValue
    case .uncovered: .rubricUncovered
    case .unreachableLevel: .rubricUnreachable
    case .excessPoints, .noFullMarks, .adviceMismatch: .rubricPoints
    }
  }
}

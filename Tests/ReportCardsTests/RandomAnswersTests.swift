import Foundation
import ReportCards
import Rubric
import Statutes
import TestSupport
import Testing
import YAMLFiles

/// Random sets of answers with the grader's results, kept as a file that the browser tests read: the script of the what-if page has
/// to come to the same.
@Suite struct RandomAnswersTests {
  private static let seed: UInt64 = 20_261_121
  private static let file = "\(Repository.root)/Tests/Browser/random-answers.json"

  @Test func `the file of random answers is what the grader gives`() async throws {
    let project = try await Project.load(folder: Repository.root)
    let text =
      JSONValue.object([
        .init("seed", .number("\(Self.seed)")), .init("rubric", .string(project.grader.rubric.id)),
        .init("sets", .array(sets(project.grader))),
      ]).compactText + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
      try text.write(toFile: Self.file, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOfFile: Self.file, encoding: .utf8)
    // Told in a word: the file is long.
    let isSame = kept == text
    #expect(isSame, "run UPDATE_SNAPSHOTS=1 swift test and look at what changed")
  }

  private func sets(_ grader: Grader) -> [JSONValue] {
    var random = SeededGenerator(seed: Self.seed)
    let questions = grader.codebook.pathwayQuestions.filter { !$0.options.isEmpty }
    return (0..<1000).map { _ in
      let count = [0, 1, 1, 1, 2, 3].randomElement(using: &random) ?? 1
      let pathways = (0..<count).map { number -> (String, [String: Answer]) in
        let answers = questions.map { question in (question.id, answer(to: question, &random)) }
        return ("p\(number)", Dictionary(answers) { first, _ in first })
      }
      let law = Law(
        pathways: pathways.map { id, answers in
          LawInForce(
            pathway: Pathway(id: id, title: id, citation: "§", sources: [], history: []), versionIndex: 0,
            answers: answers)
        })
      let score = grader.score(grader.encode(law))
      let earned = score.flatMap { grader.rubric.scale.letter(for: $0.points) }
      let gate = score?.gate.map { grader.rubric.gates[$0] }
      let letter = earned.map { letter in gate.map { grader.rubric.scale.worse(letter, $0.cap) } ?? letter }
      return .object([
        .init(
          "pathways",
          .array(
            pathways.map { id, answers in
              .object([
                .init("id", .string(id)),
                .init(
                  "answers",
                  .object(
                    questions.compactMap { question in answers[question.id].map { .init(question.id, value($0)) } })),
              ])
            })),
        .init("points", .number("\(score?.points.hundredths ?? 0)")),
        .init("high", .number("\(score?.high.hundredths ?? 0)")),
        .init("letter", .optional(letter ?? grader.rubric.noLaw.mark?.letter)), .init("gate", .optional(gate?.id)),
      ])
    }
  }

  private func answer(to question: Question, _ random: inout SeededGenerator) -> Answer {
    let isOpen = Int.random(in: 0..<8, using: &random) == 0
    let value: Answer.Value
    if isOpen {
      value = Bool.random(using: &random) ? .unclear : .notResearched
    } else if question.kind == .list {
      value = .list(question.options.map(\.value).filter { _ in Int.random(in: 0..<5, using: &random) == 0 })
    } else {
      let choices = question.options.map { Answer.Value.choice($0.value) } + (question.silence == nil ? [] : [.silent])
      value = choices.randomElement(using: &random) ?? .notResearched
    }
    return Answer(value: value, cite: "§", note: "Random.", basis: nil, confidence: nil)
  }

  private func value(_ answer: Answer) -> JSONValue {
    switch answer.value {
    case .choice(let word), .text(let word): .string(word)
    case .list(let items), .texts(let items): .array(items.map { .string($0) })
    case .silent: .string("silent")
    case .unclear: .string("unclear")
    case .notResearched: .string("not_researched")
    }
  }
}

import Statutes

/// What the second coding of a sample showed, question by question, before anything was resolved.
struct SecondCodingSection {
  let coding: SecondCoding
  let codebook: Codebook

  var block: Block {
    let sample = coding.sample
    let questions = codebook.pathwayQuestions.filter(SecondCoding.isComparable)
    let compared = questions.reduce(0) { $0 + coding.compared($1.id) }
    let diverged = coding.divergences.count
    func count(_ cause: SecondCoding.Divergence.Cause) -> Int { coding.divergences.count { $0.cause == cause } }
    let causes =
      "Of the \(diverged), \(count(.reading)) came from a misreading, \(count(.sources)) from words that only one coder had seen, and "
      + "\(count(.codebook)) from the codebook, which was mended."
    return .section(
      "The second coding", id: "second-coding",
      [
        .paragraph([
          .text(
            "\(LawSentence.joined(sample.jurisdictions)) were coded a second time, independently, from the statutes and the codebook alone. "
              + "The sample was drawn with the seed \(sample.seed): \(sample.method) The codings were compared on \(sample.compared), before "
              + "anything was changed.")
        ]),
        .paragraph([
          .text(
            "The coders differed on \(diverged) of \(compared) answers, \(Words.percent(diverged, of: compared)). \(causes)"
          )
        ]),
        .table(
          Table(
            caption: "Divergence by question, before resolution",
            columns: [
              Table.Column("Question"), Table.Column("Compared", .end), Table.Column("Divergent", .end),
              Table.Column("Rate", .end),
            ],
            rows: questions.map { question in
              let all = coding.compared(question.id)
              let different = coding.divergences(on: question.id).count
              return [
                .plain(question.label), .plain("\(all)"), .plain("\(different)"),
                .plain(Words.percent(different, of: all)),
              ]
            })),
        .folded("The review sheet", [sheet]),
      ])
  }

  private var sheet: Block {
    .table(
      Table(
        caption: "Each divergence with both reasons and its resolution",
        columns: [
          Table.Column("Where"), Table.Column("First coder"), Table.Column("Second coder"), Table.Column("Resolution"),
        ],
        rows: coding.divergences.map { item in
          let question = codebook.question(item.question)?.label ?? item.question
          return [
            .plain("\(item.jurisdiction), \(item.pathway): \(question)"), .plain("\(item.first). \(item.firstReason)"),
            .plain("\(item.second). \(item.secondReason)"), .plain("\(Self.words(item.outcome)) \(item.resolution)"),
          ]
        }))
  }

  private static func words(_ outcome: SecondCoding.Divergence.Outcome) -> String {
    switch outcome {
    case .first: "The first stands."
    case .second: "The second stands."
    case .neither: "Neither stands."
    }
  }
}

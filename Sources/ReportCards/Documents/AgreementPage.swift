import Analysis
import Rubric
import Statutes

/// How far coders agree, question by question, with every divergence.
public struct AgreementPage {
  private let comparison: CodingComparison
  private let names: [String]
  private let seed: UInt64
  private let report: Report

  /// Resamples behind each interval.
  private static let resamples = 1000

  /// Creates the page of a comparison of coders, named as the reader knows them.
  public init(_ comparison: CodingComparison, names: [String], seed: UInt64, in report: Report) {
    self.comparison = comparison
    self.names = names
    self.seed = seed
    self.report = report
  }

  /// The page.
  public var document: Document {
    let all = comparison.all
    return Document(
      path: "agreement", title: "Agreement of coders", summary: "How far coders agree, question by question.",
      blocks: [
        .title("Agreement of coders", kicker: [.text(names.joined(separator: ", "))]),
        .paragraph([
          .text(
            "\(Words.count(comparison.units.count, "pathway")) coded by \(names.count) coders. They differ on \(all.divergent) of "
              + "\(all.compared) answers, \(Words.percent(all.divergent, of: all.compared)). Krippendorff's alpha is \(alpha(all)), "
              + "Gwet's AC1 \(value(all.agreement?.gwetAC1)).\(errors(all))")
        ]),
        .section("By question", id: "questions", [questions]),
        .section("By jurisdiction", id: "jurisdictions", [jurisdictions]),
        .section("The review sheet", id: "sheet", [sheet]),
      ])
  }

  /// The figures by question, for other programs.
  public var data: DataTable {
    DataTable(
      columns: [
        "question", "compared", "divergent", "percent_agreement", "kappa", "alpha_nominal", "alpha_ordinal", "ac1",
      ],
      rows: comparison.questions.map { question in
        let figures = comparison.figures(of: question)
        let agreement = figures.agreement
        return [
          .text(question.id), .number("\(figures.compared)"), .number("\(figures.divergent)"),
          number(agreement?.percent), number(agreement?.cohenKappa), number(agreement?.krippendorffAlpha(.nominal)),
          question.order == nil ? .none : number(agreement?.krippendorffAlpha(.ordinal)), number(agreement?.gwetAC1),
        ]
      })
  }

  /// Every divergence with room for its resolution, for the reviewers.
  public var sheetData: DataTable {
    DataTable(
      columns: ["jurisdiction", "pathway", "question"] + names + ["resolution", "reason"],
      rows: comparison.divergences.map { item in
        [.text(item.unit.jurisdiction), .text(item.unit.pathway), .text(item.question.id)]
          + item.answers.map { .optional($0) } + [.none, .none]
      })
  }

  private func number(_ value: Double?) -> DataTable.Value {
    value.map { .number(Words.fixed($0, decimals: 6)) } ?? .none
  }

  private func value(_ value: Double?) -> String { value.map { Words.fixed($0, decimals: 2) } ?? "–" }

  private func alpha(_ figures: CodingComparison.Figures) -> String {
    let interval = figures.agreement?.interval(
      of: { $0.krippendorffAlpha(.nominal) }, resamples: Self.resamples, seed: seed)
    let span = interval.map { " (95 %: \(value($0.lower)) to \(value($0.upper)))" } ?? ""
    return value(figures.agreement?.krippendorffAlpha(.nominal)) + span
  }

  private func errors(_ figures: CodingComparison.Figures) -> String {
    guard let bound = ClopperPearson(errors: figures.divergent, of: figures.compared)?.upperBound() else { return "" }
    return " With 95 % confidence the rate is below \(Words.fixed(bound * 100, decimals: 1)) %."
  }

  private var questions: Block {
    .table(
      Table(
        caption:
          "Ordinal alpha where the codebook says that the answers are ordered; absences stand behind the last of them",
        columns: [
          Table.Column("Question"), Table.Column("Compared", .end), Table.Column("Divergent", .end),
          Table.Column("Agreement", .end), Table.Column("Kappa", .end), Table.Column("Alpha", .end),
          Table.Column("Ordinal", .end), Table.Column("AC1", .end),
        ],
        rows: comparison.questions.map { question in
          let figures = comparison.figures(of: question)
          let agreement = figures.agreement
          return [
            .plain(question.label), .plain("\(figures.compared)"), .plain("\(figures.divergent)"),
            .plain(value(agreement?.percent)), .plain(value(agreement?.cohenKappa)),
            .plain(value(agreement?.krippendorffAlpha(.nominal))),
            .plain(question.order == nil ? "–" : value(agreement?.krippendorffAlpha(.ordinal))),
            .plain(value(agreement?.gwetAC1)),
          ]
        }))
  }

  private var jurisdictions: Block {
    var codes: [String] = []
    for unit in comparison.units where !codes.contains(unit.jurisdiction) { codes.append(unit.jurisdiction) }
    return .table(
      Table(
        caption: "Over all questions",
        columns: [
          Table.Column("Jurisdiction"), Table.Column("Compared", .end), Table.Column("Divergent", .end),
          Table.Column("Rate", .end),
        ],
        rows: codes.map { code in
          let figures = comparison.figures(of: code)
          return [
            .plain(Place.named(code)?.name ?? code), .plain("\(figures.compared)"), .plain("\(figures.divergent)"),
            .plain(Words.percent(figures.divergent, of: figures.compared)),
          ]
        }))
  }

  private var sheet: Block {
    if comparison.divergences.isEmpty { return .paragraph([.text("The coders differ on nothing.")]) }
    return .table(
      Table(
        caption: "Every divergence",
        columns: [Table.Column("Where"), Table.Column("Question")] + names.map { Table.Column($0) },
        rows: comparison.divergences.map { item in
          [.plain("\(item.unit.jurisdiction), \(item.unit.pathway)"), .plain(item.question.label)]
            + item.answers.map { .plain($0 ?? "–") }
        }))
  }
}

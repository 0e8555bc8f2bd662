import Analysis
import Rubric
import Statutes

/// What a draft bill would do to a jurisdiction's grade.
public struct DraftPage {
  private let assessment: DraftAssessment
  private let report: Report
  private var rubric: Rubric { report.grader.rubric }
  private var codebook: Codebook { report.codebook }
  private var drafts: [Draft] { assessment.enactment.drafts }
  private var code: String { assessment.after.jurisdiction }

  /// Creates the page of an assessment.
  public init(_ assessment: DraftAssessment, in report: Report) {
    self.assessment = assessment
    self.report = report
  }

  /// The page.
  public var document: Document {
    let title = drafts.map(\.title).joined(separator: ", with ")
    let place = LawSentence.subject(code, assessment.after.name)
    return Document(
      path: "drafts/\(drafts.map(\.id).joined(separator: "+"))", title: "\(place): \(title)",
      summary: "What \(title) would do to the grade of \(place).",
      blocks: [
        .title(title, kicker: [.text("A draft, not law · "), .link(assessment.after.name, .page("states/\(code)"))]),
        .verdict(verdict),
      ] + drafts.flatMap(about) + [
        .section("What each change is worth", id: "changes", lead + [changes]),
        .section("Criterion by criterion", id: "criteria", [criteria]),
        .section("What it would leave on the table", id: "rest", [rest]),
        .section("Sources and method", id: "sources", sources),
      ])
  }

  /// One row a change, for other programs.
  public var data: DataTable {
    DataTable(
      columns: ["draft", "jurisdiction", "change", "pathway", "question", "from", "to", "worth", "cite"],
      rows: assessment.changes.flatMap { change in
        change.targets.enumerated().map { place, target in
          // Changes that are valued together carry their points once.
          let worth = place == 0 ? DataTable.Value.number("\(change.worth)") : .none
          return row(target, worth: worth)
        }
      })
  }

  private func row(_ target: Draft.Target, worth: DataTable.Value) -> [DataTable.Value] {
    let draft = drafts.first { $0.targets.contains(target) }
    let head: [DataTable.Value] = [.optional(draft?.id), .text(code)]
    switch target {
    case .answer(let pathway, let question):
      let answer = draft?.change(pathway: pathway, question: question)?.answer
      return head + [
        .text("answer"), .text(pathway), .text(question), .optional(words(before(pathway, question), question)),
        .optional(words(answer, question)), worth, .optional(answer?.cite),
      ]
    case .added(let pathway):
      let citation = draft?.additions.first { $0.id == pathway }?.citation
      return head + [.text("added"), .text(pathway), .none, .none, .none, worth, .optional(citation)]
    case .repealed(let pathway):
      return head + [.text("repealed"), .text(pathway), .none, .none, .none, worth, .none]
    }
  }

  private func before(_ pathway: String, _ question: String) -> Answer? {
    assessment.enactment.base.pathways.first { $0.pathway.id == pathway }?.answers[question]
      ?? drafts.lazy.flatMap(\.additions).first { $0.id == pathway }?.answers[question]
  }

  private func words(_ answer: Answer?, _ question: String) -> String? {
    guard let answer, let question = codebook.question(question) else { return nil }
    return codebook.words(for: answer, to: question)
  }

  private var verdict: Verdict {
    let after = assessment.after
    let gate = rubric.gate(of: after)
    return Verdict(
      letter: after.letter, meaning: gate?.reason ?? rubric.letters.first { $0.letter == after.letter }?.meaning ?? "",
      figures: [
        .text("As drafted: \(report.standing(after, in: assessment.summary))"), .lineBreak,
        .text("Today: \(report.standing(assessment.before, in: report.summary))"),
      ], sentence: LawSentence(grade: after).text, flag: gate?.flag, facts: [])
  }

  private func about(_ draft: Draft) -> [Block] {
    var facts = [draft.stage]
    if let introduced = draft.introduced { facts.insert("Introduced \(introduced)", at: 0) }
    return [
      .paragraph([.text(draft.summary)]),
      .note([.text("\(facts.joined(separator: " · ")) · last checked \(draft.checked)")]),
    ]
  }

  private var changes: Block {
    let total = assessment.after.points - assessment.before.points
    return .table(
      Table(
        caption:
          "The parts add up to the whole, \(Words.signed(total)) points; each is the average over every order of the changes",
        columns: [
          Table.Column("Points", .end), Table.Column("Change"), Table.Column("What the draft says"),
          Table.Column("Who has it today"),
        ],
        rows: assessment.changes.map { change in
          [
            .plain(Words.signed(change.worth)),
            .text(joined(change.targets.map(name))),
            .text(joined(change.targets.map(note))),
            .text(joined(change.targets.map(holders))),
          ]
        }))
  }

  /// A word on the pathway that leads, where the drafts make another one lead.
  private var lead: [Block] {
    guard let before = assessment.before.leadLaw?.pathway, let after = assessment.after.leadLaw?.pathway,
      before.id != after.id
    else { return [] }
    return [
      .paragraph([
        .text(
          "Today the grade rests on \(before.title); as drafted it would rest on \(after.title), so criteria that the draft does not touch "
            + "may move as well.")
      ])
    ]
  }

  private func joined(_ lines: [[Inline]]) -> [Inline] {
    Array(lines.filter { !$0.isEmpty }.joined(separator: [.lineBreak]))
  }

  private func name(_ target: Draft.Target) -> [Inline] {
    switch target {
    case .answer(let pathway, let question):
      let label = codebook.question(question)?.label ?? question
      let change = drafts.lazy.compactMap { $0.change(pathway: pathway, question: question) }.first
      let from = words(before(pathway, question), question) ?? "–"
      return [.strong(label), .text(": \(from) → \(words(change?.answer, question) ?? "–")")]
    case .added(let pathway): return [.strong("New pathway: "), .text(title(pathway))]
    case .repealed(let pathway): return [.strong("Repealed: "), .text(title(pathway))]
    }
  }

  private func title(_ pathway: String) -> String {
    let added = drafts.lazy.flatMap(\.additions).first { $0.id == pathway }?.title
    return added ?? assessment.enactment.base.pathways.first { $0.pathway.id == pathway }?.pathway.title ?? pathway
  }

  private func note(_ target: Draft.Target) -> [Inline] {
    switch target {
    case .answer(let pathway, let question):
      guard let answer = drafts.lazy.compactMap({ $0.change(pathway: pathway, question: question) }).first?.answer
      else {
        return []
      }
      return [.text("\(Words.sentence(answer.note))\(answer.cite.map { " (\($0))" } ?? "")")]
    case .added(let pathway):
      let citation = drafts.lazy.flatMap(\.additions).first { $0.id == pathway }?.citation
      return citation.map { [.text($0)] } ?? []
    case .repealed: return []
    }
  }

  private func holders(_ target: Draft.Target) -> [Inline] {
    // Who uses the same words tells nobody anything.
    guard case .answer(let pathway, let question) = target, codebook.question(question)?.options.isEmpty == false,
      let answer = drafts.lazy.compactMap({ $0.change(pathway: pathway, question: question) }).first?.answer
    else { return [] }
    return report.holders(of: question, value: answer.value, beside: code)
  }

  private var criteria: Block {
    .table(
      Table(
        caption: "Points by criterion, today and as drafted",
        columns: [
          Table.Column("Criterion"), Table.Column("Today", .end), Table.Column("As drafted", .end),
          Table.Column("Change", .end), Table.Column("Why"),
        ],
        rows: rubric.criteria.indices.map { place in
          let before = assessment.before.criteria[place]
          let after = assessment.after.criteria[place]
          let change = after.points - before.points
          return [
            .plain(rubric.criteria[place].title), .plain("\(before.points)"),
            .plain("\(after.points) of \(after.maximum)"),
            .plain(change == .zero ? "–" : Words.signed(change)), .plain(after.reason),
          ]
        } + [
          [
            .plain("In total"), .plain("\(assessment.before.points)"),
            .plain("\(assessment.after.points) of \(assessment.after.possible)"),
            .plain(Words.signed(assessment.after.points - assessment.before.points)), .plain(""),
          ]
        ]))
  }

  private var rest: Block {
    let gains = Gain.all(for: assessment.after, in: assessment.summary)
    if gains.isEmpty { return .paragraph([.text("Nothing that the rubric looks at, or only answers that are open.")]) }
    return .list(gains.map { [.strong("+\($0.points) "), .text($0.advice)] })
  }

  private var sources: [Block] {
    var items: [[Inline]] = []
    for draft in drafts {
      items += draft.sources.map { source in
        let title: Inline = source.url.map { .link(source.title, .web($0)) } ?? .text(source.title)
        return [title, .text(" · reaches \(source.currentThrough)")]
      }
    }
    return [
      .list(items),
      .paragraph([
        .text(
          "A draft is laid over the law in force on \(report.asOf) and graded by the rubric \(rubric.id) as if it had been enacted. "
            + "What the bill does not touch stays as the law has it. See the "),
        .link("methodology", .page("methodology")),
        .text("."),
      ]),
    ]
  }
}

import Analysis
import Rubric
import Statutes

/// The methodology: what is coded and by which rules, what the answers rest on, and what is not covered.
struct MethodologyPage {
  let report: Report
  private var codebook: Codebook { report.codebook }
  private var rubric: Rubric { report.grader.rubric }

  init(_ report: Report) { self.report = report }

  var document: Document {
    Document(
      path: "methodology", title: "Methodology of the record relief report cards",
      summary: "How the laws were searched and coded, what the answers rest on, and what is not covered.",
      blocks: [
        .title("Methodology", kicker: [.text("\(report.edition.title) · law in force on \(report.asOf)")]),
        .section("What is coded", id: "scope", scope),
        .section("How the law is read", id: "rules", rules),
        .section("What the answers rest on", id: "sources", sources),
      ] + second + [
        .section("What trafficked children may vacate", id: "children", children),
        .section("How points are given", id: "points", points),
        .section("What is not covered", id: "limits", limits),
        .section("Terms", id: "terms", terms),
        .section("Citation", id: "citation", [.paragraph([.strong("Cite as: "), .text(report.edition.citeAs)])]),
      ])
  }

  // MARK: Scope and rules

  private var scope: [Block] {
    let pathways = report.jurisdictions.flatMap(\.pathways)
    let versions = pathways.reduce(0) { $0 + $1.history.count }
    let without = report.jurisdictions.filter(\.pathways.isEmpty).map(\.name)
    let starts = Set(report.jurisdictions.map(\.codedFrom)).sorted()
    let from = starts.first.map { "\($0)" } ?? "–"
    let checked = pathways.flatMap(\.history).map(\.verified)
    var blocks: [Block] = [
      .paragraph([
        .text(
          "Relief from criminal records that names survivors of trafficking, or is open to them as such by its own words, in the 50 "
            + "states, the District of Columbia and federal law: \(pathways.count) pathways in \(versions) versions, each answering "
            + "\(codebook.pathwayQuestions.count) questions, and \(codebook.jurisdictionQuestions.count) questions on related "
            + "protections for each jurisdiction. The coding starts at \(from); before it, nothing is said of the law.")
      ]),
      .paragraph([
        .text(
          "The law was looked for in public copies of codes, session laws and bills, in court rules and forms, and in guides and surveys. Each "
            + "pathway lists what was read and how late it reaches. Each card says where laws, and changes from 2023 on, were looked for."
        )
      ]),
    ]
    if !without.isEmpty {
      blocks.append(.paragraph([.text("No relief was found in \(LawSentence.joined(without)).")]))
    }
    if let first = checked.min(), let last = checked.max() {
      let span = first == last ? "on \(first)" : "between \(first) and \(last)"
      blocks.append(.paragraph([.text("The coding was last checked \(span).")]))
    }
    return blocks
  }

  private var rules: [Block] {
    [
      .paragraph([.text("These rules hold for every question. Each question has a rule of its own in the codebook.")]),
      .list(codebook.rules.map { [.text($0.definition)] }),
      .paragraph([.text("Four kinds of absence are kept apart:")]),
      .list(codebook.absences.map { [.strong("\($0.label). "), .text($0.definition)] }),
    ]
  }

  private var second: [Block] {
    report.secondCoding.map { [SecondCodingSection(coding: $0, codebook: codebook).block] } ?? []
  }

  // MARK: Sources

  private var sources: [Block] {
    let summary = SourceSummary(report.jurisdictions, codebook: codebook, on: report.asOf)
    func percent(_ part: Int) -> String { Words.percent(part, of: summary.all.total) }
    return [
      .paragraph([
        .text(
          "Of \(summary.all.total) answers on the law in force, \(percent(summary.all.statuteText)) were read in the law's own words, "
            + "\(percent(summary.all.secondary)) come from secondary sources, \(percent(summary.all.recall)) are general knowledge that "
            + "no source was seen for, and \(percent(summary.all.open)) are open.")
      ]),
      SourceTable.table(
        "The law in force and its earlier versions", first: "Answers",
        rows: [
          ([.text("The law in force on \(report.asOf)")], summary.all),
          ([.text("Earlier versions, where they differ")], summary.earlier),
        ]),
    ] + unread(summary) + [
      SourceTable.table(
        "By jurisdiction, the law in force", first: "Jurisdiction",
        rows: summary.byJurisdiction.map { ([.link($0.name, .page("states/\($0.code)"))], $0.count) }),
      SourceTable.table(
        "By question, the law in force", first: "Question",
        rows: summary.byQuestion.map { ([.text($0.question.label)], $0.count) }),
    ]
  }

  /// The pathways whose text was not found whole: fewer than three quarters of their answers were read in it.
  private func unread(_ summary: SourceSummary) -> [Block] {
    let unread = summary.byPathway.filter { $0.count.statuteText * 4 < $0.count.total * 3 }
    if unread.isEmpty { return [] }
    let answers = unread.reduce(0) { $0 + $1.count.open }
    return [
      .paragraph([
        .text(
          "The aim is that three quarters of all answers are read in the law's own words and at most nine in a hundred are open. It is not "
            + "met everywhere, for want of sources: of \(Words.count(unread.count, "pathway")) no whole text was found, and "
            + "\(answers) of the \(summary.all.open) open answers are theirs. None was guessed.")
      ]),
      .table(
        Table(
          caption: "Pathways of whose answers fewer than three quarters were read in the law's own words",
          columns: [
            Table.Column("Jurisdiction"), Table.Column("Pathway"), Table.Column("Answers", .end),
            Table.Column("Statute text", .end), Table.Column("Secondary", .end), Table.Column("Open", .end),
          ],
          rows: unread.map { item in
            [
              .text([.link(item.name, .page("states/\(item.code)"))]),
              .plain("\(item.pathway.title), \(item.pathway.citation)"), .plain("\(item.count.total)"),
              .plain("\(item.count.statuteText)"), .plain("\(item.count.secondary)"), .plain("\(item.count.open)"),
            ]
          })),
    ]
  }

  // MARK: Figures that the field quotes

  private var children: [Block] {
    func reachesAdjudications(_ law: LawInForce) -> Bool {
      ["explicit", "by_construction"].contains(law.choice("records_juvenile"))
    }
    func reachesConvictions(_ law: LawInForce) -> Bool {
      law.choice("records_convictions") == "yes" && law.choice("persons_minors") == "yes"
    }
    func vacates(_ law: LawInForce) -> Bool { ["on_the_merits", "equitable"].contains(law.choice("vacatur_ground")) }
    let count = report.summary.ranking.count
    func row(_ text: String, where test: (LawInForce) -> Bool) -> [Table.Cell] {
      let grades = report.summary.rankedGrades.filter { $0.pathways.contains(where: test) }
      return [
        .plain(text), .plain("\(grades.count) of \(count)"), .plain(grades.map(\.jurisdiction).joined(separator: " ")),
      ]
    }
    return [
      .paragraph([
        .text(
          "Two counts are often quoted. Their definitions decide the number, so both readings are given: relief of any kind, and vacatur "
            + "alone. Relief that is only open to adults, and answers that are open, are not counted.")
      ]),
      .table(
        Table(
          caption: "Among the 50 states and the District of Columbia, law in force on \(report.asOf)",
          columns: [Table.Column("Trafficked children may have"), Table.Column("Number", .end), Table.Column("Where")],
          rows: [
            row("delinquency adjudications cleared, by any remedy", where: reachesAdjudications),
            row("delinquency adjudications vacated", where: { reachesAdjudications($0) && vacates($0) }),
            row("criminal convictions cleared, by any remedy", where: reachesConvictions),
            row("criminal convictions vacated", where: { reachesConvictions($0) && vacates($0) }),
          ])),
    ]
  }

  // MARK: Points and limits

  private var points: [Block] {
    [
      .paragraph([.text(rubric.about)]),
      .paragraph([
        .text(
          "The rubric \(rubric.id), version \(rubric.version), has \(rubric.criteria.count) criteria and \(rubric.points) points. "
            + "Every combination of answers is checked to reach a level. An open answer earns the lowest points that any of its possible "
            + "answers would.")
      ]),
    ]
  }

  private var terms: [Block] {
    [.list(codebook.glossary.map { [.strong("\($0.label). "), .text($0.definition)] })]
  }

  private var limits: [Block] {
    [
      .list([
        [.text("How courts apply the law, how often relief is asked for and granted, and what lawyers are to be had.")],
        [.text("General expungement and sealing law, except where a card mentions it without grading it.")],
        [.text("Immigration consequences, and whether federal agencies honor relief under state law.")],
        [
          .text(
            "Case law, except where a card names it. An answer is what the words of the law say, even where courts have read more or less "
              + "into them.")
        ],
        [
          .text(
            "Much of what earlier versions said. Where nobody has read them, their answers are not yet researched, and a rise in points may "
              + "in part be such a gap.")
        ],
      ])
    ]
  }
}

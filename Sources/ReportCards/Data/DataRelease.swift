import Analysis
import Rubric
import Statutes

/// The data of a report as files for other programs, each described.
public struct DataRelease: Sendable {
  /// A file of the release that is not a table.
  struct Extra: Sendable {
    let path: String
    let description: String
    let mediaType: String
    let bytes: [UInt8]
  }

  let report: Report
  /// The tables, those that others refer to first.
  let resources: [DataResource]
  /// JSON and its schemas.
  let extras: [Extra]

  /// Collects the data of a report.
  ///
  /// - Parameter codes: The jurisdictions whose rows are wanted; `nil` means every one, and the trend over all.
  public init(_ report: Report, only codes: Set<String>? = nil) {
    let jurisdictions = report.jurisdictions.filter { codes?.contains($0.code) ?? true }
    let histories = jurisdictions.map { Past.history(of: $0, in: report) }
    self.init(
      report, jurisdictions, histories,
      codes == nil ? Trend(histories, from: Past.firstYear, to: report.asOf) : nil)
  }

  /// Collects the data of a whole report.
  init(_ report: Report, _ past: Past) {
    self.init(report, report.jurisdictions, past.histories, past.trend)
  }

  private init(_ report: Report, _ jurisdictions: [Jurisdiction], _ histories: [ScoreHistory], _ trend: Trend?) {
    self.report = report
    let law = LawTables(codebook: report.codebook, jurisdictions: jurisdictions)
    let scores = ScoreTables(report)
    let yardsticks = YardstickTables(codebook: report.codebook, rubric: report.grader.rubric)
    resources =
      [scores.scores(of: jurisdictions)] + law.resources + [scores.panel(of: law.places, histories)]
      + (trend.map { [scores.table(of: $0)] } ?? []) + [yardsticks.codebookTable, yardsticks.rubricTable]
    let lawJSON = LawJSON(tables: law, report: report)
    let scoreJSON = ScoreJSON(
      tables: scores, rows: scores.rows(jurisdictions.compactMap { report.summary.grade($0.code) }))
    extras = [
      Extra(
        path: "scores.json", description: "What scores.csv holds.", mediaType: "application/json",
        bytes: scoreJSON.bytes),
      Extra(
        path: "answers.json",
        description: "What answers.csv, related.csv, versions.csv and exceptions.csv hold, nested.",
        mediaType: "application/json", bytes: lawJSON.bytes),
      Extra(
        path: "scores.schema.json", description: "The JSON Schema of scores.json.",
        mediaType: "application/schema+json", bytes: Array(scoreJSON.schema.text.utf8)),
      Extra(
        path: "answers.schema.json", description: "The JSON Schema of answers.json.",
        mediaType: "application/schema+json", bytes: Array(lawJSON.schema.text.utf8)),
    ]
  }

  /// The Frictionless data package over the tables.
  private var package: [UInt8] {
    let descriptor = JSONValue.object([
      .init("profile", .string("tabular-data-package")), .init("name", .string("record-relief-report-cards")),
      .init("title", .string(report.edition.title)), .init("description", .string(description)),
      .init("version", .string(report.edition.name)),
      .init(
        "keywords",
        .array(
          ["human trafficking", "survivors", "criminal records", "vacatur", "expungement", "state law"].map {
            .string($0)
          })),
      .init(
        "sources",
        .array([
          .object([
            .init(
              "title",
              .string("Statutes, session laws, bills, court forms and pages about them, each listed with its address")),
            .init("path", .string("sources.csv")),
          ])
        ])),
      .init("resources", .array(resources.map(\.descriptor))),
    ])
    return Array(descriptor.text.utf8)
  }

  /// What the data are, in sentences.
  var description: String {
    "What the laws of the 50 states, the District of Columbia and the United States say about clearing the criminal records of "
      + "survivors of human trafficking: coded answers with citations and dates, and the points that each law earns on a stated rubric. "
      + "Cite as: \(report.edition.citeAs)"
  }

  /// The files, by path below the folder of the data, with a last one that lists the hashes of the others.
  public var files: [ReportFile] {
    let described =
      resources.map { (ReportFile(path: $0.path, bytes: $0.bytes), $0.hash) }
      + (extras.map { ReportFile(path: $0.path, bytes: $0.bytes) }
      + [
        ReportFile(path: "datapackage.json", bytes: package),
        ReportFile(path: "README.md", bytes: MarkdownRenderer().render(DataPage(self, isInReport: false).document)),
      ]).map { ($0, SHA256.hash($0.bytes)) }
    let sums = described.map { "\($1)  \($0.path)\n" }.joined()
    return described.map(\.0) + [ReportFile(path: "SHA256SUMS", bytes: Array(sums.utf8))]
  }

  /// The data as schema.org describes a data set, for search engines; addresses are relative to the front page.
  var metadata: JSONValue {
    func download(_ path: String, _ name: String, _ type: String) -> JSONValue {
      .object([
        .init("@type", .string("DataDownload")), .init("name", .string(name)),
        .init("encodingFormat", .string(type)), .init("contentUrl", .string("data/\(path)")),
      ])
    }
    return .object([
      .init("@context", .string("https://schema.org")), .init("@type", .string("Dataset")),
      .init("name", .string(report.edition.title)), .init("description", .string(description)),
      .init("version", .string(report.edition.name)), .init("dateModified", .string(report.edition.asOf.description)),
      .init("inLanguage", .string("en")), .init("isAccessibleForFree", .bool(true)),
      .init("citation", .string(report.edition.citeAs)),
      .init("temporalCoverage", .string("\(Past.firstYear)-01-01/\(report.asOf)")),
      .init(
        "spatialCoverage",
        .object([.init("@type", .string("Country")), .init("name", .string("United States"))])),
      .init(
        "distribution",
        .array(
          resources.map { download($0.path, $0.title, "text/csv") }
            + extras.map { download($0.path, $0.description, $0.mediaType) })),
    ])
  }
}

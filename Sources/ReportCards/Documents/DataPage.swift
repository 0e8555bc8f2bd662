/// What the data files hold, column by column, and the rules that they follow.
struct DataPage {
  private let release: DataRelease
  private let isInReport: Bool

  /// - Parameter isInReport: Whether it is a page of the report, and not a file that goes with the data alone.
  init(_ release: DataRelease, isInReport: Bool) {
    self.release = release
    self.isInReport = isInReport
  }

  var document: Document {
    let edition = release.report.edition
    return Document(
      path: isInReport ? "data/README" : "index", title: "The data", summary: release.description,
      blocks: [
        .title("The data", kicker: [.text("\(edition.title), edition \(edition.name), as of \(release.report.asOf)")]),
        .paragraph([.text(release.description)]),
        .section("Rules", id: "rules", [.list(rules)]),
        .section("Files", id: "files", [files]),
      ] + release.resources.map(columns))
  }

  private var rules: [[Inline]] {
    [
      [
        .strong("Days. "),
        .text(
          "A version of the law counts from the day that it took effect. A date that is known to the month or the year, or only as a "
            + "latest possible day, counts from the last day that it may mean, so that no law is credited before it surely held. "
            + "valid_through is the last day that counts; where it is empty, the answer is still in force as far as the coding goes."
        ),
      ],
      [
        .strong("Answers that a later version does not list. "),
        .text("They stay valid until a version changes them or the pathway ends. They are one row, not one a version."),
      ],
      [
        .strong("Open answers. "),
        .text(
          "unclear and not_researched are answers too. Each earns the lowest points that any settled answer would; points_high is "
            + "what the law could have once they are settled."),
      ],
      [
        .strong("The panel. "),
        .text(
          "A row for each jurisdiction and year from \(Past.firstYear) on. points, points_high, letter and pathways are those of "
            + "December 31, in the last year those of the edition's date. points_mean is the sum of each day's points divided by the number "
            + "of days, and share_in_force the number of days with a pathway in force divided by the number of days. Both count the coded "
            + "days from January 1 to the date, the first and the last included. Where no day of a year is coded, the row says none and its "
            + "figures are empty, not zero. A jurisdiction without a law has 0 points where the rubric sets those apart."
        ),
      ],
      [
        .strong("Empty cells. "),
        .text("They mean that there is no value. A list without items is written [], a silent law silent."),
      ],
      [
        .strong("Spreadsheets. "),
        .text(
          "A text that a spreadsheet would run as a formula, for it begins with =, +, -, @, a tab or a carriage return, perhaps "
            + "behind spaces or quotes, has an apostrophe in front in CSV. Negative numbers have none. JSON has every text as it is."
        ),
      ],
      [
        .strong("Not in the data: "),
        .text("the coders' notes, which stand in the statute files and on the pages of answers."),
      ],
    ]
  }

  private var files: Block {
    .table(
      Table(
        caption: "Files of this folder",
        columns: [Table.Column("File"), Table.Column("What it holds"), Table.Column("Rows", .end)],
        rows: release.resources.map { [file($0.path), .plain($0.description), .plain("\($0.rowCount)")] }
          + release.extras.map { [file($0.path), .plain($0.description), .plain("")] } + [
            [file("datapackage.json"), .plain("The Frictionless data package over the tables."), .plain("")],
            [.plain("SHA256SUMS"), .plain("Hashes, to be checked with sha256sum -c SHA256SUMS."), .plain("")],
          ]))
  }

  private func file(_ path: String) -> Table.Cell {
    .text([.link(path, .file(isInReport ? "data/\(path)" : path))])
  }

  private func columns(_ resource: DataResource) -> Block {
    .section(
      resource.path, id: resource.name,
      [
        .paragraph([
          .text("\(resource.title). \(resource.description) The key is \(resource.key.joined(separator: ", ")).")
        ]),
        .table(
          Table(
            caption: "Columns of \(resource.path)",
            columns: [Table.Column("Column"), Table.Column("What it says"), Table.Column("Form")],
            rows: resource.columns.map { [.plain($0.name), .plain($0.description), .plain($0.form)] })),
      ])
  }
}

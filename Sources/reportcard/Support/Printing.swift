import ArgumentParser
import ReportCards
import Rubric

/// The forms in which a page is printed.
enum PageFormat: String, ExpressibleByArgument, CaseIterable { case table, json, csv, markdown, html }

/// The option that says in which form a page is printed.
struct FormatOption: ParsableArguments {
  @Option(help: "The form of the output.")
  var format = PageFormat.table

  /// Prints a page, or the values behind it.
  func write(_ document: Document, data: DataTable, scale: GradeScale) {
    switch format {
    case .table: Console.write(TextRenderer().render(document))
    case .json: Console.write(data.json.text)
    case .csv: Console.write(data.csv)
    case .markdown: Console.write(String(decoding: MarkdownRenderer().render(document), as: UTF8.self))
    case .html: Console.write(String(decoding: HTMLRenderer(scale: scale).render(document), as: UTF8.self))
    }
  }
}

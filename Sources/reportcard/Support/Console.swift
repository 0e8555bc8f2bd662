import Foundation
import YAMLFiles

/// What is printed for people: results on standard output, problems on standard error.
enum Console {
  /// Prints a result as it is.
  static func write(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// Prints a problem.
  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Prints diagnostics and how many there are.
  static func print(_ diagnostics: Diagnostics) {
    for diagnostic in diagnostics.all { complain(diagnostic.description) }
    let files = Set(diagnostics.all.map(\.file)).count
    let count = diagnostics.all.count
    complain(
      "\(count) problem\(count == 1 ? "" : "s") in \(files) file\(files == 1 ? "" : "s"). "
        + "'reportcard explain ID' says more about the id in brackets.")
  }
}

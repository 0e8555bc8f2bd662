import Foundation
import YAMLFiles

/// What is printed for people: results on standard output, problems on standard error.
enum Console {
  /// Prints a result as it is.
  ///
  /// Where nobody reads on, as with `reportcard grade | head`, the command ends quietly; where the output cannot be written,
  /// as on a full disk, with the code for that.
  static func write(_ text: String) {
    guard let problem = Descriptor.write(Array(text.utf8), to: STDOUT_FILENO) else { return }
    if problem != EPIPE { complain("The output could not be written: \(String(cString: strerror(problem))).") }
    exit(problem == EPIPE ? EXIT_SUCCESS : 74)
  }

  /// Prints a problem.
  static func complain(_ text: String) {
    // Where even this cannot be written there is nobody to tell.
    _ = Descriptor.write(Array((text + "\n").utf8), to: STDERR_FILENO)
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

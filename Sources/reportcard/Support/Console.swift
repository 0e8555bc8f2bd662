import Foundation
import YAMLFiles

/// What is printed for people: results on standard output, problems on standard error.
enum Console {
  /// Prints a result as it is.
  ///
  /// Where nobody reads on, as with `reportcard grade | head`, the command ends quietly; where the output cannot be written,
  /// as on a full disk, with the code for that.
  static func write(_ text: String) {
    guard let problem = put(text, to: STDOUT_FILENO) else { return }
    if problem != EPIPE { complain("The output could not be written: \(String(cString: strerror(problem))).") }
    exit(problem == EPIPE ? EXIT_SUCCESS : 74)
  }

  /// Prints a problem.
  static func complain(_ text: String) {
    // Where even this cannot be written there is nobody to tell.
    _ = put(text + "\n", to: STDERR_FILENO)
  }

  /// Writes all of a text, or gives the number of the error that kept it from being written.
  private static func put(_ text: String, to descriptor: Int32) -> Int32? {
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        start += count
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
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

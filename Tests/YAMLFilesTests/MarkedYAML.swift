import Foundation
import TestSupport
import Testing
import YAMLFiles

/// A fixture with marks such as `«missing-cite»` where its diagnostics must point.
struct MarkedYAML: CustomTestStringConvertible {
  /// A diagnostic that must be reported.
  struct Expectation: Hashable, CustomStringConvertible {
    let id: String
    let position: SourcePosition

    var description: String { "\(position.line):\(position.column) \(id)" }
  }

  let name: String
  let text: String
  let expected: [Expectation]

  var testDescription: String { name }

  init(name: String, marked: String) {
    self.name = name
    var text = String.UnicodeScalarView()
    var expected: [Expectation] = []
    var id: String?
    var line = 1
    var column = 1
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«":
        id = ""
      case "»":
        expected.append(Expectation(id: id ?? "", position: SourcePosition(line: line, column: column)))
        id = nil
      default:
        if id != nil {
          id?.unicodeScalars.append(scalar)
        } else {
          text.append(scalar)
          column += 1
          if scalar == "\n" {
            line += 1
            column = 1
          }
        }
      }
    }
    self.text = String(text)
    self.expected = expected
  }

  /// The fixtures of a folder, by name.
  static func all(in folder: String) -> [MarkedYAML] {
    let path = "\(Repository.root)/Tests/YAMLFilesTests/Fixtures/\(folder)"
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    return names.compactMap { name in
      (try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)).map {
        MarkedYAML(name: String(name.dropLast(5)), marked: $0)
      }
    }
  }
}

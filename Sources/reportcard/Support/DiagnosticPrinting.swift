import ArgumentParser
import Foundation
import ReportCards
import YAMLFiles

/// The forms in which diagnostics are printed.
enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
  /// Lines for people, on standard error.
  case text
  /// A list of objects.
  case json
  /// The Static Analysis Results Interchange Format, version 2.1.0.
  case sarif
  /// Workflow commands that GitHub shows beside the lines of a change.
  case github

  /// Diagnostics for a program to read; `nil` where they are printed for people.
  func printed(_ diagnostics: [Diagnostic]) -> String? {
    switch self {
    case .text: nil
    case .json: JSONValue.array(diagnostics.map(\.json)).text
    case .sarif: SARIF.log(diagnostics).text
    case .github: diagnostics.map { GitHubCommand($0).line + "\n" }.joined()
    }
  }
}

extension Diagnostic {
  fileprivate var json: JSONValue {
    [
      "id": .string(id.rawValue), "severity": .string(severity.rawValue), "file": .string(file),
      "line": .number("\(position.line)"), "column": .number("\(position.column)"), "summary": .string(summary),
      "explanation": .string(id.explanation), "solutions": .array(solutions.map { .string($0) }),
    ]
  }

  /// What is wrong and what would be right, without the place.
  fileprivate var message: String { ([summary] + solutions).joined(separator: "\n") }
}

/// Diagnostics as a SARIF log.
private enum SARIF {
  static func log(_ diagnostics: [Diagnostic]) -> JSONValue {
    let driver: JSONValue = ["name": "reportcard", "rules": .array(DiagnosticID.allCases.map(rule))]
    let run: JSONValue = [
      "tool": ["driver": driver], "columnKind": "unicodeCodePoints", "results": .array(diagnostics.map(result)),
    ]
    return [
      "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0", "runs": [run],
    ]
  }

  private static func rule(_ id: DiagnosticID) -> JSONValue {
    [
      "id": .string(id.rawValue), "shortDescription": ["text": .string(id.title)],
      "fullDescription": ["text": .string(id.explanation)], "help": ["text": .string(id.explanation)],
      "defaultConfiguration": ["level": "error"],
    ]
  }

  private static func result(_ diagnostic: Diagnostic) -> JSONValue {
    let region: JSONValue = [
      "startLine": .number("\(diagnostic.position.line)"), "startColumn": .number("\(diagnostic.position.column)"),
    ]
    let index = DiagnosticID.allCases.firstIndex(of: diagnostic.id) ?? -1
    return [
      "ruleId": .string(diagnostic.id.rawValue), "ruleIndex": .number("\(index)"),
      "level": .string(diagnostic.severity.rawValue), "message": ["text": .string(diagnostic.message)],
      "locations": [["physicalLocation": ["artifactLocation": artifact(diagnostic.file), "region": region]]],
    ]
  }

  /// A file of the project, relative to its folder; a path from the root is a file address.
  private static func artifact(_ file: String) -> JSONValue {
    var allowed = CharacterSet.urlPathAllowed
    allowed.remove(charactersIn: ":;")
    let path = file.addingPercentEncoding(withAllowedCharacters: allowed) ?? file
    return file.hasPrefix("/") ? ["uri": .string("file://\(path)")] : ["uri": .string(path), "uriBaseId": "%SRCROOT%"]
  }
}

/// A diagnostic as a GitHub workflow command.
private struct GitHubCommand {
  let line: String

  init(_ diagnostic: Diagnostic) {
    let properties = [
      ("file", diagnostic.file), ("line", "\(diagnostic.position.line)"), ("col", "\(diagnostic.position.column)"),
      ("title", "\(diagnostic.id.title) [\(diagnostic.id.rawValue)]"),
    ]
    let head = properties.map { "\($0.0)=\(Self.escaped($0.1, also: [":", ","]))" }.joined(separator: ",")
    line = "::\(diagnostic.severity.rawValue) \(head)::\(Self.escaped(diagnostic.message, also: []))"
  }

  /// The text with the characters escaped that would end a command or a property.
  private static func escaped(_ text: String, also special: [Unicode.Scalar]) -> String {
    let escaped: [Unicode.Scalar] = ["%", "\r", "\n"] + special
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if escaped.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "%\(digits.count < 2 ? "0" : "")\(digits)"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}

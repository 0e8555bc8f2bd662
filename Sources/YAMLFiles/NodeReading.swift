import Statutes

/// Collects the diagnostics of one file and reads its nodes, reporting whatever does not fit.
///
/// Every reading function reports what is wrong and returns `nil`, so that a reader goes on and finds the rest.
final class FileReading {
  /// The most diagnostics that are listed for a file; nobody reads more, and a hostile file could hold millions.
  static let listLimit = 500

  let file: String
  /// The number of problems, listed or not.
  private(set) var count = 0
  private var listed: [Diagnostic] = []
  private var firstUnlisted: SourcePosition?

  init(file: String) { self.file = file }

  /// The diagnostics, with a last one that tells how many more there are where they are too many to list.
  var diagnostics: [Diagnostic] {
    guard let firstUnlisted else { return listed }
    return listed + [
      Diagnostic(
        .tooManyProblems, file: file, position: firstUnlisted,
        summary: "\(count - listed.count) more problems of this file are not listed")
    ]
  }

  /// Adds diagnostics that were found before.
  func add(_ more: [Diagnostic]) { for diagnostic in more { add(diagnostic.position) { diagnostic } } }

  /// Reports a diagnostic at a position.
  func report(
    _ id: DiagnosticID, at position: SourcePosition, _ summary: @autoclosure () -> String,
    solutions: @autoclosure () -> [String] = []
  ) {
    add(position) { Diagnostic(id, file: file, position: position, summary: summary(), solutions: solutions()) }
  }

  private func add(_ position: SourcePosition, _ diagnostic: () -> Diagnostic) {
    count += 1
    if listed.count < Self.listLimit {
      listed.append(diagnostic())
    } else if firstUnlisted == nil {
      firstUnlisted = position
    }
  }

  /// Reads a mapping, reporting unknown and missing keys.
  func fields(
    _ node: YAMLNode, what: String, required: [String], optional: [String] = []
  ) -> Fields? {
    guard case .mapping(let entries) = node.content else {
      report(.wrongType, at: node.position, "\(what) must be a mapping, and this is \(node.kindName)")
      return nil
    }
    var known: [YAMLNode.Entry] = []
    known.reserveCapacity(entries.count)
    for entry in entries {
      if required.contains(entry.key) || optional.contains(entry.key) {
        known.append(entry)
      } else {
        report(
          .unknownKey, at: entry.keyPosition, "\(what) has no key '\(entry.key)'",
          solutions: Suggestion.solutions(for: entry.key, in: required + optional))
      }
    }
    let fields = Fields(position: node.position, entries: known)
    for key in required where fields[key] == nil {
      report(.missingKey, at: node.position, "\(what) needs the key '\(key)'")
    }
    return fields
  }

  /// Reads a non-empty text.
  func text(_ node: YAMLNode?, what: String, emptyID: DiagnosticID = .emptyText) -> String? {
    guard let node else { return nil }
    guard case .scalar(let text, let isPlain) = node.content else {
      report(.wrongType, at: node.position, "\(what) must be a text, and this is \(node.kindName)")
      return nil
    }
    // Most texts begin with a letter, and are not empty then.
    let isBlank = text.utf8.first.map { $0 <= 32 || $0 > 126 } ?? true
    if (isBlank && text.allSatisfy(\.isWhitespace)) || (isPlain && (text == "~" || text == "null")) {
      report(emptyID, at: node.position, "\(what) is empty")
      return nil
    }
    return text
  }

  /// Reads a word that stands for an answer or an id, refusing an unquoted yes or no.
  func word(_ node: YAMLNode?, what: String) -> String? {
    guard let node, let text = text(node, what: what) else { return nil }
    if case .scalar(_, isPlain: true) = node.content, Self.booleans.contains(text.lowercased()) {
      report(
        .unquotedBoolean, at: node.position, "\(what) is an unquoted \(text)",
        solutions: ["write \"\(text.lowercased())\" with quotes"])
      return nil
    }
    return text
  }

  /// Reads one of a set of words.
  func word(_ node: YAMLNode?, what: String, among allowed: [String], id: DiagnosticID = .unknownValue) -> String? {
    guard let node, let word = word(node, what: what) else { return nil }
    guard allowed.contains(word) else {
      report(
        id, at: node.position, "\(what) cannot be '\(word)'", solutions: Suggestion.solutions(for: word, in: allowed))
      return nil
    }
    return word
  }

  /// Reads one case of an enumeration.
  func word<Case: RawRepresentable & CaseIterable>(_ node: YAMLNode?, what: String, as type: Case.Type) -> Case?
  where Case.RawValue == String {
    word(node, what: what, among: Case.allCases.map(\.rawValue)).flatMap(Case.init(rawValue:))
  }

  /// Reads an id: lower-case words joined by hyphens or underscores.
  func id(_ node: YAMLNode?, what: String) -> String? {
    guard let node, let id = word(node, what: what) else { return nil }
    return self.id(id, at: node.position, what: what)
  }

  /// Takes a word as an id.
  ///
  /// Ids become parts of addresses and names of pages, so nothing else may be in them.
  func id(_ word: String, at position: SourcePosition, what: String) -> String? {
    let isID =
      word.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 95 }
      && word.utf8.first.map { (97...122).contains($0) } == true
    if !isID {
      report(.badID, at: position, "\(what) '\(word)' is not made of lower-case words joined by hyphens")
      return nil
    }
    return word
  }

  /// Reads a truth value, written `true` or `false`.
  func bool(_ node: YAMLNode?, what: String) -> Bool? {
    guard let node, let text = text(node, what: what) else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      report(.wrongType, at: node.position, "\(what) must be true or false")
      return nil
    }
  }

  /// Reads a whole number of at least one.
  func count(_ node: YAMLNode?, what: String) -> Int? {
    guard let node, let text = text(node, what: what) else { return nil }
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(text), (1...9999).contains(number) else {
      report(.badNumber, at: node.position, "\(what) must be a whole number from 1 to 9999, and this is '\(text)'")
      return nil
    }
    return number
  }

  /// Reads a date that may be known to the month or year only.
  func lawDate(_ node: YAMLNode?, what: String) -> LawDate? {
    guard let node, let text = text(node, what: what) else { return nil }
    guard let date = LawDate(text) else {
      report(
        .badDate, at: node.position, "\(what) '\(text)' is not a date",
        solutions: ["write YYYY-MM-DD, YYYY-MM or YYYY, with 'by ' in front for a latest possible day"])
      return nil
    }
    return date
  }

  /// Reads a date known to the day.
  func day(_ node: YAMLNode?, what: String) -> CalendarDate? {
    guard let node, let text = text(node, what: what) else { return nil }
    guard let date = CalendarDate(text) else {
      report(.badDate, at: node.position, "\(what) '\(text)' is not a day", solutions: ["write YYYY-MM-DD"])
      return nil
    }
    return date
  }

  /// Reads a web address.
  func url(_ node: YAMLNode?, what: String) -> String? {
    guard let node, let text = text(node, what: what) else { return nil }
    guard Self.isWebAddress(text) else {
      report(
        .badURL, at: node.position, "\(what) is not a web address", solutions: ["begin with https://, without spaces"])
      return nil
    }
    return text
  }

  /// Whether a text is an address of the web: http or https in small letters, and a host with a dot and without a user's name.
  private static func isWebAddress(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let scheme = ["https://", "http://"].first(where: { bytes.starts(with: $0.utf8) }),
      bytes.allSatisfy(isAddressByte)
    else { return false }
    let authority = bytes.dropFirst(scheme.utf8.count).prefix { !"/?#".utf8.contains($0) }
    let host = authority.prefix { $0 != UInt8(ascii: ":") }
    let port = authority.dropFirst(host.count + 1)
    // A host may end with a dot, which names the root.
    let labels = (host.last == UInt8(ascii: ".") ? host.dropLast() : host).split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
        !label.isEmpty
          && label.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
          }
      }
      && (authority.count == host.count || !port.isEmpty) && port.allSatisfy { (48...57).contains($0) }
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "\\"),
      UInt8(ascii: "^"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"):
      false
    default: byte > 32 && byte < 127
    }
  }

  /// The items of a list; reports anything else.
  func items(_ node: YAMLNode?, what: String) -> [YAMLNode]? {
    guard let node else { return nil }
    guard case .sequence(let items) = node.content else {
      report(.wrongType, at: node.position, "\(what) must be a list, and this is \(node.kindName)")
      return nil
    }
    return items
  }

  /// The entries of a mapping whose keys are free.
  func entries(_ node: YAMLNode?, what: String) -> [YAMLNode.Entry]? {
    guard let node else { return nil }
    guard case .mapping(let entries) = node.content else {
      report(.wrongType, at: node.position, "\(what) must be a mapping, and this is \(node.kindName)")
      return nil
    }
    return entries
  }

  private static let booleans: Set<String> = ["yes", "no", "on", "off", "true", "false", "y", "n"]
}

/// The entries of a mapping whose keys were checked.
struct Fields {
  let position: SourcePosition
  /// The entries; a handful, which are found faster one by one than in a table.
  let entries: [YAMLNode.Entry]

  subscript(_ key: String) -> YAMLNode? { entry(key)?.value }

  /// Where a key stands, or where the mapping begins if the key is missing.
  func position(of key: String) -> SourcePosition { entry(key)?.keyPosition ?? position }

  private func entry(_ key: String) -> YAMLNode.Entry? { entries.first { $0.key == key } }
}

import Yams

/// Turns YAML text into nodes, the only place that knows Yams.
struct YAMLReader {
  /// The deepest nesting that is read.
  static let depthLimit = 24

  let nodes: YAMLNode
  /// What was found wrong on the way that did not keep the rest from being read.
  let diagnostics: [Diagnostic]

  /// Parses a text, or throws the diagnostics that say why it cannot be parsed.
  ///
  /// Yams refuses a mapping with a duplicate key as a whole. Each such key is reported where it stands the second time, then
  /// hidden from the parser, so that the rest of the file is checked in the same run.
  init(_ source: SourceText) throws(Diagnostics) {
    (nodes, diagnostics) = try Self.parse(source)
  }

  private static func parse(_ source: SourceText) throws(Diagnostics) -> (YAMLNode, [Diagnostic]) {
    var text = source.text
    var problems: [Diagnostic] = []
    var hidden = 0
    // Each duplicate costs another parse, so a large file gets fewer of them told in one run.
    let limit = min(50, max(3, 2 * SourceText.sizeLimit / max(text.utf8.count, 1)))
    while true {
      do {
        // The parser must outlive the walk: nodes hold their anchors weakly.
        let parser = try Parser(yaml: text, resolver: .basic)
        guard let root = try parser.singleRoot() else {
          throw Diagnostics([diagnostic(.emptyFile, source, .start, "the file holds no content")])
        }
        var walk = Walk(file: source.file)
        let nodes = walk.node(root, depth: 0)
        if !walk.diagnostics.isEmpty { throw Diagnostics(problems + walk.diagnostics) }
        return (nodes, problems)
      } catch let error as Diagnostics {
        throw Diagnostics(problems + error.all)
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let first = SourcePosition(line: context.mark.line, column: context.mark.column)
        guard let key = keys.first, let found = DuplicateKey.second(of: key, after: first, in: text), hidden < limit
        else {
          throw Diagnostics(
            problems + [diagnostic(.duplicateKey, source, first, "the key '\(keys.first ?? "")' appears twice")])
        }
        problems.append(
          diagnostic(
            .duplicateKey, source, found.position,
            "the key '\(key)' appears a second time; it stands at line \(first.line) already"))
        text.unicodeScalars.replaceSubrange(found.range, with: DuplicateKey.placeholder(hidden, length: key))
        hidden += 1
      } catch {
        throw Diagnostics(problems + [syntaxDiagnostic(error, source)])
      }
    }
  }

  private static func diagnostic(
    _ id: DiagnosticID, _ source: SourceText, _ position: SourcePosition, _ summary: String
  ) -> Diagnostic {
    Diagnostic(id, file: source.file, position: position, summary: summary)
  }

  private static func syntaxDiagnostic(_ error: any Error, _ source: SourceText) -> Diagnostic {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      let position = SourcePosition(line: mark.line, column: mark.column)
      if problem.contains("nesting level") {
        return diagnostic(.nestingTooDeep, source, position, "nesting deeper than \(depthLimit) levels")
      }
      let after = context.map { " \($0.text.trimmed)" } ?? ""
      return diagnostic(.yamlSyntax, source, position, "\(problem.trimmed)\(after)")
    case YamlError.reader(let problem, _, _, _):
      return diagnostic(.yamlSyntax, source, .start, problem)
    default:
      return diagnostic(.yamlSyntax, source, .start, "\(error)")
    }
  }
}

/// Copies Yams' nodes, with their positions and without their tags.
private struct Walk {
  let file: String
  var diagnostics: [Diagnostic] = []

  init(file: String) { self.file = file }

  mutating func node(_ node: Node, depth: Int) -> YAMLNode {
    let position = SourcePosition(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    let empty = YAMLNode(content: .scalar("", isPlain: true), position: position)
    if depth > YAMLReader.depthLimit {
      let summary = "nesting deeper than \(YAMLReader.depthLimit) levels"
      diagnostics.append(Diagnostic(.nestingTooDeep, file: file, position: position, summary: summary))
      return empty
    }
    if node.anchor != nil {
      diagnostics.append(Diagnostic(.alias, file: file, position: position, summary: "an anchor is not allowed"))
      return empty
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return YAMLNode(content: .scalar(scalar.string, isPlain: isPlain), position: position)
    case .sequence(let sequence):
      var items: [YAMLNode] = []
      items.reserveCapacity(sequence.count)
      for item in sequence { items.append(self.node(item, depth: depth + 1)) }
      return YAMLNode(content: .sequence(items), position: position)
    case .mapping(let mapping):
      var entries: [YAMLNode.Entry] = []
      entries.reserveCapacity(mapping.count)
      for (key, value) in mapping {
        let keyPosition = SourcePosition(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
        guard case .scalar(let scalar) = key else {
          diagnostics.append(
            Diagnostic(.wrongType, file: file, position: keyPosition, summary: "a key must be a word"))
          continue
        }
        if scalar.string.unicodeScalars.first.map(DuplicateKey.isPlaceholder) == true { continue }
        entries.append(
          YAMLNode.Entry(key: scalar.string, keyPosition: keyPosition, value: self.node(value, depth: depth + 1)))
      }
      return YAMLNode(content: .mapping(entries), position: position)
    case .alias:
      diagnostics.append(Diagnostic(.alias, file: file, position: position, summary: "an alias is not allowed"))
      return empty
    }
  }
}

extension String {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}

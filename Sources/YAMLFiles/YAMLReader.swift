/// Turns YAML text into nodes.
struct YAMLReader {
  /// The deepest nesting that is read.
  static let depthLimit = 24

  let nodes: YAMLNode
  /// What was found wrong on the way that did not keep the rest from being read.
  let diagnostics: [Diagnostic]

  /// Parses a text, or throws the diagnostics that say why it cannot be parsed.
  ///
  /// Of a key that stands twice the second is reported and left out, so that the rest of the file is checked in the same run.
  init(_ source: SourceText) throws(Diagnostics) {
    var text = source.text
    let result: Result<(YAMLNode, [Diagnostic]), Diagnostics> = text.withUTF8 { bytes in
      var builder = NodeBuilder(events: YAMLEvents(bytes), reading: FileReading(file: source.file))
      return Result { () throws(Diagnostics) in (try builder.document(), builder.reading.diagnostics) }
    }
    (nodes, diagnostics) = try result.get()
  }
}

/// Builds nodes from the events of a text that holds one document.
private struct NodeBuilder {
  let events: YAMLEvents
  let reading: FileReading
  /// Whether something was found that makes the nodes no copy of the text.
  private var isUnsound = false

  init(events: YAMLEvents, reading: FileReading) {
    self.events = events
    self.reading = reading
  }

  mutating func document() throws(Diagnostics) -> YAMLNode {
    do throws(YAMLEvents.SyntaxError) {
      var root: YAMLNode?
      reading: while true {
        let event = try events.next()
        switch event.content {
        case .other: continue
        case .streamEnd: break reading
        case .documentStart:
          if root != nil {
            refuse(.yamlSyntax, event.position, "a second document starts; a file holds one")
            break reading
          }
          root = try node(events.next(), depth: 0)
        default: break reading
        }
      }
      if let root, !isUnsound { return root }
      if !isUnsound { refuse(.emptyFile, .start, "the file holds no content") }
    } catch {
      let isDeep = error.problem.contains("nesting level")
      refuse(
        isDeep ? .nestingTooDeep : .yamlSyntax, error.position, isDeep ? Self.tooDeep : error.problem.trimmed)
    }
    throw Diagnostics(reading.diagnostics)
  }

  private mutating func node(
    _ event: YAMLEvents.Event, depth: Int
  ) throws(YAMLEvents.SyntaxError) -> YAMLNode {
    var content = YAMLNode.Content.scalar("", isPlain: true)
    if depth > YAMLReader.depthLimit {
      refuse(.nestingTooDeep, event.position, Self.tooDeep)
      try skip(event)
    } else {
      if event.isAnchored { refuse(.alias, event.position, "an anchor is not allowed", Self.writeOut) }
      switch event.content {
      case .scalar(let text, let isPlain):
        if !isPlain { check(text, event.position) }
        content = .scalar(text, isPlain: isPlain)
      case .sequenceStart: content = .sequence(try items(depth: depth + 1))
      case .mappingStart: content = .mapping(try entries(depth: depth + 1))
      default: refuse(.alias, event.position, "an alias is not allowed", Self.writeOut)
      }
    }
    return YAMLNode(content: content, position: event.position)
  }

  private mutating func items(depth: Int) throws(YAMLEvents.SyntaxError) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      let event = try events.next()
      if case .sequenceEnd = event.content { return items }
      items.append(try node(event, depth: depth))
    }
  }

  private mutating func entries(depth: Int) throws(YAMLEvents.SyntaxError) -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    var known = KnownKeys()
    while true {
      let event = try events.next()
      if case .mappingEnd = event.content { return entries }
      let key = try node(event, depth: depth)
      let value = try node(events.next(), depth: depth)
      guard case .scalar(let name, _) = key.content else {
        refuse(.wrongType, key.position, "a key must be a word")
        continue
      }
      if let first = known.first(name, among: entries) {
        reading.report(
          .duplicateKey, at: key.position,
          "the key '\(name)' appears a second time; it stands at line \(first.keyPosition.line) already")
      } else {
        entries.append(YAMLNode.Entry(key: name, keyPosition: key.position, value: value))
      }
    }
  }

  /// Reads on to the end of what an event starts.
  private func skip(_ start: YAMLEvents.Event) throws(YAMLEvents.SyntaxError) {
    var event = start
    var open = 0
    while true {
      switch event.content {
      case .sequenceStart, .mappingStart: open += 1
      case .sequenceEnd, .mappingEnd: open -= 1
      default: break
      }
      if open == 0 { return }
      event = try events.next()
    }
  }

  /// Reports what a backslash hid in a text; what stands in the file as it is was found before.
  private mutating func check(_ text: String, _ position: SourcePosition) {
    guard let found = text.unicodeScalars.first(where: InvisibleCharacter.matches) else { return }
    refuse(
      .controlCharacter, position, "this text holds \(InvisibleCharacter.name(found)), written with a backslash",
      ["remove it"])
  }

  private mutating func refuse(
    _ id: DiagnosticID, _ position: SourcePosition, _ summary: @autoclosure () -> String, _ solutions: [String] = []
  ) {
    isUnsound = true
    reading.report(id, at: position, summary(), solutions: solutions)
  }

  private static let writeOut = ["write the content out; quote it if it is text"]
  private static let tooDeep = "nesting deeper than \(YAMLReader.depthLimit) levels"
}

/// The keys of a mapping: a few are compared one by one, many are kept in a table.
private struct KnownKeys {
  private static let few = 16
  private var places: [String: Int] = [:]

  /// The entry that has a key already; without one, the key will belong to the next entry.
  mutating func first(_ key: String, among entries: [YAMLNode.Entry]) -> YAMLNode.Entry? {
    if entries.count < Self.few { return entries.first { $0.key == key } }
    if places.isEmpty { for (place, entry) in entries.enumerated() { places[entry.key] = place } }
    if let place = places[key] { return entries[place] }
    places[key] = entries.count
    return nil
  }
}

extension String {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}

import CYaml

/// The events of a YAML text, one after the other: the only place that knows libyaml.
///
/// Yams is the package that carries libyaml. Its own nodes are not used: they say neither where a key stands the second time nor
/// what follows it, and resolving their tags took most of the time of reading.
final class YAMLEvents {
  /// What the parser found next.
  enum Content {
    case scalar(String, isPlain: Bool)
    case sequenceStart
    case sequenceEnd
    case mappingStart
    case mappingEnd
    case alias
    case documentStart
    case streamEnd
    /// The start of the stream and the end of a document, which say nothing.
    case other
  }

  /// An event with the place where it starts.
  struct Event {
    let content: Content
    /// Whether the node has an anchor.
    let isAnchored: Bool
    let position: SourcePosition
  }

  /// Why a text is not YAML.
  struct SyntaxError: Error {
    let problem: String
    let position: SourcePosition
  }

  // The parser keeps its own address, so it must not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Starts to parse; the bytes must outlive the events.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event; after the end of the stream, or an error, there is none.
  func next() throws(SyntaxError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) != 0 else { throw error }
    defer { yaml_event_delete(&event) }
    let position = Self.position(event.start_mark)
    func found(_ content: Content, anchor: UnsafeMutablePointer<yaml_char_t>? = nil) -> Event {
      Event(content: content, isAnchored: anchor != nil, position: position)
    }
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return found(.scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), anchor: scalar.anchor)
    case YAML_SEQUENCE_START_EVENT: return found(.sequenceStart, anchor: event.data.sequence_start.anchor)
    case YAML_SEQUENCE_END_EVENT: return found(.sequenceEnd)
    case YAML_MAPPING_START_EVENT: return found(.mappingStart, anchor: event.data.mapping_start.anchor)
    case YAML_MAPPING_END_EVENT: return found(.mappingEnd)
    case YAML_ALIAS_EVENT: return found(.alias)
    case YAML_DOCUMENT_START_EVENT: return found(.documentStart)
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return found(.streamEnd)
    default: return found(.other)
    }
  }

  private var error: SyntaxError {
    let state = parser.pointee
    var problem = state.problem.map { String(cString: $0) } ?? "the text cannot be parsed"
    if let context = state.context { problem += " " + String(cString: context) }
    let isPlaced = state.error == YAML_SCANNER_ERROR || state.error == YAML_PARSER_ERROR
    return SyntaxError(problem: problem, position: isPlaced ? Self.position(state.problem_mark) : .start)
  }

  private static func position(_ mark: yaml_mark_t) -> SourcePosition {
    SourcePosition(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}

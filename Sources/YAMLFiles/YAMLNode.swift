/// A node of a YAML file: its content as text, and where it stands.
///
/// Scalars keep the text as written; the codebook and the readers decide its type, never YAML's own guesses.
struct YAMLNode: Sendable {
  struct Entry: Sendable {
    let key: String
    let keyPosition: SourcePosition
    let value: YAMLNode
  }

  enum Content: Sendable {
    /// A text, and whether it stands without quotes.
    case scalar(String, isPlain: Bool)
    case mapping([Entry])
    case sequence([YAMLNode])
  }

  let content: Content
  let position: SourcePosition

  /// What the node is, for an error message.
  var kindName: String {
    switch content {
    case .scalar(let text, let isPlain): text.isEmpty && isPlain ? "nothing" : "a text"
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }
}

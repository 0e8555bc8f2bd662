/// Writes HTML nodes as bytes, escaping every text and attribute.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes a page from its root element.
  static func page(_ root: HTMLNode) -> [UInt8] {
    var writer = HTMLWriter()
    writer.bytes.reserveCapacity(48_000)
    writer.raw("<!doctype html>")
    writer.write(root)
    writer.raw("\n")
    return writer.bytes
  }

  mutating func write(_ node: HTMLNode) {
    switch node {
    case .text(let text):
      escape(text)
    case .element(let element):
      if element.name.startsLine { raw("\n") }
      raw("<")
      raw(element.name.rawValue)
      for attribute in element.attributes {
        raw(" ")
        raw(attribute.name)
        raw("=")
        let quote = attribute.needsQuotes ? "\"" : ""
        raw(quote)
        escape(attribute.value)
        raw(quote)
      }
      raw(">")
      if element.name.isVoid { return }
      if element.name == .style || element.name == .script {
        // Browsers do not unescape the text of these elements; ours is a constant, or JSON without a less-than sign.
        for case .text(let text) in element.children { raw(text) }
      } else {
        for child in element.children { write(child) }
      }
      if element.name.endsItself { return }
      raw("</")
      raw(element.name.rawValue)
      raw(">")
    }
  }

  private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func escape(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      // Most of a text needs no escape, so what lies between two escapes is taken at once.
      var start = 0
      for place in utf8.indices {
        guard let entity = Self.entity(utf8[place]) else { continue }
        bytes.append(contentsOf: utf8[start..<place])
        bytes.append(contentsOf: entity.utf8)
        start = place + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
  }

  private static func entity(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}

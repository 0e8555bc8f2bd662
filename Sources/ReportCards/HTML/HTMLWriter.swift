/// Writes HTML as bytes, escaping every text and attribute.
///
/// Large pages are written as they are read, element by element; small parts can be put together as ``HTMLNode`` first.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  /// Writes a page with what its root element holds.
  static func page(_ attributes: [HTMLAttribute], _ content: (inout HTMLWriter) -> Void) -> [UInt8] {
    var writer = HTMLWriter()
    writer.bytes.reserveCapacity(48_000)
    writer.raw("<!doctype html>")
    writer.element(.html, attributes, content)
    writer.raw("\n")
    return writer.bytes
  }

  /// Writes an element with what it holds.
  mutating func element(
    _ name: HTMLElement.Name, _ attributes: [HTMLAttribute] = [], _ content: (inout HTMLWriter) -> Void
  ) {
    start(name, attributes)
    content(&self)
    end(name)
  }

  /// Writes an element that holds only text.
  mutating func element(_ name: HTMLElement.Name, _ attributes: [HTMLAttribute] = [], _ text: String) {
    start(name, attributes)
    // Browsers do not unescape the text of these elements; ours is a constant, or JSON without a less-than sign.
    if name == .style || name == .script { raw(text) } else { self.text(text) }
    end(name)
  }

  /// Writes an element that holds nothing.
  mutating func element(_ name: HTMLElement.Name, _ attributes: [HTMLAttribute] = []) {
    start(name, attributes)
    end(name)
  }

  /// Writes a part that was put together.
  mutating func write(_ node: HTMLNode) {
    switch node {
    case .text(let text): self.text(text)
    case .element(let element):
      if element.children.count == 1, case .text(let text) = element.children[0] {
        self.element(element.name, element.attributes, text)
        return
      }
      self.element(element.name, element.attributes) { writer in
        for child in element.children { writer.write(child) }
      }
    }
  }

  /// Writes text.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      // Most of a text needs no escape, so what lies between two escapes is taken at once.
      var start = 0
      for place in utf8.indices where Self.isSpecial(utf8[place]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<place]))
        raw(Self.entity(utf8[place]))
        start = place + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
  }

  private mutating func start(_ name: HTMLElement.Name, _ attributes: [HTMLAttribute]) {
    if name.startsLine { bytes.append(UInt8(ascii: "\n")) }
    bytes.append(UInt8(ascii: "<"))
    raw(name.rawValue)
    for attribute in attributes {
      bytes.append(UInt8(ascii: " "))
      raw(attribute.name)
      bytes.append(UInt8(ascii: "="))
      let needsQuotes = attribute.needsQuotes
      if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
      text(attribute.value)
      if needsQuotes { bytes.append(UInt8(ascii: "\"")) }
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func end(_ name: HTMLElement.Name) {
    if name.isVoid || name.endsItself { return }
    bytes.append(UInt8(ascii: "<"))
    bytes.append(UInt8(ascii: "/"))
    raw(name.rawValue)
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Whether a byte is a mark that HTML reads as markup.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }

  private static func entity(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    default: "&#39;"
    }
  }
}

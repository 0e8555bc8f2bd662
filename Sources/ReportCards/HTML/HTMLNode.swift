/// A piece of an HTML page that is put together before it is written.
///
/// Text is escaped when it is written; there is no way to put markup in a text.
enum HTMLNode: Sendable {
  case text(String)
  case element(HTMLElement)

  /// An element with children.
  static func tag(_ name: HTMLElement.Name, _ attributes: [HTMLAttribute] = [], _ children: [HTMLNode] = []) -> HTMLNode
  {
    .element(HTMLElement(name: name, attributes: attributes, children: children))
  }

  /// An element that holds only text.
  static func tag(_ name: HTMLElement.Name, _ attributes: [HTMLAttribute] = [], _ text: String) -> HTMLNode {
    .element(HTMLElement(name: name, attributes: attributes, children: [.text(text)]))
  }
}

/// An HTML or SVG element.
struct HTMLElement: Sendable {
  /// The elements that pages use.
  enum Name: String, Sendable {
    case html, head, body, title, meta, style, header, main, nav, footer, section, article
    case h1, h2, h3, p, a, ul, li, dl, dt, dd, div, span, strong, br, details, summary
    case table, caption, thead, tbody, tr, th, td
    case svg, rect, line
    case form, fieldset, legend, label, select, option, input, button, textarea, ol, noscript, script

    /// Whether the element has neither children nor an end tag.
    var isVoid: Bool { self == .meta || self == .br || self == .input }

    /// Whether what follows tells where the element ends, so that HTML lets its end tag be left out: a page is a tenth smaller.
    var endsItself: Bool {
      switch self {
      case .li, .dt, .dd, .thead, .tbody, .tr, .th, .td, .option: true
      default: false
      }
    }

    /// Whether a line break before the element changes nothing that a reader sees.
    var startsLine: Bool {
      switch self {
      case .a, .span, .strong, .br, .svg, .rect, .line, .summary, .dt, .dd, .label, .input, .button, .textarea, .option:
        false
      default: true
      }
    }
  }

  let name: Name
  let attributes: [HTMLAttribute]
  let children: [HTMLNode]
}

/// An attribute.
///
/// Values are escaped when they are written, and a link can lead only to a page of the report or to the web.
struct HTMLAttribute: Sendable {
  let name: String
  let value: String

  /// Whether the value has anything but letters, digits and a few marks that HTML reads without quotes.
  ///
  /// Links keep them, for those who search the source.
  var needsQuotes: Bool {
    name == "href" || value.isEmpty
      || !value.utf8.allSatisfy { byte in
        byte.isAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      }
  }

  private init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  static func `class`(_ value: String) -> HTMLAttribute { HTMLAttribute(name: "class", value: value) }
  static func id(_ value: String) -> HTMLAttribute { HTMLAttribute(name: "id", value: value) }
  static func lang(_ value: String) -> HTMLAttribute { HTMLAttribute(name: "lang", value: value) }
  static func scope(_ value: String) -> HTMLAttribute { HTMLAttribute(name: "scope", value: value) }
  static func title(_ value: String) -> HTMLAttribute { HTMLAttribute(name: "title", value: value) }
  static func role(_ value: String) -> HTMLAttribute { HTMLAttribute(name: "role", value: value) }
  static func aria(_ name: String, _ value: String) -> HTMLAttribute {
    HTMLAttribute(name: "aria-\(name)", value: value)
  }
  static func meta(_ name: String, _ value: String) -> HTMLAttribute { HTMLAttribute(name: name, value: value) }
  static let focusable = HTMLAttribute(name: "tabindex", value: "0")

  static func data(_ name: String, _ value: String) -> HTMLAttribute {
    HTMLAttribute(name: "data-\(name)", value: value)
  }

  /// An attribute of a form's parts.
  enum FormAttribute: String {
    case type, value, `for`, readonly, hidden, autocomplete, rows
  }

  static func form(_ name: FormAttribute, _ value: String) -> HTMLAttribute {
    HTMLAttribute(name: name.rawValue, value: value)
  }

  /// What a link tells the page that it leads to: nothing.
  static let noReferrer = HTMLAttribute(name: "rel", value: "noreferrer")

  /// A place in a grid, from 1.
  static func place(row: Int, column: Int) -> HTMLAttribute {
    HTMLAttribute(name: "style", value: "grid-row:\(row);grid-column:\(column)")
  }

  /// A number of a drawing.
  static func number(_ name: String, _ value: Int) -> HTMLAttribute { HTMLAttribute(name: name, value: "\(value)") }

  /// A number of a drawing, in hundredths.
  static func hundredths(_ name: String, _ value: Int) -> HTMLAttribute {
    let rest = value % 100
    return HTMLAttribute(
      name: name, value: rest == 0 ? "\(value / 100)" : "\(value / 100).\(rest < 10 ? "0" : "")\(rest)")
  }

  /// The box of a drawing.
  static func viewBox(width: Int, height: Int) -> HTMLAttribute {
    HTMLAttribute(name: "viewBox", value: "0 0 \(width) \(height)")
  }

  /// A link to a place on the same page.
  static func href(fragment: String) -> HTMLAttribute { HTMLAttribute(name: "href", value: "#\(fragment)") }

  /// A link to another page of the report, relative to this one.
  static func href(page: String) -> HTMLAttribute { HTMLAttribute(name: "href", value: page) }

  /// A link to the web, or `nil` where the address is neither http nor https.
  static func href(web address: String) -> HTMLAttribute? {
    guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return nil }
    return HTMLAttribute(name: "href", value: address)
  }
}

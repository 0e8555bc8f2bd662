/// Characters that an editor or a page shows as nothing, or that change how the text around them is shown.
///
/// On a terminal some of them are commands; in a law's words they make what is read differ from what is stored.
enum InvisibleCharacter {
  /// Whether a text should not hold a character: a control or format character other than a line feed, a separator of lines or
  /// paragraphs, one for private use, or none at all.
  static func matches(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 && scalar != "\n" }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: return true
    default: return scalar.properties.isNoncharacterCodePoint
    }
  }

  /// What to call such a character in a message.
  static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return switch scalar {
    case "\r": "a carriage return that ends no line (\(code))"
    case "\t": "a tab (\(code))"
    default: "the invisible character \(code)"
    }
  }
}

/// The colors of the letters, one hue from dark for the strongest law to pale.
///
/// The order survives a photocopier and every kind of color vision, and the letter always stands on the color.
public enum Palette {
  /// A color as red, green and blue, each 0 to 255.
  public struct Color: Sendable, Hashable {
    /// The red part.
    public let red: Int
    /// The green part.
    public let green: Int
    /// The blue part.
    public let blue: Int

    /// Creates a color from a number such as `0x08306B`.
    public init(_ rgb: Int) {
      red = rgb >> 16 & 255
      green = rgb >> 8 & 255
      blue = rgb & 255
    }

    /// The color as CSS writes it.
    public var css: String {
      "#" + [red, green, blue].map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }
  }

  /// The fill behind a letter and the color of the letter on it.
  public struct Mark: Sendable, Hashable {
    /// The name of the style class, such as `letter-a`.
    public let name: String
    /// The fill.
    public let fill: Color
    /// The color of the letter.
    public let ink: Color
  }

  /// The marks for the steps of a scale, best first.
  public static let steps: [Mark] = [
    Mark(name: "letter-a", fill: Color(0x0B2D52), ink: Color(0xFFFFFF)),
    Mark(name: "letter-b", fill: Color(0x275F94), ink: Color(0xFFFFFF)),
    Mark(name: "letter-c", fill: Color(0x7DB0D8), ink: Color(0x10202E)),
    Mark(name: "letter-d", fill: Color(0xB9D5EA), ink: Color(0x10202E)),
    Mark(name: "letter-f", fill: Color(0xE9F1F8), ink: Color(0x10202E)),
  ]

  /// The mark for no law: white, with a hatch.
  public static let none = Mark(name: "letter-n", fill: Color(0xFFFFFF), ink: Color(0x10202E))

  /// The mark of a letter by its place on a scale of any length.
  public static func mark(place: Int?, of count: Int) -> Mark {
    guard let place, count > 1 else { return none }
    return steps[place * (steps.count - 1) / (count - 1)]
  }
}

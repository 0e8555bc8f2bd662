import Foundation

/// Figures as they are printed: three digits are enough, and more would say what the measurement does not know.
enum Figures {
  /// A length of time: "0.412 ms", "41.2 ms", "412 ms", "4.12 s".
  static func seconds(_ seconds: Double) -> String {
    seconds < 1 ? "\(number(seconds * 1000)) ms" : "\(number(seconds)) s"
  }

  /// An amount of memory in millions of bytes.
  static func bytes(_ bytes: Int) -> String { "\(number(Double(bytes) / 1_000_000)) MB" }

  /// A number with three digits, without needless zeros.
  static func number(_ value: Double) -> String {
    if value >= 100 { return String(Int(value.rounded())) }
    var text = String(format: value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value)
    while text.contains("."), text.hasSuffix("0") || text.hasSuffix(".") { text.removeLast() }
    return text
  }
}

import Analysis
import Rubric
import Statutes

/// Small phrases that several pages use.
public enum Words {
  /// A letter with its article: "an A", "a B".
  public static func article(_ letter: String, capital: Bool = false) -> String {
    let article = "AEFHILMNORSX".contains(letter.prefix(1)) ? "an" : "a"
    return "\(capital ? article.prefix(1).uppercased() + article.dropFirst() : article) \(letter)"
  }

  /// A number with its noun: "1 answer", "3 answers".
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// Points with their sign: "+4", "-2.5", "0".
  static func signed(_ points: Points) -> String { points > .zero ? "+\(points)" : "\(points)" }

  /// A text with a period at its end, where it has no mark there.
  static func sentence(_ text: String) -> String {
    guard let last = text.last, !".!?".contains(last) else { return text }
    return text + "."
  }

  /// A part of a total in percent with one decimal: "12.7%"; "0.0%" of nothing.
  static func percent(_ part: Int, of total: Int) -> String {
    let perMille = total == 0 ? 0 : (part * 1000 + total / 2) / total
    return "\(perMille / 10).\(perMille % 10)%"
  }

  /// A chance in whole percent; one that only rounding would make none or all is told apart: "91%", "<1%", ">99%".
  static func percent(_ chance: Double) -> String {
    // A sum of chances may fall short of a half by its last digit.
    let percent = Int((chance * 100 + 1e-9).rounded())
    let isAll = chance > 1 - 1e-12
    return "\(percent == 0 ? "<1" : percent == 100 && !isAll ? ">99" : "\(percent)")%"
  }

  /// A number with a fixed number of decimals, without the help of a locale: "3.50".
  static func fixed(_ number: Double, decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    let units = Int((number * Double(scale)).rounded())
    let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
    let digits = String(rest)
    let zeros = String(repeating: "0", count: decimals - (decimals == 0 ? 0 : digits.count))
    return "\(units < 0 ? "-" : "")\(whole)" + (decimals == 0 ? "" : ".\(zeros)\(digits)")
  }

  /// A rank: "12th of 51", "tied 12th of 51".
  static func rank(_ rank: Ranking.Rank, of count: Int) -> String {
    "\(rank.isTied ? "tied " : "")\(ordinal(rank.position)) of \(count)"
  }

  /// A number in order: "1st", "22nd", "13th".
  static func ordinal(_ number: Int) -> String {
    let suffix: String
    switch (number % 100, number % 10) {
    case (11...13, _): suffix = "th"
    case (_, 1): suffix = "st"
    case (_, 2): suffix = "nd"
    case (_, 3): suffix = "rd"
    default: suffix = "th"
    }
    return "\(number)\(suffix)"
  }

  /// Letter and points of a grade: "B, 84", "F, 20 (up to 59 once open answers are settled)", "N", "not coded".
  static func grade(_ grade: Grade, scale: GradeScale) -> String {
    let high =
      grade.pointsHigh > grade.points ? " (up to \(scale.display(grade.pointsHigh)) once open answers are settled)" : ""
    switch grade.status {
    case .graded: return "\(grade.letter ?? "–"), \(scale.display(grade.points))\(high)"
    case .noLaw: return grade.letter ?? "–"
    case .notCoded: return "not coded"
    }
  }
}

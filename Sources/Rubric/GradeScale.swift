/// The letters of a rubric with the points that each takes.
public struct GradeScale: Sendable, Hashable {
  /// A letter with the points that it starts at.
  public struct Letter: Sendable, Hashable {
    /// The letter.
    public let letter: String
    /// The lowest points that earn it.
    public let from: Points
    /// What the letter says, in plain words.
    public let meaning: String

    /// Creates a letter.
    public init(letter: String, from: Points, meaning: String) {
      self.letter = letter
      self.from = from
      self.meaning = meaning
    }
  }

  /// The letters, best first; the last starts at 0.
  public let letters: [Letter]

  /// Creates a scale.
  public init(letters: [Letter]) { self.letters = letters }

  /// The letter that a number of points earns.
  public func letter(for points: Points) -> String? {
    letters.first { $0.from <= points }?.letter
  }

  /// The worse of two letters.
  public func worse(_ first: String, _ second: String) -> String {
    let order = letters.map(\.letter)
    guard let one = order.firstIndex(of: first), let two = order.firstIndex(of: second) else { return first }
    return one >= two ? first : second
  }

  /// The points to one decimal, rounded so that the shown number never belongs to another letter: 89.96 is shown as 89.9
  /// where the A starts at 90.
  public func display(_ points: Points) -> String {
    let down = points.hundredths / 10 * 10
    let nearest = (points.hundredths + 5) / 10 * 10
    let rounded = Points(hundredths: nearest)
    return (letter(for: rounded) == letter(for: points) ? rounded : Points(hundredths: down)).description
  }
}

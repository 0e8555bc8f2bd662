import Foundation

/// Whole outputs kept beside the tests.
///
/// `UPDATE_SNAPSHOTS=1 swift test` writes them anew.
public enum Snapshot {
  /// The first difference between a text and the snapshot of a name, or `nil` where they are equal.
  public static func difference(_ text: String, from name: String, file: String = #filePath) throws -> String? {
    let url = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
      return nil
    }
    guard let expected = try? String(contentsOf: url, encoding: .utf8) else { return "there is no snapshot \(name)" }
    if expected == text { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    func at(_ lines: [Substring]) -> Substring { line < lines.count ? lines[line] : "(end)" }
    return "\(name), line \(line + 1):\n- \(at(old))\n+ \(at(new))"
  }
}

/// A generator of random numbers that gives the same ones for the same seed (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Starts a sequence.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

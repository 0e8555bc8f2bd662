/// What repeated runs of one piece of work took.
struct Measurement: Sendable {
  /// The seconds of each run.
  var seconds: [Double] = []
  /// The seconds of processor time of each run, of the process itself and of the system for it; empty where they were not
  /// measured apart from other work.
  var user: [Double] = []
  var system: [Double] = []
  /// The most memory that a run held at once, in bytes.
  var peak: Int?

  var median: Double { Statistics.median(seconds) ?? .nan }
}

/// What a measurement must reach.
struct Bar: Sendable, Hashable {
  /// What is asked for.
  enum Kind: Sendable, Hashable {
    /// At most so many seconds, by the median.
    case seconds(Double)
    /// At most so many bytes at once.
    case bytes(Int)
    /// At least so many times as fast as the fastest of the peers that it means.
    case timesAsFast(Double)
  }

  let kind: Kind

  /// Whether the bar holds; `nil` where there was no peer to compare with.
  func holds(_ own: Measurement, fastestPeer: Double?) -> Bool? {
    switch kind {
    case .seconds(let limit): own.median <= limit
    case .bytes(let limit): own.peak.map { $0 <= limit }
    case .timesAsFast(let factor): fastestPeer.map { $0 / own.median >= factor }
    }
  }

  /// The bar in a few words: "≤ 150 ms".
  var words: String {
    switch kind {
    case .seconds(let limit): "≤ \(Figures.seconds(limit))"
    case .bytes(let limit): "≤ \(Figures.bytes(limit))"
    case .timesAsFast(let factor): "≥ \(Figures.number(factor)) times as fast as its peer"
    }
  }
}

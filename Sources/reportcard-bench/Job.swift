import ArgumentParser

/// A piece of work that is measured.
enum Job: String, CaseIterable, Sendable, ExpressibleByArgument {
  case everything, cards, unchanged, grade, validate, improve, gradings, weights
  case weightsOneThread = "weights-one-thread"

  /// What is done, in a few words.
  var title: String {
    switch self {
    case .everything: "Everything: all files read, checked, graded, all pages written to a new folder"
    case .cards: "The 52 cards alone, in both forms, written to a new folder"
    case .unchanged: "Everything again, over a folder that is up to date"
    case .grade: "grade NY, from a cold start"
    case .validate: "validate"
    case .improve: "improve NE --to B"
    case .gradings: "1,000,000 gradings of coded laws, one thread"
    case .weights: "Weights moved 1,000,000 times, ranks and letters of 51 counted"
    case .weightsOneThread: "The same, one thread"
    }
  }

  /// What it must reach.
  var bars: [Bar] {
    switch self {
    case .everything: [.init(kind: .seconds(0.150)), .init(kind: .bytes(60_000_000))]
    case .cards: [.init(kind: .timesAsFast(3))]
    case .grade: [.init(kind: .seconds(0.040))]
    case .gradings: [.init(kind: .seconds(0.5))]
    case .weights: [.init(kind: .seconds(1)), .init(kind: .timesAsFast(10))]
    case .unchanged, .validate, .improve, .weightsOneThread: []
    }
  }
}

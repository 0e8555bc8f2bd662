/// The law of a jurisdiction on a date.
public struct Law: Sendable, Hashable {
  /// The pathways in force; empty where the jurisdiction had no relief.
  public let pathways: [LawInForce]
  /// The answers to the questions on the jurisdiction as a whole, by question id.
  public let related: [String: Answer]

  /// Creates the law of a date.
  public init(pathways: [LawInForce], related: [String: Answer] = [:]) {
    self.pathways = pathways
    self.related = related
  }

  /// The law as it applies to groups of people or records: where an answer has an exception for one of them, the exception.
  ///
  /// - Parameter groups: The ids of the groups, the one that counts first.
  public func applied(to groups: [String]) -> Law {
    if groups.isEmpty { return self }
    return Law(
      pathways: pathways.map { law in
        LawInForce(
          pathway: law.pathway, versionIndex: law.versionIndex,
          answers: law.answers.mapValues { $0.applied(to: groups) })
      }, related: related.mapValues { $0.applied(to: groups) })
  }
}

extension Answer {
  /// The answer as it applies to groups: the first exception for one of them, or else the answer itself.
  fileprivate func applied(to groups: [String]) -> Answer {
    guard let exception = groups.lazy.compactMap({ group in exceptions.first { $0.group == group } }).first else {
      return self
    }
    return Answer(
      value: exception.value, length: exception.length, lengths: exception.lengths, cite: exception.cite,
      note: exception.note, basis: basis, confidence: confidence, source: source, exceptions: exceptions)
  }
}

import Statutes

/// Reads `StatutesYAML/second-coding/`: a file for each jurisdiction of the sample, and the review sheet.
struct SecondCodingReader {
  let reading: FileReading
  let codebook: Codebook

  /// Reads the second coder's file on a jurisdiction.
  func pathways(_ root: YAMLNode, fileCode: String) -> [SecondCoding.CodedPathway]? {
    guard
      let fields = reading.fields(root, what: "a second coding", required: ["jurisdiction", "coded", "pathways"]),
      let code = reading.word(fields["jurisdiction"], what: "the jurisdiction", among: [fileCode], id: .wrongFileName),
      reading.day(fields["coded"], what: "coded") != nil
    else { return nil }
    let answers = AnswerReader(reading: reading, codebook: codebook, sources: [])
    return (reading.items(fields["pathways"], what: "pathways") ?? []).compactMap { node in
      guard let fields = reading.fields(node, what: "a pathway", required: ["id", "citation", "answers"]) else {
        return nil
      }
      let coded = answers.answers(
        fields["answers"], to: codebook.pathwayQuestions.filter(SecondCoding.isComparable), complete: true,
        what: "the answers")
      guard let id = reading.id(fields["id"], what: "the pathway's id"),
        let citation = reading.text(fields["citation"], what: "the citation", emptyID: .missingCite)
      else { return nil }
      return SecondCoding.CodedPathway(jurisdiction: code, pathway: id, citation: citation, answers: coded)
    }
  }

  /// Reads the review sheet: how the sample was drawn and how each divergence was resolved.
  func review(_ root: YAMLNode) -> (sample: SecondCoding.Sample, divergences: [SecondCoding.Divergence])? {
    guard let fields = reading.fields(root, what: "the review", required: ["sample", "divergences"]),
      let sampleNode = fields["sample"],
      let sample = reading.fields(
        sampleNode, what: "the sample", required: ["seed", "method", "compared", "jurisdictions"]),
      let seed = reading.text(sample["seed"], what: "the seed"),
      let method = reading.text(sample["method"], what: "the method"),
      let compared = reading.day(sample["compared"], what: "compared")
    else { return nil }
    let codes = (reading.items(sample["jurisdictions"], what: "jurisdictions") ?? []).compactMap {
      reading.word($0, what: "a jurisdiction", among: Place.all.map(\.code), id: .unknownJurisdiction)
    }
    let divergences = (reading.items(fields["divergences"], what: "divergences") ?? []).compactMap(divergence)
    return (
      SecondCoding.Sample(seed: seed, method: method, compared: compared, jurisdictions: codes), divergences
    )
  }

  private func divergence(_ node: YAMLNode) -> SecondCoding.Divergence? {
    let keys = [
      "jurisdiction", "pathway", "question", "first", "second", "first_reason", "second_reason", "outcome", "cause",
      "resolution",
    ]
    let questions = codebook.pathwayQuestions.map(\.id)
    guard let fields = reading.fields(node, what: "a divergence", required: keys),
      let code = reading.word(
        fields["jurisdiction"], what: "the jurisdiction", among: Place.all.map(\.code), id: .unknownJurisdiction),
      let pathway = reading.id(fields["pathway"], what: "the pathway"),
      let question = reading.word(fields["question"], what: "the question", among: questions, id: .unknownQuestion),
      let first = reading.text(fields["first"], what: "the first value"),
      let second = reading.text(fields["second"], what: "the second value"),
      let firstReason = reading.text(fields["first_reason"], what: "the first reason"),
      let secondReason = reading.text(fields["second_reason"], what: "the second reason"),
      let outcome = reading.word(fields["outcome"], what: "the outcome", as: SecondCoding.Divergence.Outcome.self),
      let cause = reading.word(fields["cause"], what: "the cause", as: SecondCoding.Divergence.Cause.self),
      let resolution = reading.text(fields["resolution"], what: "the resolution")
    else { return nil }
    return SecondCoding.Divergence(
      jurisdiction: code, pathway: pathway, question: question, first: first, second: second,
      firstReason: firstReason, secondReason: secondReason, outcome: outcome, cause: cause, resolution: resolution)
  }
}

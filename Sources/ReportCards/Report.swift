import Analysis
import Rubric
import Statutes

/// Everything that the pages of a report are made from.
public struct Report: Sendable {
  /// The codebook.
  public let codebook: Codebook
  /// The grader with its rubric.
  public let grader: Grader
  /// The edition of the law.
  public let edition: Edition
  /// The jurisdictions.
  public let jurisdictions: [Jurisdiction]
  /// Other rubrics that grade the same facts, each with its grades.
  public let companions: [NationalSummary]
  /// The second coding of a sample, where there is one.
  public let secondCoding: SecondCoding?
  /// Draft bills.
  public let drafts: [Draft]
  /// How firm the grades are, where it was worked out.
  public var firmness: Firmness? {
    didSet { cardFirmness = firmness.map { CardFirmness($0) } }
  }
  /// The same in the figures that cards show.
  var cardFirmness: CardFirmness?
  /// What can be wrong in a file, for the page that tells.
  public let diagnostics: [Codebook.Term]
  /// The date that the law is graded at.
  public let asOf: CalendarDate
  /// The grades and what follows from them.
  public let summary: NationalSummary
  private let placeByCode: [String: Int]

  /// Grades every jurisdiction on a date; without one, on the edition's.
  public init(
    codebook: Codebook, grader: Grader, companions: [Grader] = [], edition: Edition, jurisdictions: [Jurisdiction],
    secondCoding: SecondCoding? = nil, drafts: [Draft] = [], diagnostics: [Codebook.Term] = [],
    asOf: CalendarDate? = nil
  ) {
    self.codebook = codebook
    self.grader = grader
    self.edition = edition
    self.jurisdictions = jurisdictions
    placeByCode = Dictionary(
      jurisdictions.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.secondCoding = secondCoding
    self.drafts = drafts
    self.diagnostics = diagnostics
    self.asOf = asOf ?? edition.asOf
    let date = self.asOf
    func summary(_ grader: Grader) -> NationalSummary {
      NationalSummary(grades: jurisdictions.map { grader.grade($0, on: date) }, rubric: grader.rubric)
    }
    self.summary = summary(grader)
    self.companions = companions.map(summary)
  }

  /// Works out how firm the grades are.
  ///
  /// - Parameters:
  ///   - draws: The number of draws of weights for each scheme.
  ///   - seed: The seed; the same gives the same.
  public func firmness(draws: Int, seed: UInt64) async -> Firmness {
    await Firmness(summary, laws: laws(only: nil), grader: grader, errors: errors, draws: draws, seed: seed)
  }

  /// Works out how firm grades are, as far as the wanted pages tell.
  ///
  /// - Parameters:
  ///   - codes: The jurisdictions whose cards are wanted; `nil` means every page.
  ///   - draws: The number of draws of weights for each scheme.
  ///   - seed: The seed; the same gives the same.
  public mutating func assessFirmness(only codes: Set<String>?, draws: Int, seed: UInt64) async {
    if codes == nil {
      firmness = await firmness(draws: draws, seed: seed)
    } else {
      cardFirmness = await CardFirmness(
        summary, laws: laws(only: codes), grader: grader, errors: errors, draws: draws, seed: seed)
    }
  }

  /// How often two coders differed.
  private var errors: CodingComparison.Figures? {
    secondCoding.map { CodingComparison($0, codebook: codebook).all }
  }

  private func laws(only codes: Set<String>?) -> [String: Law] {
    jurisdictions.reduce(into: [:]) { laws, jurisdiction in
      guard codes?.contains(jurisdiction.code) ?? true, case .coded(let law) = jurisdiction.state(on: asOf) else {
        return
      }
      laws[jurisdiction.code] = law
    }
  }

  /// The jurisdiction with a postal code.
  public func jurisdiction(_ code: String) -> Jurisdiction? { placeByCode[code].map { jurisdictions[$0] } }

  /// The drafts that the pages show; none on another date than the edition's, whose law they were written for.
  var draftsShown: [Draft] { asOf == edition.asOf ? drafts : [] }

  /// The drafts laid over the law, all of them or those of some jurisdictions.
  private func assessments(only codes: Set<String>?) async -> [DraftAssessment] {
    await draftsShown.filter { codes?.contains($0.jurisdiction) ?? true }.concurrentMap { draft -> DraftAssessment? in
      guard let jurisdiction = jurisdiction(draft.jurisdiction),
        case .coded(let law) = jurisdiction.state(on: asOf),
        let enactment = try? Enactment([draft], over: law, on: asOf)
      else { return nil }
      return DraftAssessment(enactment, in: jurisdiction, grader: grader, summary: summary)
    }.compactMap { $0 }
  }

  /// Makes a page when it is asked for; `nil` where the page would be empty.
  private typealias Maker = @Sendable () -> Document?

  /// The pages of the report: the national page, the other rubrics' pages, criteria, questions, codebook and diagnostics, the
  /// blueprint, recent changes, the drafts, the methodology, then the cards.
  ///
  /// - Parameter past: What came before, for the pages on the whole; without it, cards alone are made.
  private func makers(only codes: Set<String>?, _ past: Past?) async -> [Maker] {
    let assessments = await assessments(only: codes)
    let cards = jurisdictions.filter { codes?.contains($0.code) ?? true }.flatMap { jurisdiction -> [Maker] in
      guard let grade = summary.grade(jurisdiction.code) else { return [] }
      let drafts = assessments.filter { $0.after.jurisdiction == jurisdiction.code }
      let card = StateCard(jurisdiction, grade: grade, drafts: drafts, in: self)
      return [{ card.document }, { CodedAnswers(card).page }]
    }
    guard let past else { return cards }
    var makers: [Maker] = [{ NationalPage(self, past).document }]
    makers += companions.map { companion in { CompanionPage(companion, in: self).document } }
    makers += grader.rubric.criteria.indices.map { place in { CriterionPage(place, in: self).document } }
    makers += codebook.questions.map { question in { QuestionPage(question, in: self).document } }
    if let firmness { makers.append { RobustnessPage(firmness, in: self).document } }
    makers += [
      { CodebookPage(self).document }, { DiagnosticsPage(diagnostics).document }, { BlueprintPage(self).document },
      { ChangesPage(past, in: self).document },
    ]
    if !assessments.isEmpty { makers.append { DraftsPage(assessments, in: self).document } }
    makers += assessments.map { assessment in { DraftPage(assessment, in: self).document } }
    return makers + [{ MethodologyPage(self).document }] + cards
  }

  /// The pages of the report, in a fixed order.
  ///
  /// - Parameter codes: The jurisdictions whose cards are wanted; `nil` means every page.
  public func documents(only codes: Set<String>? = nil) async -> [Document] {
    let past = codes == nil ? await Past(self) : nil
    return await makers(only: codes, past).concurrentMap { $0() }.compactMap { $0 }
  }

  /// The files of the report, by path below its folder, in a fixed order.
  public func files(only codes: Set<String>? = nil) async -> [ReportFile] {
    let markdown = MarkdownRenderer()
    let html = HTMLRenderer(scale: grader.rubric.scale)
    // The front page describes the data, which are worked out beside the pages.
    let past = codes == nil ? await Past(self) : nil
    let release = past.map { past in Task { DataRelease(self, past) } }
    var makers: [@Sendable () async -> [ReportFile]] = await makers(only: codes, past).map { make in
      {
        guard let document = make() else { return [] }
        let isFront = document.path == "index"
        let metadata = isFront ? await release?.value.metadata : nil
        let page = ReportFile(path: document.path + ".html", bytes: html.render(document, metadata: metadata))
        guard PagePath.hasMarkdown(document.path) else { return [page] }
        let name = isFront ? "README" : document.path
        return [ReportFile(path: name + ".md", bytes: markdown.render(document)), page]
      }
    }
    if let release {
      makers =
        [
          { [ReportFile(path: "what-if.html", bytes: WhatIfPage(self).render(by: html))] },
          { [ReportFile(path: "compare.html", bytes: ComparePage(self).render(by: html))] },
          {
            let release = await release.value
            let page = DataPage(release, isInReport: true).document
            return release.files.map { ReportFile(path: "data/\($0.path)", bytes: $0.bytes) } + [
              ReportFile(path: page.path + ".html", bytes: html.render(page))
            ]
          },
        ] + makers
    }
    return await makers.concurrentMap { await $0() }.flatMap { $0 }
  }
}

/// A file of the report.
public struct ReportFile: Sendable, Hashable {
  /// The path below the report's folder.
  public let path: String
  /// The content.
  public let bytes: [UInt8]

  /// Creates a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

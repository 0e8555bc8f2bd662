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
  public var firmness: Firmness?
  /// What can be wrong in a file, for the page that tells.
  public let diagnostics: [Codebook.Term]
  /// The date that the law is graded at.
  public let asOf: CalendarDate
  /// The grades and what follows from them.
  public let summary: NationalSummary

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

  /// The drafts that the pages show; none on another date than the edition's, whose law they were written for.
  var draftsShown: [Draft] { asOf == edition.asOf ? drafts : [] }

  /// The drafts laid over the law.
  private var assessments: [DraftAssessment] {
    draftsShown.compactMap { draft in
      guard let jurisdiction = jurisdictions.first(where: { $0.code == draft.jurisdiction }),
        case .coded(let law) = jurisdiction.state(on: asOf),
        let enactment = try? Enactment([draft], over: law, on: asOf)
      else { return nil }
      return DraftAssessment(enactment, in: jurisdiction, grader: grader, summary: summary)
    }
  }

  /// The pages of the report: the national page, the other rubrics' pages, criteria, questions, codebook and diagnostics, the
  /// blueprint, recent changes, the drafts, the methodology, then the cards.
  ///
  /// - Parameter codes: The jurisdictions whose cards are wanted; `nil` means every page.
  public func documents(only codes: Set<String>? = nil) -> [Document] {
    let assessments = assessments
    let cards = jurisdictions.filter { codes?.contains($0.code) ?? true }.flatMap { jurisdiction -> [Document] in
      guard let grade = summary.grade(jurisdiction.code) else { return [] }
      let drafts = assessments.filter { $0.after.jurisdiction == jurisdiction.code }
      let card = StateCard(jurisdiction, grade: grade, drafts: drafts, in: self)
      return [card.document] + [CodedAnswers(card).page].compactMap { $0 }
    }
    guard codes == nil else { return cards }
    return [NationalPage(self).document] + companions.map { CompanionPage($0, in: self).document }
      + grader.rubric.criteria.indices.map { CriterionPage($0, in: self).document }
      + codebook.questions.map { QuestionPage($0, in: self).document }
      + [firmness.map { RobustnessPage($0, in: self).document }].compactMap { $0 }
      + [CodebookPage(self).document, DiagnosticsPage(diagnostics).document]
      + [BlueprintPage(self).document, ChangesPage(from: asOf.earlier(years: 2), to: asOf, in: self).document]
      + (assessments.isEmpty ? [] : [DraftsPage(assessments, in: self).document])
      + assessments.map { DraftPage($0, in: self).document } + [MethodologyPage(self).document] + cards
  }

  /// The files of the report, by path below its folder, in a fixed order.
  public func files(only codes: Set<String>? = nil) -> [ReportFile] {
    let markdown = MarkdownRenderer()
    let html = HTMLRenderer(scale: grader.rubric.scale)
    let whole =
      codes == nil
      ? DataFiles(self).files + [
        ReportFile(path: "what-if.html", bytes: WhatIfPage(self).render(by: html)),
        ReportFile(path: "compare.html", bytes: ComparePage(self).render(by: html)),
      ] : []
    return whole
      + documents(only: codes).flatMap { document in
        [
          ReportFile(
            path: (document.path == "index" ? "README" : document.path) + ".md", bytes: markdown.render(document)),
          ReportFile(path: document.path + ".html", bytes: html.render(document)),
        ]
      }
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

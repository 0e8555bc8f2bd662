import Statutes

/// The coded law as tables: versions, answers, exceptions and sources.
///
/// Rows are objects, since tables read a row once a column, and copying a law each time would take longer than writing it.
struct LawTables: Sendable {
  /// What stands for the pathway where an answer or a source is on the jurisdiction as a whole; no id has parentheses.
  static let relatedMark = "(related)"

  /// A jurisdiction with its rows.
  final class Place: Sendable {
    let jurisdiction: Jurisdiction

    init(_ jurisdiction: Jurisdiction) { self.jurisdiction = jurisdiction }
  }

  /// A version of a pathway.
  final class Version: Sendable {
    let place: Place
    let pathway: Pathway
    /// The place in the pathway's history.
    let number: Int
    var version: Pathway.Version { pathway.history[number] }

    init(_ place: Place, _ pathway: Pathway, _ number: Int) {
      self.place = place
      self.pathway = pathway
      self.number = number
    }
  }

  /// An answer with the question that it answers and the words for it.
  final class Coded: Sendable {
    let question: Question
    let answer: Answer
    let label: String

    init(_ question: Question, _ answer: Answer, _ codebook: Codebook) {
      self.question = question
      self.answer = answer
      label = codebook.words(for: answer, to: question)
    }
  }

  /// An answer of a version.
  struct VersionAnswer: Sendable {
    let version: Version
    let coded: Coded
    let lastDay: CalendarDate?
  }

  /// An answer on the jurisdiction as a whole.
  struct RelatedAnswer: Sendable {
    let place: Place
    let coded: Coded
    let effective: LawDate?
    let act: String?
  }

  /// An exception to an answer.
  struct Exception: Sendable {
    let place: Place
    let pathway: String
    let version: Int
    let coded: Coded
    let exception: Answer.Exception
  }

  /// A source of a pathway, or of the related law.
  struct Read: Sendable {
    let place: Place
    let pathway: String
    let source: Source
  }

  let codebook: Codebook
  let places: [Place]
  /// The versions of each place's pathways.
  let versions: [[Version]]
  /// The answers of each version, in the order of the places and versions.
  let answers: [[[VersionAnswer]]]
  /// The answers on each place as a whole.
  let related: [[RelatedAnswer]]

  init(codebook: Codebook, jurisdictions: [Jurisdiction]) {
    self.codebook = codebook
    places = jurisdictions.map(Place.init)
    let versions = places.map { place in
      place.jurisdiction.pathways.flatMap { pathway in
        pathway.history.indices.map { Version(place, pathway, $0) }
      }
    }
    self.versions = versions
    let asked = codebook.pathwayQuestions
    answers = versions.map { versions in
      versions.map { version in
        let given = version.version.answers
        return asked.compactMap { question in
          given[question.id].map {
            VersionAnswer(
              version: version, coded: Coded(question, $0, codebook),
              lastDay: version.pathway.lastDay(of: question.id, from: version.number))
          }
        }
      }
    }
    let askedOfAll = codebook.jurisdictionQuestions
    related = places.map { place in
      askedOfAll.compactMap { question in
        place.jurisdiction.related.provisions[question.id].map {
          RelatedAnswer(
            place: place, coded: Coded(question, $0.answer, codebook), effective: $0.effective, act: $0.act)
        }
      }
    }
  }

  func exceptions(of answer: VersionAnswer) -> [Exception] {
    answer.coded.answer.exceptions.map {
      Exception(
        place: answer.version.place, pathway: answer.version.pathway.id, version: answer.version.number + 1,
        coded: answer.coded, exception: $0)
    }
  }

  func exceptions(of answer: RelatedAnswer) -> [Exception] {
    answer.coded.answer.exceptions.map {
      Exception(place: answer.place, pathway: Self.relatedMark, version: 1, coded: answer.coded, exception: $0)
    }
  }

  // MARK: Tables

  /// The tables, those that others refer to first.
  var resources: [DataResource] {
    let answers = answers.joined().flatMap { $0 }
    let related = related.flatMap { $0 }
    let sources = places.flatMap { place in
      place.jurisdiction.pathways.flatMap { pathway in
        pathway.sources.map { Read(place: place, pathway: pathway.id, source: $0) }
      } + place.jurisdiction.related.sources.map { Read(place: place, pathway: Self.relatedMark, source: $0) }
    }
    let toScores = DataResource.Reference("jurisdiction", to: "scores")
    let toCodebook = DataResource.Reference("question", to: "codebook")
    return [
      DataResource(
        "versions", title: "Versions of the law",
        description: "One row a version of a pathway: the act that made it, its dates and what it changed.",
        key: ["jurisdiction", "pathway", "version"], references: [toScores],
        fields: [Self.code.of { $0.place }] + Self.pathway + Self.version, rows: versions.flatMap { $0 }),
      DataResource(
        "answers", title: "Answers on the pathways",
        description:
          "One row an answer of a version of a pathway. The first version answers every question, a later one only what it "
          + "changed; an answer holds from effective through valid_through. The law of a day is every row whose two dates enclose it.",
        key: ["jurisdiction", "pathway", "version", "question"],
        references: [toScores, .init("jurisdiction", "pathway", "version", to: "versions"), toCodebook],
        fields: Self.place.of { $0.version.place } + [
          Self.pathwayID.of { $0.version }, Self.number.of { $0.version }, Self.versionEffective.of { $0.version },
          Self.lastDay, Self.question.of { $0.coded },
        ] + Self.answer.of { $0.coded } + [Self.answerSource], rows: answers),
      DataResource(
        "related", title: "Answers on the jurisdiction as a whole",
        description:
          "One row an answer on related protections, such as safe harbor. What the law said before the day from which an answer "
          + "counts is not researched.",
        key: ["jurisdiction", "question"], references: [toScores, toCodebook],
        fields: Self.place.of { $0.place } + Self.relatedSince + [Self.question.of { $0.coded }]
          + Self.answer.of { $0.coded } + [Self.relatedSource], rows: related),
      DataResource(
        "exceptions", title: "Other rules for groups",
        description: "One row a group for which an answer has another rule than the main one.",
        key: ["jurisdiction", "pathway", "version", "question", "group"], references: [toScores, toCodebook],
        fields: [
          Self.code.of { $0.place }, Self.partOf { $0.pathway },
          DataField(
            DataColumn(
              name: "version", kind: .integer,
              description: "The version that has the answer; 1 for \(Self.relatedMark).",
              isRequired: true, minimum: "1")
          ) { .count($0.version) },
          Self.question.of { $0.coded },
        ] + exceptionSays, rows: answers.flatMap(exceptions) + related.flatMap(exceptions)),
      DataResource(
        "sources", title: "Sources",
        description: "One row a source of a pathway or of the related answers: what was read, and how late it reaches.",
        key: ["jurisdiction", "pathway", "source"], references: [toScores],
        fields: [Self.code.of { $0.place }, Self.partOf { $0.pathway }] + Self.source.of { $0.source }, rows: sources),
    ]
  }
}

import Analysis
import Rubric
import Statutes

/// What the laws earn as tables: today, year by year, and over the country.
struct ScoreTables: Sendable {
  /// A grade with its rank.
  struct Row: Sendable {
    let place: LawTables.Place
    let grade: Grade
    let rank: Ranking.Rank?
    var isCoded: Bool { grade.status != .notCoded }
  }

  let report: Report
  private var rubric: Rubric { report.grader.rubric }

  init(_ report: Report) { self.report = report }

  // MARK: Fields

  /// What is the same in every row: the edition, the rubric, the date.
  var frame: [DataField<Report>] {
    [
      DataField(DataColumn(name: "edition", kind: .string, description: "The edition of the data.", isRequired: true)) {
        .text($0.edition.name)
      },
      DataField(
        DataColumn(
          name: "rubric", kind: .string, description: "The id of the rubric that gave the points.", isRequired: true)
      ) { .text($0.grader.rubric.id) },
      DataField(
        DataColumn(name: "as_of", kind: .date, description: "The day whose law is graded.", isRequired: true)
      ) { .text($0.asOf.description) },
      DataField(
        DataColumn(
          name: "possible", kind: .number, description: "The most points that any law could have.", isRequired: true,
          minimum: "0")
      ) { .number($0.grader.rubric.points.description) },
    ]
  }

  var letters: [String] { rubric.letters.map(\.letter) }

  private func letter<Subject: Sendable>(_ description: String, _ letter: @escaping @Sendable (Subject) -> String?)
    -> DataField<Subject>
  {
    DataField(DataColumn(name: "letter", kind: .string, description: description, allowed: letters)) {
      .optional(letter($0))
    }
  }

  private func points<Subject: Sendable>(
    _ name: String, _ description: String, isRequired: Bool = false, maximum: Points? = nil,
    _ points: @escaping @Sendable (Subject) -> Points?
  ) -> DataField<Subject> {
    DataField(
      DataColumn(
        name: name, kind: .number, description: description, isRequired: isRequired, minimum: "0",
        maximum: (maximum ?? rubric.points).description)
    ) { .optional(points($0)) }
  }

  /// What a jurisdiction has earned in all.
  var totals: [DataField<Row>] {
    [
      DataField(
        DataColumn(
          name: "coded_from", kind: .date, description: "The first day whose law is coded.", isRequired: true)
      ) { .text($0.place.jurisdiction.codedFrom.description) },
      DataField(
        DataColumn(
          name: "status", kind: .string,
          description:
            "graded: there is a law. no_law: no relief that names trafficking survivors was found. not_coded: the day lies before "
            + "the coding starts.",
          isRequired: true, allowed: ["graded", "no_law", "not_coded"])
      ) { .text($0.grade.status.rawValue) },
      letter("The letter. Empty where the law is not coded.") { $0.grade.letter },
      DataField(
        DataColumn(
          name: "gate", kind: .string, description: "The gate that caps the letter, where one does.",
          allowed: rubric.gates.map(\.id))
      ) { .optional($0.grade.gate) },
      points(
        "points",
        "The points, each open answer counted at the lowest that it could earn; 0 without a law, empty where it is not coded."
      ) { $0.isCoded ? $0.grade.points : nil },
      points("points_high", "The most points that the law could have once its open answers are settled.") {
        $0.isCoded ? $0.grade.pointsHigh : nil
      },
      DataField(
        DataColumn(
          name: "rank", kind: .integer,
          description: "The rank among the 50 states and the District of Columbia. Empty for federal law.", minimum: "1"
        )
      ) { $0.rank.map { .count($0.position) } ?? .none },
      DataField(
        DataColumn(name: "tied", kind: .boolean, description: "Whether others share the rank.", isRequired: true)
      ) { .truth($0.rank?.isTied == true) },
      DataField(
        DataColumn(name: "pathway", kind: .string, description: "The id of the pathway that leads, where one does.")
      ) { .optional($0.grade.lead) },
    ]
  }

  /// The points of each criterion, in columns named by their ids.
  var criteria: [DataField<Row>] {
    rubric.criteria.enumerated().map { place, criterion in
      points(criterion.id, "\(criterion.title): points of \(criterion.points).", maximum: criterion.points) {
        $0.isCoded ? $0.grade.criteria[place].points : nil
      }
    }
  }

  /// Every column of `scores.csv`.
  var scores: [DataField<Row>] {
    let report = report
    return LawTables.place.of { $0.place } + frame.of { _ in report } + totals + criteria
  }

  private var years: [DataField<Panel.Year>] {
    [
      DataField(
        DataColumn(name: "year", kind: .year, description: "The year.", isRequired: true)
      ) { .count($0.day.year) },
      DataField(
        DataColumn(
          name: "date", kind: .date,
          description: "The last day of the year; in the last year the edition's date.", isRequired: true)
      ) { .text($0.day.description) },
      DataField(
        DataColumn(
          name: "coded", kind: .string,
          description:
            "whole: the law of every day is coded. part: from a day of the year on; the columns below speak of the coded days. "
            + "none: of no day, and the columns below are empty.",
          isRequired: true, allowed: ["whole", "part", "none"])
      ) { .text($0.daysCoded == 0 ? "none" : $0.daysCoded < $0.days ? "part" : "whole") },
      DataField(
        DataColumn(
          name: "days", kind: .integer, description: "The days of the year up to the date, both ends counted.",
          isRequired: true, minimum: "1", maximum: "366")
      ) { .count($0.days) },
      DataField(
        DataColumn(
          name: "days_coded", kind: .integer, description: "The days of the year whose law is coded.",
          isRequired: true, minimum: "0", maximum: "366")
      ) { .count($0.daysCoded) },
      points(
        "points", "The points on the date, each open answer counted at the lowest that it could earn; 0 without a law."
      ) { $0.end?.points },
      points("points_high", "The most points on the date once open answers are settled.") { $0.end?.high },
      letter("The letter on the date.") { $0.end?.letter },
      points(
        "points_mean", "The mean of the points over the coded days of the year, each day counted once; to a hundredth."
      ) { $0.mean },
      DataField(
        DataColumn(
          name: "days_in_force", kind: .integer,
          description: "The coded days of the year on which at least one pathway was in force.", minimum: "0",
          maximum: "366")
      ) { $0.daysCoded == 0 ? .none : .count($0.daysInForce) },
      DataField(
        DataColumn(
          name: "share_in_force", kind: .number,
          description: "days_in_force divided by days_coded, to four decimals.", minimum: "0", maximum: "1")
      ) {
        $0.daysCoded == 0 ? .none : .number(Words.fixed(Double($0.daysInForce) / Double($0.daysCoded), decimals: 4))
      },
      DataField(
        DataColumn(
          name: "pathways", kind: .integer, description: "The number of pathways in force on the date.", minimum: "0")
      ) { $0.end.map { .count($0.pathways) } ?? .none },
    ]
  }

  private var trend: [DataField<Trend.Year>] {
    let count = "\(Place.all.count(where: \.isRanked))"
    return [
      DataField(
        DataColumn(
          name: "date", kind: .date, description: "The end of a year; the last is the edition's date.", isRequired: true
        )
      ) { .text($0.day.description) },
      DataField(
        DataColumn(
          name: "jurisdictions_with_law", kind: .integer,
          description: "The jurisdictions among the 51 with a law in force.", isRequired: true, minimum: "0",
          maximum: count)
      ) { .count($0.withLaw) },
      DataField(
        DataColumn(
          name: "jurisdictions_coded", kind: .integer,
          description: "The jurisdictions among the 51 whose law of that day is coded.", isRequired: true,
          minimum: "0", maximum: count)
      ) { .count($0.coded) },
      points(
        "median_points",
        "The median points of those coded, each open answer at its lowest and those without a law at zero.",
        isRequired: true
      ) { $0.median },
      points(
        "median_points_high", "The median of the most that each could have once its open answers are settled.",
        isRequired: true
      ) { $0.medianHigh },
    ]
  }

  // MARK: Rows and tables

  /// Grades with their ranks among all of the report's.
  func rows(_ grades: [Grade]) -> [Row] {
    let byCode = Dictionary(report.jurisdictions.map { ($0.code, $0) }) { first, _ in first }
    return grades.compactMap { grade in
      byCode[grade.jurisdiction].map {
        Row(place: LawTables.Place($0), grade: grade, rank: report.summary.ranking.rank(of: grade.jurisdiction))
      }
    }
  }

  func scores(of jurisdictions: [Jurisdiction]) -> DataResource {
    DataResource(
      "scores", title: "Scores",
      description: "One row a jurisdiction: letter, points, rank, and the points of each criterion.",
      key: ["jurisdiction"], fields: scores, rows: rows(jurisdictions.compactMap { report.summary.grade($0.code) }))
  }

  func panel(of places: [LawTables.Place], _ histories: [ScoreHistory]) -> DataResource {
    DataResource(
      "panel", title: "Panel of jurisdictions and years",
      description:
        "One row a jurisdiction and year from \(Past.firstYear) on. Days are counted exactly. A date that is known to the month or "
        + "year, or as a latest possible day, counts from the last day that it may mean. A year that is not coded is empty, not zero.",
      key: ["jurisdiction", "year"], references: [.init("jurisdiction", to: "scores")],
      fields: LawTables.place.of { places[$0.place] } + years,
      rows: Panel(histories, from: Past.firstYear, to: report.asOf).years)
  }

  /// The trend over the country.
  func table(of trend: Trend) -> DataResource {
    DataResource(
      "trend", title: "Trend",
      description: "One row a year: how many of the 51 had a law, and the median points.", key: ["date"],
      fields: self.trend, rows: trend.years)
  }
}

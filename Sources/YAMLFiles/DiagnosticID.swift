/// The kinds of things that can be wrong in a file.
///
/// The raw value is stable: it is printed, and `explain` takes it.
public enum DiagnosticID: String, Sendable, CaseIterable {
  case notUTF8 = "not-utf8"
  case controlCharacter = "control-character"
  case tab = "tab"
  case emptyFile = "empty-file"
  case fileTooLarge = "file-too-large"
  case unreadableFile = "unreadable-file"
  case tooManyProblems = "too-many-problems"
  case yamlSyntax = "yaml-syntax"
  case alias = "alias"
  case nestingTooDeep = "nesting-too-deep"
  case duplicateKey = "duplicate-key"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case unquotedBoolean = "unquoted-boolean"
  case emptyText = "empty-text"
  case textTooLong = "text-too-long"
  case unknownQuestion = "unknown-question"
  case missingAnswer = "missing-answer"
  case unknownValue = "unknown-value"
  case repeatedValue = "repeated-value"
  case missingLength = "missing-length"
  case unexpectedLength = "unexpected-length"
  case badNumber = "bad-number"
  case missingCite = "missing-cite"
  case missingNote = "missing-note"
  case missingBasis = "missing-basis"
  case unexpectedBasis = "unexpected-basis"
  case recallNeverHigh = "recall-never-high"
  case unknownSource = "unknown-source"
  case badURL = "bad-url"
  case badDate = "bad-date"
  case reversedDates = "reversed-dates"
  case overlappingVersions = "overlapping-versions"
  case nothingChanged = "nothing-changed"
  case unknownJurisdiction = "unknown-jurisdiction"
  case wrongFileName = "wrong-file-name"
  case missingJurisdiction = "missing-jurisdiction"
  case noSearchRecord = "no-search-record"
  case badID = "bad-id"
  case codebookMismatch = "codebook-mismatch"
  case unknownPathway = "unknown-pathway"
  case staleDraft = "stale-draft"
  case draftConflict = "draft-conflict"
  case rubricSum = "rubric-sum"
  case rubricScale = "rubric-scale"
  case rubricQuestion = "rubric-question"
  case rubricUncovered = "rubric-uncovered"
  case rubricUnreachable = "rubric-unreachable"
  case rubricPoints = "rubric-points"

  /// What is wrong, as a headline.
  public var title: String { text.title }

  /// Why it is refused and what to do.
  public var explanation: String { text.explanation }

  private var text: (title: String, explanation: String) {
    switch self {
    case .notUTF8:
      (
        "The file is not UTF-8 text",
        "Files are read as UTF-8. Save the file in that encoding; the position is the first byte that does "
          + "not fit."
      )
    case .controlCharacter:
      (
        "A character that no text file needs",
        "Control characters, marks that turn the direction of a text, spaces of no width and the like are refused, also where "
          + "they are written with a backslash: editors and pages show them as nothing, and a terminal may obey them."
      )
    case .tab:
      (
        "A tab",
        "YAML forbids tabs for indentation and they look like spaces. Use spaces everywhere."
      )
    case .emptyFile:
      (
        "The file is empty",
        "A file that is named for a jurisdiction must hold its law, or say where a law was looked for."
      )
    case .fileTooLarge:
      (
        "The file is too large",
        "No file of the project needs more than 500 kB. Larger files are refused before they are read."
      )
    case .unreadableFile:
      (
        "The file cannot be read",
        "The file is missing, may not be read, or is a link, a folder, a pipe or a device: only regular files are read."
      )
    case .tooManyProblems:
      (
        "More problems than are listed",
        "The first 500 problems of a file are listed. Correct them and run again."
      )
    case .yamlSyntax:
      (
        "The YAML cannot be parsed",
        "Parsing stops at the first such error in a file. Text with a colon and a space, or that starts with "
          + "a special character, must be quoted."
      )
    case .alias:
      (
        "An anchor or alias",
        "Anchors (&name) and aliases (*name) are refused: a coded answer must stand where it is used, and a "
          + "few nested aliases can blow a small file up to billions of nodes."
      )
    case .nestingTooDeep:
      (
        "Nesting is too deep",
        "No file of the project nests deeper than a dozen levels."
      )
    case .duplicateKey:
      (
        "A key appears twice",
        "Only one of the two could count, and which one is not said. The position is the second."
      )
    case .unknownKey:
      (
        "A key that has no meaning here",
        "A misspelled key would silently be left out, so every key must be known."
      )
    case .missingKey:
      (
        "A key is missing",
        "Nothing is filled in by default."
      )
    case .wrongType:
      (
        "A value of the wrong kind",
        "A list, a mapping or a text stands where another is needed."
      )
    case .unquotedBoolean:
      (
        "An unquoted yes or no",
        "Some YAML readers turn an unquoted yes, no, on, off, true or false into a truth value. Answers are "
          + "texts: quote them."
      )
    case .emptyText:
      (
        "A text is empty",
        "A text that says nothing hides that something is missing."
      )
    case .textTooLong:
      (
        "A text is too long",
        "The law's own words are given as a term of a dozen words at most."
      )
    case .unknownQuestion:
      (
        "A question that the codebook does not ask",
        "Questions are named in Rubric/codebook.yaml and nowhere else."
      )
    case .missingAnswer:
      (
        "A question is not answered",
        "The first version of a pathway answers every question. What was not seen is not_researched, with a "
          + "note on where it would be found."
      )
    case .unknownValue:
      (
        "An answer that the question does not allow",
        "The allowed answers of each question stand in Rubric/codebook.yaml."
      )
    case .repeatedValue:
      (
        "An item appears twice in a list",
        "Each item of a list counts once."
      )
    case .missingLength:
      (
        "A length of time is missing",
        "A fixed time needs a length: a count, a unit (days, months or years) and the event that it runs "
          + "from."
      )
    case .unexpectedLength:
      (
        "A length of time where none belongs",
        "Only the answers that the codebook marks take a length."
      )
    case .badNumber:
      (
        "Not a number that is allowed here",
        "Counts are whole numbers; points have at most two decimals."
      )
    case .missingCite:
      (
        "A citation is missing",
        "Every settled answer is cited down to the subsection, so that anyone can check it."
      )
    case .missingNote:
      (
        "A note is missing",
        "Every answer says in plain words what the law says, and an open one what would settle it."
      )
    case .missingBasis:
      (
        "What the answer rests on is missing",
        "A settled or unclear answer says what was read (basis) and how sure it is (confidence)."
      )
    case .unexpectedBasis:
      (
        "An answer that was not researched has no basis",
        "Nothing was read, so there is neither a basis nor a confidence."
      )
    case .recallNeverHigh:
      (
        "General knowledge is never of high confidence",
        "An answer for which no source was seen must be confirmed before anyone relies on it."
      )
    case .unknownSource:
      (
        "A source that the pathway does not list",
        "An answer names one of its pathway's sources by id."
      )
    case .badURL:
      (
        "Not a web address",
        "Only addresses that begin with http:// or https://, name a host and hold neither a space nor a user's name are "
          + "allowed."
      )
    case .badDate:
      (
        "Not a date",
        "Dates are written 2021-11-16, 2021-11 or 2021; with \"by\" in front, the latest possible day."
      )
    case .reversedDates:
      (
        "Dates are in the wrong order",
        "Versions are listed oldest first, and a law ends after it takes effect."
      )
    case .overlappingVersions:
      (
        "Two versions hold at the same time",
        "A version holds from its effective date to the next one's; two cannot begin together, and none "
          + "follows a repeal."
      )
    case .nothingChanged:
      (
        "A version that changes nothing",
        "A later version lists the answers that it changed. An act that changed none goes to other_acts."
      )
    case .unknownJurisdiction:
      (
        "Not a jurisdiction",
        "The 50 states, DC and US (federal law) are known by their postal codes."
      )
    case .wrongFileName:
      (
        "The file is named for another jurisdiction",
        "StatutesYAML/NY.yaml holds the law of NY."
      )
    case .missingJurisdiction:
      (
        "A jurisdiction has no file",
        "All 52 are needed: a jurisdiction without relief has a file that says where a law was looked for."
      )
    case .noSearchRecord:
      (
        "No law, and no word on where one was looked for",
        "A file without pathways says in \"searched\" where a law was looked for, and how late those places "
          + "reach."
      )
    case .badID:
      (
        "Not an id",
        "Ids are lower-case words joined by hyphens or underscores, and unique where they stand."
      )
    case .codebookMismatch:
      (
        "The codebook contradicts itself",
        "Ids repeat, or a question names a section that does not exist."
      )
    case .unknownPathway:
      (
        "A pathway that is not there",
        "A draft amends or repeals a pathway that is in force, by its id. A pathway that a draft adds needs an id that is not "
          + "taken, and one that it repeals cannot be amended besides."
      )
    case .staleDraft:
      (
        "A draft that starts from another law",
        "The draft says which answer it starts from, and the law gives another. Either the law has changed since the draft was "
          + "written, or the answer was corrected: read both, and change 'from' or the draft."
      )
    case .draftConflict:
      (
        "Two drafts do the same thing",
        "Drafts are laid over the law one after the other. Where two of them change the same answer, or add or repeal the same "
          + "pathway, which one would prevail is not said."
      )
    case .rubricSum:
      (
        "The points do not add up",
        "The criteria's points must add up to the rubric's total."
      )
    case .rubricScale:
      (
        "The letter scale is broken",
        "Letters fall from the best to one that starts at 0, and a gate caps at one of them."
      )
    case .rubricQuestion:
      (
        "A criterion reads a question that it cannot",
        "A criterion reads choice and list questions of pathways, each question in one criterion only; "
          + "coverage needs answers in order."
      )
    case .rubricUncovered:
      (
        "Some answers reach no level",
        "Every combination of answers must reach a level. A last level without conditions catches the rest."
      )
    case .rubricUnreachable:
      (
        "A level is never reached",
        "The levels before it take every combination of answers that it would match."
      )
    case .rubricPoints:
      (
        "A level gives wrong points",
        "No level gives more than its criterion has, one gives exactly that, and each below it has advice."
      )
    }
  }
}

import Analysis
import Rubric

/// How the figures of the page are made.
extension RobustnessPage {
  /// One sentence or two on each method.
  var methods: [[Inline]] {
    let total = report.grader.rubric.points
    let floor = Words.fixed(Firmness.geometricFloor, decimals: 2)
    var methods: [(name: String, text: String)] = [
      (
        "Other weights",
        "each weight is multiplied by a number drawn evenly from a range around 1, and all are scaled to the same total; for any weights "
          + "at all, every set of weights is alike likely. \(firmness.draws) draws each."
      ),
      (
        "Other ways to add up",
        "equal weights; each criterion left out in turn; the weighted geometric mean of the shares of each criterion's points, "
          + "\(total) × (product of (share + \(floor))^(weight / \(total)) − \(floor)), in which points on one criterion make up for another "
          + "only in part; and the weakest link, by which the law with the higher lowest share ranks first, then the one with "
          + "the higher second lowest, and so on."
      ),
      ("Cut points", "every cut point is moved by 1, 2 and 5 points, up and down."),
      (
        "Open answers",
        "every open answer of every law may turn out to be any answer that the codebook allows, each alike likely; items of a list that "
          + "the rubric does not tell apart count as one. As others settle theirs, laws without open answers change ranks too. "
          + (isExact
            ? "The chances are exact."
            : "The chances are exact where no more than \(Firmness.completionLimit) combinations have to be gone through, and "
              + "\(firmness.recodings) draws elsewhere.")
      ),
    ]
    if let errors = firmness.errors {
      methods.append(
        (
          "Mistaken answers",
          "the second coding differed on \(errors.divergent) of \(errors.compared) answers, "
            + "\(Words.percent(errors.divergent, of: errors.compared)); with that chance each settled answer is replaced by another that the "
            + "codebook allows, drawn evenly, and the law is graded again. \(firmness.recodings) draws. How often two coders differ is an upper "
            + "estimate of how often an answer is wrong: of two that differ one may be right, and every difference found was resolved."
        ))
    } else {
      methods.append(
        ("Mistaken answers", "left out, since without a second coding nobody knows how often an answer is wrong."))
    }
    methods += [
      (
        "The smallest changes",
        "found exactly, nothing drawn. One weight: the others make room in proportion. All weights together: the sum of what each one gains or "
          + "loses."
      ),
      (
        "The lead pathway",
        "under other weights and sums it stays the one that leads today; under other answers it is found again."
      ),
      (
        "How sure the drawn figures are",
        "a chance has a standard error of at most 0.5 / √draws, \(error(firmness.draws)) percentage points for weights"
          + (isExact && firmness.errors == nil ? "" : " and \(error(firmness.recodings)) for answers")
          + ". The seed is \(firmness.seed); the same seed gives the same figures."
      ),
    ]
    return methods.map { [.strong("\($0.name): "), .text($0.text)] }
  }

  private func error(_ draws: Int) -> String { Words.fixed(50 / Double(draws).squareRoot(), decimals: 2) }
}

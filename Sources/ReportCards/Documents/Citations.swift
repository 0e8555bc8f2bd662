import Rubric
import Statutes

extension Report {
  /// The citations of answers, each linked to the source that was read.
  func cites(_ evidence: [CriterionGrade.Evidence], of code: String) -> [Inline] {
    let jurisdiction = jurisdiction(code)
    var seen = Set<String>()
    var inlines: [Inline] = []
    for item in evidence {
      guard let cite = item.answer.cite, seen.insert(cite).inserted else { continue }
      if !inlines.isEmpty { inlines.append(.text("; ")) }
      let source =
        if let id = item.pathway {
          jurisdiction?.pathways.first { $0.id == id }?.source(of: item.answer)
        } else {
          jurisdiction?.related.source(of: item.answer)
        }
      if let url = source?.url, item.answer.basis != nil {
        inlines.append(.link(cite, .web(url)))
      } else {
        inlines.append(.text(cite))
      }
    }
    return inlines
  }
}

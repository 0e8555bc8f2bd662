import Foundation

extension Project {
  /// The paths of the files that a project is read from, in order; a folder that is not there has none.
  ///
  /// - Parameters:
  ///   - folder: The project's folder.
  ///   - rubric: The path of a rubric that may stand elsewhere.
  public static func inputs(folder: String, rubric: String? = nil) -> [String] {
    let folders = [Path.rubrics, Path.statutes, Path.drafts, Path.secondCoding]
    let files = folders.flatMap { name -> [String] in
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(path)/\($0)" }
    }
    guard let rubric, rubric.contains("/") || rubric.contains("."), !files.contains(rubric) else { return files }
    return files + [rubric]
  }
}

extension Collection where Self: Sendable, Element: Sendable {
  /// What a function makes of each element, in the order of the elements, worked out side by side.
  package func concurrentMap<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) async -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      for (place, element) in enumerated() {
        group.addTask { (place, await transform(element)) }
      }
      var results = [Result?](repeating: nil, count: count)
      for await (place, result) in group { results[place] = result }
      return results.compactMap { $0 }
    }
  }
}

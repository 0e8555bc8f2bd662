/// Something that was read to code the law.
public struct Source: Sendable, Hashable {
  /// The id, by which answers name the source.
  public let id: String
  /// What it is.
  public let title: String
  /// Its address (http or https), where one is known.
  public let url: String?
  /// How late it reaches, in words.
  public let currentThrough: String

  /// Creates a source.
  public init(id: String, title: String, url: String?, currentThrough: String) {
    self.id = id
    self.title = title
    self.url = url
    self.currentThrough = currentThrough
  }
}

extension [Source] {
  /// The source that an answer rests on: the one that it names, or else the first.
  func source(of answer: Answer) -> Source? {
    guard let id = answer.source else { return first }
    return first { $0.id == id }
  }
}

import Rubric
import Statutes

/// What each kind of file holds, read from its bytes: the readers without the file system.
package enum FileContent {
  /// What a file holds, or `nil` where something keeps it from being used, and what is wrong in it.
  package typealias Reading<Value> = (value: Value?, diagnostics: [Diagnostic])

  /// Reads a codebook.
  package static func codebook(_ bytes: [UInt8], file: String) -> Reading<Codebook> {
    read(bytes, file) { CodebookReader(reading: $0).codebook($1) }
  }

  /// Reads a rubric.
  package static func grader(_ bytes: [UInt8], file: String, codebook: Codebook) -> Reading<Grader> {
    read(bytes, file) { RubricReader(reading: $0, codebook: codebook).grader($1) }
  }

  /// Reads a statute file that is named for a jurisdiction.
  package static func jurisdiction(
    _ bytes: [UInt8], file: String, code: String, codebook: Codebook
  ) -> Reading<Jurisdiction> {
    read(bytes, file) { StatuteReader(reading: $0, codebook: codebook).jurisdiction($1, fileCode: code) }
  }

  /// Reads a draft that is named by its id.
  package static func draft(_ bytes: [UInt8], file: String, id: String, codebook: Codebook) -> Reading<DraftFile> {
    read(bytes, file) { DraftReader(reading: $0, codebook: codebook).draft($1, fileID: id) }
  }

  /// Reads an edition.
  package static func edition(_ bytes: [UInt8], file: String) -> Reading<Edition> {
    read(bytes, file) { EditionReader(reading: $0).edition($1) }
  }

  /// Reads a second coder's file on a jurisdiction.
  package static func secondCoding(
    _ bytes: [UInt8], file: String, code: String, codebook: Codebook
  ) -> Reading<[SecondCoding.CodedPathway]> {
    read(bytes, file) { SecondCodingReader(reading: $0, codebook: codebook).pathways($1, fileCode: code) }
  }

  /// Reads the review sheet of a second coding.
  package static func review(
    _ bytes: [UInt8], file: String, codebook: Codebook
  ) -> Reading<(sample: SecondCoding.Sample, divergences: [SecondCoding.Divergence])> {
    read(bytes, file) { SecondCodingReader(reading: $0, codebook: codebook).review($1) }
  }

  /// Reads a text from its nodes to a value.
  ///
  /// - Throws: the diagnostics that say why the text cannot be parsed.
  static func read<Value>(
    _ source: SourceText, _ body: (FileReading, YAMLNode) -> Value?
  ) throws(Diagnostics) -> Reading<Value> {
    let yaml = try YAMLReader(source)
    let reading = FileReading(file: source.file)
    reading.add(yaml.diagnostics)
    let value = body(reading, yaml.nodes)
    return (value, reading.diagnostics)
  }

  private static func read<Value>(
    _ bytes: [UInt8], _ file: String, _ body: (FileReading, YAMLNode) -> Value?
  ) -> Reading<Value> {
    do throws(Diagnostics) {
      return try read(SourceText(bytes: bytes, file: file), body)
    } catch {
      return (nil, error.all)
    }
  }
}

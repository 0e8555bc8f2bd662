import Foundation
import ReportCards
import Testing

@Suite struct FormatTests {
  @Test func `letters stand out from their fills, which darken with the grade`() {
    func luminance(_ color: Palette.Color) -> Double {
      let parts = [color.red, color.green, color.blue].map { part -> Double in
        let share = Double(part) / 255
        return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    func contrast(_ one: Palette.Color, _ two: Palette.Color) -> Double {
      let light = [luminance(one), luminance(two)].sorted()
      return (light[1] + 0.05) / (light[0] + 0.05)
    }
    for mark in Palette.steps + [Palette.none] {
      #expect(contrast(mark.fill, mark.ink) >= 4.5, "\(mark.name)")
    }
    let fills = (Palette.steps + [Palette.none]).map { luminance($0.fill) }
    #expect(fills == fills.sorted())
    #expect(Set(fills).count == fills.count)
  }

  @Test func `a scale of any length spreads over the palette`() {
    #expect(Palette.mark(place: 0, of: 5).name == "letter-a")
    #expect(Palette.mark(place: 4, of: 5).name == "letter-f")
    #expect(Palette.mark(place: 1, of: 2).name == "letter-f")
    #expect(Palette.mark(place: nil, of: 5).name == "letter-n")
  }

  @Test func `a spreadsheet runs no cell as a formula`() {
    let text = CSV.text([["=1+1", "+1", "-2", "-x", "@a", "plain", "a,b", "say \"hi\"", "two\nlines"]])
    #expect(text == "'=1+1,'+1,-2,'-x,'@a,plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n")
  }

  @Test(arguments: [
    " =1+1", "\u{A0}=1", "\"=1", "'=1", "\n=1", " \" +1", "\t=1", "\r=1", "\u{FF1D}1", "\u{FF20}a", "-1e5", "--1",
  ])
  func `a formula behind spaces or quotes, or in wide characters, is run as little`(cell: String) {
    let field = CSV.text([[cell]])
    #expect(field.hasPrefix("'") || field.hasPrefix("\"'"), "\(field)")
  }

  @Test(arguments: ["-1", "-12.5", "§ 1 = 2", "a=b", " a", "\"so\"", "– none"])
  func `a cell that is no formula stays as it is`(cell: String) {
    #expect(CSV.text([[cell]]).contains(cell.split(separator: "\"").joined(separator: "\"\"")))
    #expect(!CSV.text([[cell]]).contains("'"))
  }

  @Test func `JSON is what a JSON parser reads`() throws {
    let value = JSONValue.object([
      .init("text", .string("a \"b\" \\ \n\t\u{1} é")), .init("number", .number("4.5")), .init("none", .null),
      .init("list", .array([.bool(true), .object([]), .array([])])),
    ])
    let parsed = try #require(
      try JSONSerialization.jsonObject(with: Data(value.text.utf8)) as? [String: Any])
    #expect(parsed["text"] as? String == "a \"b\" \\ \n\t\u{1} é")
    #expect(parsed["number"] as? Double == 4.5)
    #expect(parsed["none"] is NSNull)
    #expect((parsed["list"] as? [Any])?.count == 3)
  }
}

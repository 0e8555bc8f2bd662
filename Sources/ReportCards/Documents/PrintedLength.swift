extension Document {
  /// How small a page is printed so that it fits two letter pages: 0 for a page of ordinary length, more for longer ones.
  ///
  /// The steps were found by printing every card.
  var density: Int {
    let length = blocks.reduce(0) { $0 + $1.printedLength }
    return [10_300, 11_800, 14_500, 17_500].count { $0 < length }
  }
}

extension Block {
  /// The characters that are printed; what is folded is not.
  fileprivate var printedLength: Int {
    switch self {
    case .title(let title, let kicker): title.count + kicker.printedLength
    case .verdict(let verdict):
      verdict.figures.printedLength + verdict.sentence.count + verdict.meaning.count
        + verdict.facts.reduce(0) { $0 + $1.term.count + $1.answer.count }
    case .section(let title, _, let blocks): blocks.reduce(title.count) { $0 + $1.printedLength }
    case .subheading(let title): title.count
    case .paragraph(let text), .note(let text): text.printedLength
    case .list(let items): items.reduce(0) { $0 + $1.printedLength }
    case .table(let table):
      table.rows.reduce(table.caption.count) { $0 + $1.reduce(0) { $0 + $1.printedLength } }
    case .tiles, .folded: 0
    }
  }
}

extension Table.Cell {
  fileprivate var printedLength: Int {
    switch self {
    case .text(let text), .detailed(let text, _, _): text.printedLength
    case .bar(let bar): bar.words.count
    case .share(let shown, _): shown.count
    }
  }
}

extension [Inline] {
  fileprivate var printedLength: Int {
    reduce(0) { length, inline in
      switch inline {
      case .text(let text), .strong(let text), .link(let text, _), .letter(let text), .open(let text):
        length + text.utf8.count
      case .lineBreak: length
      }
    }
  }
}

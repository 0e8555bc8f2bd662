/// A page before it takes a form: what it says, which the Markdown and the HTML renderer both read.
public struct Document: Sendable, Hashable {
  /// Where the page stands below the report's folder, without an ending: `index`, `states/NY`.
  public let path: String
  /// The title.
  public let title: String
  /// What the page is, in one sentence.
  public let summary: String
  /// What the page says, from top to bottom.
  public let blocks: [Block]

  /// Whether a script may sort and filter its wide table.
  public let isSortable: Bool

  /// Creates a page.
  public init(
    path: String, title: String, summary: String, blocks: [Block], isSortable: Bool = false
  ) {
    self.path = path
    self.title = title
    self.summary = summary
    self.blocks = blocks
    self.isSortable = isSortable
  }
}

/// A part of a page.
public enum Block: Sendable, Hashable {
  /// The head of the page: its title with a line above it.
  case title(String, kicker: [Inline])
  /// The verdict, first on a card.
  case verdict(Verdict)
  /// A section with a heading.
  case section(String, id: String, [Block])
  /// A heading within a section.
  case subheading(String)
  /// A paragraph.
  case paragraph([Inline])
  /// A paragraph in small type.
  case note([Inline])
  /// A list.
  case list([[Inline]])
  /// A table.
  case table(Table)
  /// A map of tiles.
  case tiles(TileMap)
  /// A part that is folded on the screen, and left out in print where the page has it in full elsewhere.
  case folded(String, [Block])
}

/// A piece of running text.
public enum Inline: Sendable, Hashable {
  /// Plain text.
  case text(String)
  /// Text that weighs more.
  case strong(String)
  /// A link.
  case link(String, Link)
  /// A letter grade.
  case letter(String)
  /// Text that marks an open answer.
  case open(String)
  /// The start of a new line.
  case lineBreak
}

/// Where a link leads.
public enum Link: Sendable, Hashable {
  /// Another page of the report, by its path without an ending.
  case page(String)
  /// A file of the report, by its path with its ending.
  case file(String)
  /// A web address; only http and https become links.
  case web(String)
}

/// The verdict of a card: letter, figures and one sentence.
public struct Verdict: Sendable, Hashable {
  /// The letter; `nil` where the law is not coded.
  public let letter: String?
  /// What the letter says.
  public let meaning: String
  /// The figures: points, rank, date.
  public let figures: [Inline]
  /// The law in one sentence.
  public let sentence: String
  /// What limits who can use the law, where a gate is closed.
  public let flag: String?
  /// Who can use the law: a term and its answer.
  public let facts: [Fact]

  /// A term with its answer.
  public struct Fact: Sendable, Hashable {
    /// The term.
    public let term: String
    /// The answer.
    public let answer: String
    /// Whether the answer is open.
    public let isOpen: Bool
  }
}

/// A map on which each jurisdiction is a tile of the same size.
public struct TileMap: Sendable, Hashable {
  /// How a tile is filled.
  public enum Shade: Sendable, Hashable {
    /// As the letter is.
    case letter(String)
    /// By a step from 0, empty, to 4, full.
    case step(Int)
  }

  /// A tile.
  public struct Tile: Sendable, Hashable {
    /// The postal code.
    public let code: String
    /// What stands on the tile.
    public let text: String
    /// What the tile says in full.
    public let words: String
    /// Where it leads.
    public let page: String
    /// How it is filled.
    public let shade: Shade
  }

  /// What the map shows.
  public let caption: String
  /// The tiles, from north-west to south-east.
  public let tiles: [Tile]

  init(caption: String, tiles: [Tile]) {
    self.caption = caption
    self.tiles = tiles.compactMap { tile in TilePlace.of(tile.code).map { ($0, tile) } }
      .sorted { ($0.0.row, $0.0.column) < ($1.0.row, $1.0.column) }.map(\.1)
  }
}

/// Where a jurisdiction's tile stands: the usual grid of eleven by eight, federal law in a corner of its own.
struct TilePlace: Sendable {
  let row: Int
  let column: Int

  static func of(_ code: String) -> TilePlace? { all[code] }

  private static let rows = [
    "AK .. .. .. .. .. .. .. .. .. ME", ".. .. .. .. .. .. .. .. .. VT NH", "WA ID MT ND MN IL WI MI NY RI MA",
    "OR NV WY SD IA IN OH PA NJ CT ..", "CA UT CO NE MO KY WV VA MD DE ..", ".. AZ NM KS AR TN NC SC DC .. ..",
    ".. .. .. OK LA MS AL GA .. .. ..", "HI .. .. TX .. .. .. .. FL .. US",
  ]

  private static let all: [String: TilePlace] = {
    var places: [String: TilePlace] = [:]
    for (row, line) in rows.enumerated() {
      for (column, code) in line.split(separator: " ").enumerated() where code != ".." {
        places[String(code)] = TilePlace(row: row + 1, column: column + 1)
      }
    }
    return places
  }()
}

/// A table.
public struct Table: Sendable, Hashable {
  /// How a column's text stands.
  public enum Alignment: Sendable { case start, end, center }

  /// A column.
  public struct Column: Sendable, Hashable {
    /// The heading.
    public let title: String
    /// How its text stands.
    public let alignment: Alignment
    /// The heading in full, where the title is short for it.
    public let fullTitle: String?

    /// Creates a column.
    public init(_ title: String, _ alignment: Alignment = .start, fullTitle: String? = nil) {
      self.title = title
      self.alignment = alignment
      self.fullTitle = fullTitle
    }
  }

  /// A cell.
  public enum Cell: Sendable, Hashable {
    /// Running text.
    case text([Inline])
    /// Running text with lines behind it that can be folded away; the name says what they are about.
    case detailed([Inline], name: String, [[Inline]])
    /// Points of a maximum, with a mark for the median.
    case bar(Bar)
    /// A number of points in a table of many, shaded by its share of the maximum.
    case share(shown: String, Bar)

    /// Whether the cell is a bar.
    var isBar: Bool {
      if case .bar = self { return true }
      return false
    }
  }

  /// Points of a maximum, drawn as a bar.
  public struct Bar: Sendable, Hashable {
    /// The points in hundredths.
    public let points: Int
    /// The most that they could become in hundredths.
    public let high: Int
    /// The maximum in hundredths.
    public let maximum: Int
    /// The median in hundredths; `nil` where none is shown.
    public let median: Int?
    /// The bar in words: "3 of 6".
    public let words: String

    /// The share of a maximum as a step from 0, none of it, to 4, nearly all.
    static func step(_ points: Int, of maximum: Int) -> Int {
      guard maximum > 0, points > 0 else { return 0 }
      return min(4, 1 + points * 4 / (maximum + 1))
    }
  }

  /// What the table shows.
  public let caption: String
  /// The columns.
  public let columns: [Column]
  /// The rows; the first cell of each heads it.
  public let rows: [[Cell]]
  /// Whether the table is so wide that it scrolls in a frame of its own.
  public let isWide: Bool

  /// Creates a table.
  public init(caption: String, columns: [Column], rows: [[Cell]], isWide: Bool = false) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.isWide = isWide
  }
}

extension Table.Cell {
  /// A cell of plain text.
  static func plain(_ text: String) -> Table.Cell { .text([.text(text)]) }
}

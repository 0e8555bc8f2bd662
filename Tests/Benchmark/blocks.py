"""What a page is made of: sections of paragraphs, lists and tables, which the templates lay out."""

from typing import NamedTuple

from pieces import attribute, text

ALIGNMENT = {"": "---", "end": "---:", "center": ":---:"}


class Block(NamedTuple):
    kind: str
    content: object
    # The printed length, by which a card's type is made smaller.
    length: int


class Section(NamedTuple):
    title: str
    id: str
    blocks: list

    @property
    def length(self):
        return len(self.title) + sum([block.length for block in self.blocks])


class Table:
    """A table; the first cell of each row heads it. Columns are titles, some with an alignment: `Points:end`."""

    def __init__(self, caption, columns, rows):
        self.caption = text(caption)
        self.label = attribute(caption)
        self.rows = rows
        self.heads, self.rules, self.tags = [], [], []
        for title, _, alignment in (column.partition(":") for column in columns):
            style = f" class={alignment}" if alignment else ""
            self.heads.append((title, f"<th scope=col{style}>{title}"))
            self.rules.append(ALIGNMENT[alignment])
            self.tags.append(f"<td{style}>" if self.tags else f"<th scope=row{style}>")


def paragraph(piece):
    return Block("paragraph", piece, piece.length)


def note(piece):
    return Block("note", piece, piece.length)


def listing(items):
    return Block("list", items, sum([item.length for item in items]))


def table(caption, columns, rows):
    length = len(caption) + sum([cell.length for row in rows for cell in row])
    return Block("table", Table(caption, columns, rows), length)


def fold(title, blocks):
    """A part that is folded on the screen and left out in print."""
    return Block("fold", Section(title, "", blocks), 0)

"""Running text in both forms, Markdown and HTML, made once: much of what a card says stands on other cards too.

Everything is escaped here, by the rules of the report's pages, so that the templates only lay pieces out. Addresses of pages
are relative to a card.
"""

import re
from functools import lru_cache

MARKUP = {mark: "\\" + mark for mark in "\\`*_{}[]<>#|~&"} | {"\n": " "}
_markup = re.compile("[" + re.escape("".join(MARKUP)) + "]")
_bare = re.compile(r"[A-Za-z0-9_.-]+")


class Piece:
    """A piece of text: its Markdown, its HTML and the bytes of it that are printed."""

    __slots__ = ("md", "html", "length")

    def __init__(self, md, html, length):
        self.md = md
        self.html = html
        self.length = length

    def __reduce__(self):
        return Piece, (self.md, self.html, self.length)


def escape_md(text):
    return _markup.sub(lambda mark: MARKUP[mark[0]], text)


def escape_html(text):
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#39;")
    )


def attribute(text):
    """An attribute's value, with quotes only where HTML needs them."""
    return text if _bare.fullmatch(text) else f'"{escape_html(text)}"'


def size(text):
    return len(text) if text.isascii() else len(text.encode())


@lru_cache(maxsize=None)
def text(words):
    return Piece(escape_md(words), escape_html(words), size(words))


@lru_cache(maxsize=None)
def strong(words):
    # A space inside the closing asterisks would keep them from closing.
    word, space = (words[:-1], " ") if words.endswith(" ") else (words, "")
    return Piece(f"**{escape_md(word)}**{space}", f"<strong>{escape_html(words)}</strong>", size(words))


@lru_cache(maxsize=None)
def opened(words):
    """Words that mark an open answer."""
    return Piece(f"({escape_md(words)})", f"<span class=open>{escape_html(words)}</span>", size(words))


@lru_cache(maxsize=None)
def page(words, path, md_path=None):
    """A link to another page of the report; some have no Markdown of their own and lead elsewhere there."""
    return Piece(
        f"[{escape_md(words)}]({md_path or path + '.md'})", f'<a href="{path}.html">{escape_html(words)}</a>', size(words)
    )


def file(words, path):
    """A link to a file of the report."""
    return Piece(f"[{escape_md(words)}]({path})", f'<a href="{path}">{escape_html(words)}</a>', size(words))


@lru_cache(maxsize=None)
def web(words, url):
    """A link to the web, where the address is one."""
    if not (url and url.startswith(("https://", "http://"))):
        return text(words)
    return Piece(
        f"[{escape_md(words)}](<{url}>)", f'<a href="{escape_html(url)}">{escape_html(words)}</a>', size(words)
    )


def run(pieces):
    """Pieces one after the other, as one."""
    md, html, length = [], [], 0
    for piece in pieces:
        md.append(piece.md)
        html.append(piece.html)
        length += piece.length
    return Piece("".join(md), "".join(html), length)


def joined(pieces, separator="; "):
    mark = text(separator)
    row = []
    for piece in pieces:
        row += (mark, piece)
    return row[1:]


def folded(piece, name, lines):
    """A piece with lines behind it that can be folded away; the name says what they are about."""
    items = "".join([f"\n<li>{line.html}" for line in lines])
    label = attribute(f"More on {name}")
    return Piece(
        "<br>".join([piece.md] + [line.md for line in lines]),
        f"{piece.html}\n<details><summary aria-label={label}>More</summary>\n<ul>{items}</ul></details>",
        piece.length,
    )


def hundredths(number):
    """A number of hundredths as drawings write it."""
    whole, rest = divmod(number, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)


@lru_cache(maxsize=None)
def bar(words, points, high, maximum, median):
    """Points of a maximum, drawn; a dashed box shows how far open answers could raise them."""
    width = 120

    def rect(name, x, wide):
        return f"<rect class={name} x={hundredths(x)} y=3 width={hundredths(wide)} height=10></rect>"

    def scaled(number):
        return number * width * 100 // maximum if maximum else 0

    parts = [rect("track", 0, width * 100), rect("fill", 0, scaled(points))]
    if high > points:
        parts.append(rect("rise", scaled(points), scaled(high - points)))
    place = hundredths(max(100, min(scaled(median), width * 100 - 100)))
    parts.append(f"<line class=median x1={place} x2={place} y1=0 y2=16></line>")
    drawing = f'<svg viewBox="0 0 {width} 16" aria-hidden=true>{"".join(parts)}</svg>'
    return Piece(words, f"<span class=bar>{words}{drawing}</span>", len(words))

"""Writes the cards and the national page through Jinja2's templates."""

import re
import sys
from pathlib import Path

import jinja2

from card import card
from grading import shown

here = Path(__file__).parent
# What would start a list, a heading, a rule or a numbered list at the start of a line.
_start = re.compile(r"([+=-])|([0-9]+)([.)])")


def line(text):
    """Markdown that begins a line: what would start a list or a heading there is escaped too."""
    found = _start.match(text)
    if not found:
        return text
    mark = found.start(1) if found[1] else found.start(3)
    return f"{text[:mark]}\\{text[mark:]}"


def environment(report):
    """Templates, compiled once and kept beside the interpreter that runs them.

    Nothing is escaped by Jinja2: each text is escaped where its Markdown and HTML are made.
    """
    cache = Path(sys.prefix) / "templates"
    cache.mkdir(exist_ok=True)
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(here / "templates"),
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(cache)),
        auto_reload=False,
    )
    env.filters.update(shown=shown, display=report.rubric.display, line=line)
    env.globals.update(rubric=report.rubric, edition=report.edition, style=style(report.project), zip=zip)
    return env


def style(project):
    """The style sheet of a card: no content, so it is taken from a card that the tool wrote into the project."""
    page = (project / "Reports/states/NY.html").read_text(encoding="utf-8")
    return page.partition("<style>")[2].partition("</style>")[0]


def write(path, text):
    with open(path, "wb", buffering=0) as file:
        file.write(text.encode())


def write_cards(report, graded, out, env):
    templates = [("md", env.get_template("card.md.j2")), ("html", env.get_template("card.html.j2"))]
    for jurisdiction, grade in graded:
        content = card(report, jurisdiction, grade)
        for ending, template in templates:
            write(f"{out}/states/{jurisdiction.code}.{ending}", template.render(card=content))


def write_national(report, standings, out, env):
    ranks = report.national.ranks
    order = sorted(standings, key=lambda own: (ranks.get(own.code, (99,))[0], own.name))
    for ending, name in (("md", "README.md"), ("html", "index.html")):
        write(out / name, env.get_template(f"national.{ending}.j2").render(standings=order, ranks=ranks))

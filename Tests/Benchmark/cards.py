"""Report cards in Python, to compare the tool with: PyYAML on libyaml, and Jinja2.

    cards.py PROJECT OUT           writes the cards and the national page, in Markdown and HTML
    cards.py PROJECT --grades      prints each jurisdiction's letter and points as CSV
    cards.py PROJECT --data CODE   prints what one card shows as JSON, for the peer in R

"""

import argparse
import csv
import json
import os
import sys
from pathlib import Path

import yaml

from grading import Rubric, ranks, shown

# libyaml's parser. Each scalar is taken as text, which is enough here, since the codebook says what an answer is; CSafeLoader,
# which guesses types, takes a little longer.
try:
    from yaml import CBaseLoader as Loader
except ImportError:
    sys.exit("PyYAML was built without libyaml; its Python parser is many times slower and would be no fair peer.")

here = Path(__file__).parent


def read(path):
    with open(path, "rb") as file:
        return yaml.load(file, Loader)


class Cards:
    def __init__(self, project):
        self.codebook = read(project / "Rubric/codebook.yaml")
        self.rubric = Rubric(read(project / "Rubric/relief.yaml"), self.codebook)
        self.edition = read(project / "StatutesYAML/edition.yaml")
        self.labels = {
            question["id"]: {option["value"]: option["label"] for option in question.get("answers", [])}
            for question in self.codebook["questions"]
        }
        absences = self.codebook["absences"]
        self.absences = {kind: absences[kind]["label"] for kind in ("silent", "unclear", "not_researched")}

    def words(self, question, answer):
        """A coded answer in plain words, with its length of time."""
        labels = self.labels[question["id"]]
        value = answer["value"]
        if isinstance(value, list):
            lengths = answer.get("lengths", {})
            return "; ".join(self._with_length(labels.get(v, v), lengths.get(v)) for v in value) or "None"
        if value in self.absences:
            return self.absences[value]
        return self._with_length(labels.get(value, value), answer.get("length"))

    def _with_length(self, label, length):
        if not length:
            return label
        unit = length["unit"][:-1] if int(length["count"]) == 1 else length["unit"]
        return f"{label}: {length['count']} {unit} from {self.codebook['events'][length['from']]}"

    def support(self, answer):
        """What an answer rests on."""
        if "basis" not in answer:
            return None
        basis = self.codebook["bases"][answer["basis"]]["label"]
        return f"{basis}, {self.codebook['confidences'][answer['confidence']]['label'].lower()} confidence"


def source_url(answer, own):
    """The address of what was read for an answer; an answer that names no source rests on the first."""
    if "basis" not in answer:
        return None
    source = own["sources"][answer["source"]] if "source" in answer else own["pathway"]["sources"][0]
    return source.get("url")


def environment(cards):
    """Templates, compiled once and kept beside the interpreter that runs them."""
    import jinja2

    cache = Path(sys.prefix) / "templates"
    cache.mkdir(exist_ok=True)
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(here / "templates"),
        bytecode_cache=jinja2.FileSystemBytecodeCache(str(cache)),
        autoescape=lambda name: name.endswith(".html.j2"),
        auto_reload=False, trim_blocks=True, lstrip_blocks=True,
    )
    env.filters.update(
        shown=shown, display=cards.rubric.display, cell=lambda text: text.replace("|", "\\|").replace("\n", " ")
    )
    env.globals.update(
        cards=cards, rubric=cards.rubric, edition=cards.edition, words=cards.words, support=cards.support, url=source_url
    )
    return env


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--grades", action="store_true")
    parser.add_argument("--data")
    arguments = parser.parse_args()
    if not (arguments.grades or arguments.data or arguments.out):
        parser.error("name a folder to write to")

    cards = Cards(arguments.project)
    files = sorted((arguments.project / "StatutesYAML").glob("[A-Z][A-Z].yaml"))
    grades = [cards.rubric.grade(read(path), cards.edition["as_of"]) for path in files]
    rank_of = ranks(grades)

    if arguments.grades:
        table = csv.writer(sys.stdout, lineterminator="\n")
        table.writerow(["jurisdiction", "letter", "points", "points_high", "rank"])
        for grade in grades:
            rank = rank_of.get(grade["code"], ("",))[0]
            table.writerow([grade["code"], grade["letter"], shown(grade["points"]), shown(grade["high"]), rank])
        return
    if arguments.data:
        [grade] = [grade for grade in grades if grade["code"] == arguments.data]
        json.dump(card_data(cards, grade, rank_of), sys.stdout, ensure_ascii=False)
        return

    os.makedirs(arguments.out / "states", exist_ok=True)
    env = environment(cards)
    templates = [("md", env.get_template("card.md.j2")), ("html", env.get_template("card.html.j2"))]
    context = {"ranks": rank_of}
    for grade in grades:
        for ending, template in templates:
            write(f"{arguments.out}/states/{grade['code']}.{ending}", template.render(context, grade=grade))
    order = sorted(grades, key=lambda grade: (rank_of.get(grade["code"], (99,))[0], grade["name"]))
    for ending, name in (("md", "README.md"), ("html", "index.html")):
        write(arguments.out / name, env.get_template(f"national.{ending}.j2").render(context, grades=order))


def card_data(cards, grade, rank_of):
    """What a card shows, ready to be typeset."""
    rank, tied = rank_of.get(grade["code"], (None, False))
    return {
        "name": grade["name"], "letter": grade["letter"], "points": cards.rubric.display(grade["points"]),
        "rank": rank, "tied": tied, "of": len(rank_of), "as_of": cards.edition["as_of"],
        "summary": grade["law"]["summary"],
        "criteria": [
            {
                "title": earned["criterion"].title, "points": shown(earned["points"]),
                "maximum": shown(earned["criterion"].points), "reason": earned["reason"],
                "advice": earned["advice"], "gain": shown(earned["gain"]),
                "answers": [
                    {
                        "label": question["label"], "words": cards.words(question, answer), "note": answer["note"],
                        "cite": answer.get("cite"), "url": source_url(answer, own),
                    }
                    for question, answer, own in earned["evidence"]
                ],
            }
            for earned in grade.get("criteria", [])
        ],
        "sources": [
            {"title": source["title"], "url": source.get("url"), "current_through": source["current_through"]}
            for own in grade.get("pathways", [])
            for source in own["pathway"]["sources"]
        ],
        "open": grade["law"].get("open_questions", []),
    }


if __name__ == "__main__":
    main()

"""Report cards in Python, to compare the tool with: PyYAML on libyaml, and Jinja2.

    cards.py PROJECT OUT           writes the cards and the national page, in Markdown and HTML
    cards.py PROJECT --grades      prints each jurisdiction's letter and points as CSV
    cards.py PROJECT --data CODE   prints what one card shows as JSON, for the peer in R

How firm a grade is takes many draws of a random generator and is not worked out here: `--firmness FILE` takes the figures as
`reportcard robustness --draws 10000 --format json` gives them. Without it the cards lack that section. `--processes N` shares
the cards among processes; `--events` reads YAML in half the time that PyYAML's C loader takes.
"""

import argparse
import csv
import gc
import json
import sys
from pathlib import Path

from grading import shown
from report import Report
from sharing import write_all


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("project", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--grades", action="store_true")
    parser.add_argument("--data", metavar="CODE")
    parser.add_argument("--firmness", type=Path, metavar="FILE")
    parser.add_argument("--processes", type=int, default=1, metavar="N")
    parser.add_argument("--events", action="store_true")
    arguments = parser.parse_args()
    if not (arguments.grades or arguments.data or arguments.out):
        parser.error("name a folder to write to")
    if arguments.processes < 1:
        parser.error("there is at least one process")

    report = Report(arguments.project, arguments.firmness, arguments.events)
    files = sorted((arguments.project / "StatutesYAML").glob("[A-Z][A-Z].yaml"))
    if arguments.out:
        write_all(report, files, arguments.out, arguments.processes)
        return
    graded = report.load(files)
    report.compare(report.standings(graded))
    if arguments.grades:
        table = csv.writer(sys.stdout, lineterminator="\n")
        table.writerow(["jurisdiction", "letter", "points", "points_high", "rank"])
        for jurisdiction, grade in graded:
            score = grade.score
            rank = report.national.ranks.get(jurisdiction.code, ("",))[0]
            table.writerow([jurisdiction.code, score.letter, shown(score.points), shown(score.high), rank])
    else:
        [found] = [found for found in graded if found[0].code == arguments.data]
        json.dump(card_data(report, *found), sys.stdout, ensure_ascii=False)


def card_data(report, jurisdiction, grade):
    """What a card shows, ready to be typeset."""
    rank, tied = report.national.ranks.get(jurisdiction.code, (None, False))
    questions, words = report.words.questions, report.words
    return {
        "name": jurisdiction.name, "letter": grade.score.letter, "points": report.rubric.display(grade.score.points),
        "rank": rank, "tied": tied, "of": report.national.count, "as_of": report.date,
        "summary": jurisdiction.data["summary"],
        "criteria": [
            {
                "title": criterion.title, "points": shown(earned.points), "maximum": shown(criterion.points),
                "reason": earned.reason, "advice": earned.advice,
                "gain": shown(criterion.points - earned.points if earned.advice else 0),
                "answers": [
                    {
                        "label": questions[question]["label"], "words": words.of(question, answer), "note": answer["note"],
                        "cite": answer.get("cite"), "url": jurisdiction.url(law.pathway, answer),
                    }
                    for question, law, answer in earned.evidence
                ],
            }
            for criterion, earned in zip(report.rubric.criteria, grade.criteria)
        ],
        "sources": [
            {"title": source["title"], "url": source.get("url"), "current_through": source["current_through"]}
            for law in grade.pathways
            for source in law.pathway.sources
        ],
        "open": jurisdiction.data.get("open_questions", []),
    }


if __name__ == "__main__":
    # What is read stays until the end: there is nothing for the collector to find, neither on the way nor at the exit.
    gc.disable()
    main()
    gc.freeze()

"""What the report card of a jurisdiction says of its law: the verdict, what would raise the grade, and how the points fall."""

from typing import NamedTuple

from blocks import Section, fold, note, paragraph, table
from grading import shown
from improving import LIMIT
from law import is_open
from national import cites
from pieces import Piece, bar, folded, joined, opened, page, run, strong, text, web
from sentences import article, count, listed, ordinal
from surroundings import bills, firm, history, letter_mark, method, others, sources, unsettled

COVERAGE = ("persons_adults", "persons_minors", "trafficking_sex", "trafficking_labor")
# The changes that a card shows with their examples, so that it fits two printed pages.
SHOWN_GAINS = 6
# The lengths from which a card is printed in smaller type.
DENSITIES = (10_300, 11_800, 14_500, 17_500)
KICKER = text("Criminal record relief for survivors of human trafficking")


class Card(NamedTuple):
    """A card as the templates read it."""

    name: Piece
    kicker: Piece
    letter: Piece
    figures: Piece
    flag: Piece | None
    sentence: Piece
    meaning: Piece
    facts: list
    summary: Piece | None
    sections: list
    answers: object
    density: int


def card(report, jurisdiction, grade):
    score = grade.score
    summary = text(jurisdiction.data["summary"])
    is_today = score.status != "not_coded" and jurisdiction.is_newest(report.date)
    if score.status == "graded":
        first = [gains(report, jurisdiction, grade), points(report, jurisdiction, grade)]
    elif score.status == "no_law":
        first = [search(jurisdiction), needs(report)]
    else:
        first = []
    context = (firm, history, bills, others, unsettled, sources, method)
    sections = [*first, *(part(report, jurisdiction, grade) for part in context)]
    sections = [section for section in sections if section]
    sentence = report.national.by_code[jurisdiction.code].sentence
    meaning = score.gate["reason"] if score.gate else report.rubric.meanings.get(score.letter, "")
    line = figures(report, jurisdiction, grade)
    who = facts(report, grade)
    length = (
        len(jurisdiction.name) + KICKER.length + line.length + len(sentence) + len(meaning)
        + sum([term.length + answer.length for term, answer in who]) + (summary.length if is_today else 0)
        + sum([section.length for section in sections])
    )
    return Card(
        text(jurisdiction.name), KICKER, letter_mark(report, score.letter or "–"), line,
        text(score.gate["flag"]) if score.gate else None, text(sentence), text(meaning), who,
        summary if is_today else None, sections,
        answers(report, jurisdiction, grade) if score.status == "graded" else None,
        sum([limit < length for limit in DENSITIES]),
    )


def figures(report, jurisdiction, grade):
    score, display = grade.score, report.rubric.display
    parts = []
    if score.status == "graded":
        parts.append(f"{display(score.points)} of {shown(report.rubric.points)} points")
        if score.high > score.points:
            number = sum([len(earned.open) for earned in grade.criteria])
            which = f"{count(number, 'open answer')} {'is' if number == 1 else 'are'}"
            if grade.could_change_lead:
                which = "open answers, on another pathway among them, are"
            parts.append(f"up to {display(score.high)} once {which} settled")
    if jurisdiction.code in report.national.ranks:
        rank, tied = report.national.ranks[jurisdiction.code]
        parts.append(f"{'tied ' if tied else ''}{ordinal(rank)} of {report.national.count}")
    elif score.status != "not_coded":
        parts.append("not ranked among the states")
    parts.append(f"law in force on {report.date}")
    return text(" · ".join(parts))


def facts(report, grade):
    """Who can use the law: terms with their answers."""
    if not grade.lead:
        return []
    read = {}
    for earned in grade.criteria:
        for question, _, answer in earned.evidence:
            read.setdefault(question, answer)
    found = [(question, read.get(question) or grade.lead.answers.get(question)) for question in COVERAGE]
    found.append(("prosecutor_role", grade.lead.answers.get("prosecutor_role")))
    return [
        (text(report.words.questions[question]["label"]), answer_piece(report, question, answer, in_dl=True))
        for question, answer in found
        if answer
    ]


def answer_piece(report, question, answer, in_dl=False):
    """An answer in words; an open one is marked."""
    words = report.words.of(question, answer)
    if not is_open(answer):
        return text(words)
    # The head of a card marks it on the screen alone.
    return Piece(text(words).md, opened(words).html, len(words)) if in_dl else opened(words)


def gains(report, jurisdiction, grade):
    rubric, national = report.rubric, report.national
    found = [
        (criterion.points - earned.points, place, earned.advice)
        for place, (criterion, earned) in enumerate(zip(rubric.criteria, grade.criteria))
        if earned.advice and earned.points < criterion.points
    ]
    found.sort(key=lambda gain: -gain[0])
    gate = grade.score.gate
    if not found and not gate:
        return None
    blocks = []
    if gate:
        advice = text(f"{gate['advice']} Until then the letter stays at {gate['cap']}.")
        blocks.append(paragraph(run([strong("First: "), advice])))
    if found:
        where = ", made on the lead pathway, brings" if len(grade.pathways) > 1 else " brings"
        rows = [
            [text(f"+{shown(gain)}"), text(advice), holders(national, place, jurisdiction.code)]
            for gain, place, advice in found[:SHOWN_GAINS]
        ]
        caption = f"Each change{where} the points beside it; changes add up"
        blocks.append(table(caption, ("Points:end", "Change", "Who has it"), rows))
    if way := shortest(report, grade):
        blocks.append(paragraph(way))
    if rest := [f"{rubric.criteria[place].title.lower()} +{shown(gain)}" for gain, place, _ in found[SHOWN_GAINS:]]:
        blocks.append(
            note(text(f"Smaller gains: {listed(rest)}. The table below says what full marks take."))
        )
    return Section("What would raise the grade most", "gains", blocks)


def holders(national, place, code):
    number = len(national.holders[place])
    if not number:
        return text("No jurisdiction yet")
    examples = national.examples(place, code, 3)
    link = ", such as " if number > len(examples) else ": "
    return run([text(f"{number} of {national.count}{link}"), *joined(examples)])


def shortest(report, grade):
    """The fewest changes that reach the next letter, in one paragraph."""
    order, words = report.rubric.order, report.words
    place = order.index(grade.score.letter) if grade.score.letter in order else 0
    route = place and report.improvements.shortest(grade.pathways, order[place - 1])
    if not route:
        return None
    changes = [
        f"{words.questions[question]['label'].lower()}, {words.of(question, {'value': value}).lower()}"
        for question, value in route.changes
    ]
    on = f" on {route.pathway.title}" if len(grade.pathways) > 1 else ""
    said = f"{count(len(changes), 'changed answer')}{on}: {'; '.join(changes)}.{more_ways(route.total - 1)}"
    return run([strong(f"The shortest way to {article(order[place - 1])}: "), text(said)])


def more_ways(number):
    """How many more ways there are; beyond the limit they were not counted."""
    if number < 1:
        return ""
    if number == 1:
        return " There is 1 other way of as many changes."
    return f" There are {number}{' or more' if number + 1 >= LIMIT else ''} other ways of as many changes."


def points(report, jurisdiction, grade):
    rubric, national = report.rubric, report.national
    rows = []
    for criterion, earned, median in zip(rubric.criteria, grade.criteria, national.medians):
        said = f"{shown(earned.points)} of {shown(criterion.points)}"
        reason = opened(earned.reason) if earned.open else text(earned.reason)
        rows.append([
            page(criterion.title, f"../criteria/{criterion.id}"),
            bar(said, earned.points, earned.high, criterion.points, median),
            folded(reason, criterion.title, details(report, criterion, earned)),
            run(cites(earned.evidence, jurisdiction)),
        ])
    blocks = []
    if grade.lead and len(grade.pathways) > 1:
        beside = listed([law.pathway.title for law in grade.pathways if law is not grade.lead])
        blocks.append(paragraph(run([
            text(f"The law has {len(grade.pathways)} pathways. The grade rests on "),
            strong(grade.lead.pathway.title),
            text(
                f" ({grade.lead.pathway.citation}), the one that serves adults with convictions best, or else the best there "
                f"is. Coverage criteria also count {beside}."
            ),
        ])))
    caption = (
        f"{rubric.display(grade.score.points)} of {shown(rubric.points)} points by criterion; the upright mark on a bar is the "
        "national median"
    )
    blocks.append(table(caption, ("Criterion", "Points", "What the law says", "Where"), rows))
    blocks.append(note(text(support(grade))))
    return Section("How the points fall", "points", blocks)


def details(report, criterion, earned):
    """What stands behind a reason: each answer with the coder's note, and what full marks take."""
    words = report.words
    lines = []
    for question, _, answer in earned.evidence:
        rests = words.support(answer)
        said = f"{words.of(question, answer)}. {answer['note']}{f' [{rests}]' if rests else ''}"
        lines.append(run((strong(f"{words.questions[question]['label']}: "), text(said))))
    if earned.points < criterion.points:
        lines.append(run((strong("Full marks: "), text(criterion.full_marks))))
    return lines


def support(grade):
    """How many of the answers behind the points were read in the statute itself."""
    counts = dict.fromkeys(("statute_text", "secondary", "recall", "unclear", "not_researched"), 0)
    for earned in grade.criteria:
        for _, _, answer in earned.evidence:
            counts[answer["value"] if is_open(answer) else answer.get("basis", "not_researched")] += 1
    total = sum(counts.values())
    if counts["statute_text"] == total:
        return f"All {total} answers behind these points were read in the law's own words."
    said = (
        "read in the law's own words", "taken from secondary sources", "general knowledge, to be confirmed", "unclear",
        "not yet researched",
    )
    parts = [f"{n} {'is' if n == 1 else 'are'} {words}" for n, words in zip(counts.values(), said) if n]
    return f"Of the {total} answers behind these points, {listed(parts)}."


def search(jurisdiction):
    searched = jurisdiction.data.get("searched")
    return searched and Section("Where a law was looked for", "search", [paragraph(text(searched))])


def needs(report):
    """What full marks take on each criterion, for a jurisdiction without a law."""
    rows = []
    for place, criterion in enumerate(report.rubric.criteria):
        found = report.national.examples(place, None, 1)
        who = run([text(f"{len(report.national.holders[place])}, such as "), *found]) if found else text(
            "No jurisdiction yet"
        )
        rows.append([text(criterion.title), text(shown(criterion.points)), text(criterion.full_marks), who])
    columns = ("Criterion", "Points:end", "Full marks", "Who has it")
    return Section("What a law would need", "needs", [table("Full marks on each criterion, and who has them", columns, rows)])


def answers(report, jurisdiction, grade):
    """The coded answers of the lead pathway that no criterion read."""
    lead = grade.lead or grade.pathways[0]
    beside = [law.pathway.title for law in grade.pathways if law is not lead]
    read = {question for earned in grade.criteria for question, law, _ in earned.evidence if law is lead}
    first = lead.pathway.sources[0]
    rows = [
        answer_row(report, jurisdiction, question, lead)
        for question in report.pathway_questions
        if question not in read and question in lead.answers
    ]
    blocks = [
        note(run([
            text("Read in "), web(first["title"], first.get("url")),
            text(", unless an answer links to another source."),
        ])),
        table(
            f"{lead.pathway.citation}, as in force on {report.date}",
            ("Question", "Answer", "What the law says", "Where", "Rests on"), rows,
        ),
    ]
    if beside:
        link = page("the other pathways", f"../answers/{jurisdiction.code}", "../data/answers.csv")
        blocks.append(paragraph(run([text(f"Every answer on {listed(beside)}: "), link, text(".")])))
    return fold("The other coded answers", blocks)


def answer_row(report, jurisdiction, question, law):
    words, answer = report.words, law.answers[question]
    said = answer["note"]
    for exception in answer.get("exceptions", ()):
        group = words.groups.get(exception["for"], exception["for"])
        value = words.of(question, exception).lower()
        said += f" For {group}: {value} ({exception['cite']}). {exception['note']}"
    # The first source is linked once, above the table.
    if "source" in answer:
        where = run(cites([(question, law, answer)], jurisdiction))
    else:
        where = text(answer.get("cite", "–"))
    return [
        text(words.questions[question]["label"]), answer_piece(report, question, answer), text(said), where,
        text(words.support(answer) or "–"),
    ]

"""What surrounds the points on a card: how firm they are, history, drafts, neighbors, what is open, sources and method."""

from math import floor

from blocks import Section, fold, listing, note, paragraph, table
from law import is_open, last_day
from national import cites
from pieces import Piece, escape_html, escape_md, file, opened, page, run, size, strong, text, web
from places import NEIGHBORS
from sentences import count, grade_words, listed, sentence, subject

SHADES = "abcdf"
UNREAD = "not_researched"


def letter_mark(report, letter):
    """A letter grade, shaded by its place on the scale."""
    order = report.rubric.order
    shade = SHADES[order.index(letter) * (len(SHADES) - 1) // (len(order) - 1)] if letter in order else "n"
    html = f'<span class="grade letter-{shade}">{escape_html(letter)}</span>'
    return Piece(f"**{escape_md(letter)}**", html, size(letter))


def percent(chance):
    """A chance in whole percent; one that only rounding would make none or all is told apart."""
    whole = floor(chance * 100 + 0.5)
    return f"{'<1' if whole == 0 else '>99' if whole == 100 and chance < 1 else whole}%"


def firm(report, jurisdiction, grade):
    """How much the grade hangs on the weights, from the figures given."""
    row = report.firmness.get(jurisdiction.code)
    if not row or not row["letter"]:
        return None
    low, high = row["rank_5_25"], row["rank_95_25"]
    rank = f"the rank is {low}" if low == high else f"the rank lies between {low} and {high} in nine draws of ten"
    chances = [
        f"{letter} in {percent(chance)}" for letter in report.rubric.order if (chance := row[f"chance_{letter}_25"]) > 0
    ]
    said = (
        f"With every weight moved at random by up to a quarter, {rank}, and the letter is {listed(chances)} of draws."
    )
    if (change := row["smallest_total_change"]) is not None:
        said += f" It takes {floor(change * 10 + 0.5) / 10:.1f} points of changed weights to move the letter."
    if report.divergence and (stays := row.get(f"chance_{row['letter']}_mistaken")) is not None:
        said += (
            f" Were {report.divergence} of the answers wrong, as often as two coders differed, the letter would stay "
            f"{row['letter']} in {percent(stays)} of draws."
        )
    link = page("how firm the grades are", "../robustness")
    return Section("How firm the grade is", "firm", [paragraph(run([text(f"{said} See "), link, text(".")]))])


def history(report, jurisdiction, grade):
    rubric, date = report.rubric, report.date
    scores = {}

    def words(day):
        if day not in scores:
            scores[day] = grade_words(rubric.score(jurisdiction.on(day)), rubric)
        return scores[day]

    events = [
        (start, pathway, place)
        for pathway in jurisdiction.pathways
        for place, start in enumerate(pathway.starts)
        if start <= date
    ]
    items = []
    for day, pathway, place in sorted(events, key=lambda event: event[0]):
        version = pathway.history[place]
        said = f" · {pathway.title}" if len(jurisdiction.pathways) > 1 else ""
        said += f" · {sentence(version['act'])} {sentence(version['change'])}"
        if "applies_to" in version:
            said += f" Applies to: {sentence(version['applies_to'])}"
        if place:
            said += changes(report, pathway, place)
        if day >= jurisdiction.coded_from:
            said += f" Grade from then on: {words(day)}."
        items.append(run((strong(version["effective"]), text(said))))
    start = jurisdiction.coded_from
    blocks = [
        paragraph(text(
            f"Coded from {start} on; the grade that day was {words(start)}. What the law said before is not coded."
        ))
    ]
    if items:
        blocks.append(listing(items))
    beside = [
        text(" · ".join(filter(None, (act.get("date"), act["act"]))) + f": {act['change']}")
        for pathway in jurisdiction.pathways
        for act in pathway.other_acts
        if "date" not in act or last_day(act["date"]) <= date
    ]
    if beside:
        title = "Other acts that touched the law and changed no coded answer"
        blocks.append(fold(title, [listing(beside)]))
    return Section("How it changed", "history", blocks)


def changes(report, pathway, place):
    """Which answers a version changed, and how many of the text before it nobody has read."""
    before, answers = pathway.states[place - 1].answers, pathway.history[place]["answers"]
    changed, unread = [], 0
    for question in report.pathway_questions:
        if question in answers:
            old, new = before[question], answers[question]
            if old["value"] == UNREAD:
                unread += 1
            elif old["value"] != new["value"] or old.get("length") != new.get("length"):
                changed.append(report.words.questions[question]["label"].lower())
    said = f" Changed: {', '.join(changed)}." if changed else ""
    if unread:
        said += f" {count(unread, 'answer')} of the text before it {'is' if unread == 1 else 'are'} not yet researched."
    return said


def bills(report, jurisdiction, grade):
    items = []
    for draft in report.drafts.get(jurisdiction.code, ()):
        words = grade_words(report.enacted(draft, jurisdiction), report.rubric)
        link = page(draft["title"], f"../drafts/{draft['draft']}")
        items.append(run((link, text(f" · {sentence(draft['stage'])} As drafted: {words}."))))
    return Section("Draft bills", "bills", [listing(items)]) if items else None


def others(report, jurisdiction, grade):
    """The median, the neighbors and the best-ranked law."""
    national = report.national
    if national.median is None:
        return None
    near = NEIGHBORS[jurisdiction.code]
    rows = [other_row(report, national.by_code[code]) for code in near if code in national.by_code]
    best = national.by_rank[0]
    if best.code != jurisdiction.code and best.code not in near:
        rows.append(other_row(report, best, " (ranks first)"))
    median = report.rubric.display(national.median)
    blocks = [
        paragraph(text(f"The median of the {national.count} is {median} points, those without a law counted as 0."))
    ]
    if rows:
        columns = ("Jurisdiction", "Grade:center", "Points:end", "The law in one sentence")
        blocks.append(table("Neighbors" if near else "The best-ranked law", columns, rows))
    return Section("Beside others", "others", blocks)


def other_row(report, other, mark=""):
    return [
        run((page(other.name, other.code), text(mark))),
        letter_mark(report, other.letter) if other.letter else opened("not coded"),
        text(report.rubric.display(other.points) if other.status == "graded" else "–"), text(other.sentence),
    ]


def unsettled(report, jurisdiction, grade):
    """The open answers that the grade hangs on, and what else remains to be settled."""
    words, items = report.words, []
    moving = {question for earned in grade.criteria for question in earned.open}
    for law in grade.pathways:
        for question in report.read_questions:
            answer = law.answers.get(question)
            if not answer or not is_open(answer):
                continue
            if not (law is grade.lead or question in moving or grade.could_change_lead):
                continue
            name = words.questions[question]["label"]
            if len(grade.pathways) > 1:
                name = f"{name} ({law.pathway.title})"
            value = words.of(question, answer).lower()
            items.append(run((strong(name), text(", "), opened(value), text(f": {answer['note']}"))))
    items += [text(question) for question in jurisdiction.data.get("open_questions", ())]
    return Section("What is open", "open", [listing(items)]) if items else None


def sources(report, jurisdiction, grade):
    blocks = []
    for law in grade.pathways:
        checked = f", {law.pathway.citation} · last checked {law.version['verified']}"
        items = [run((strong(law.pathway.title), text(checked)))]
        for source in law.pathway.sources:
            reaches = text(f" · reaches {source['current_through']}")
            items.append(run((web(source["title"], source.get("url")), reaches)))
        blocks.append(listing(items))
    general, searched = jurisdiction.data.get("general_law"), jurisdiction.data.get("searched")
    if general:
        blocks.append(note(run((strong("General law, not graded: "), text(general)))))
    if searched and grade.score.status == "graded":
        blocks.append(note(run((strong("Searched: "), text(searched)))))
    if grade.score.status != "not_coded":
        blocks += related(report, jurisdiction)
    return Section("Sources and related law", "sources", blocks) if blocks else None


def related(report, jurisdiction):
    """Protections beside the pathways, and what other rubrics make of them."""
    words, items = report.words, []
    answers = jurisdiction.related(report.date)
    for question in report.jurisdiction_questions:
        if question in answers:
            answer = answers[question]
            value = words.of(question, answer)
            parts = [strong(words.questions[question]["label"]), text(": ")]
            parts += (opened(value) if is_open(answer) else text(value), text(f". {sentence(answer['note'])}"))
            if found := cites([(question, None, answer)], jurisdiction):
                parts += (text(" ("), *found, text(")"))
            items.append(run(parts))
    if not items:
        return []
    parts = [text("Related protections, not graded here.")]
    for rubric in report.companions:
        score = rubric.score(jurisdiction.on(report.date), answers)
        link = page(rubric.data["title"], f"../{rubric.id}")
        parts += (text(" By the rubric "), link, text(f": {grade_words(score, rubric)}."))
    return [paragraph(run(parts)), listing(items)]


def method(report, jurisdiction, grade):
    rubric, edition = report.rubric, report.edition
    judgment = (
        f"Facts are read from the law and cited; points are this project's judgment (rubric {rubric.id}, version "
        f"{rubric.data['version']}). An open answer earns the lowest points that it could. The letters are not those of any "
        "other published report card. See the "
    )
    cite = text(f"{subject(jurisdiction)}, in {edition['cite_as']} ")
    data = file("answers.csv", "../data/answers.csv")
    return Section("Method and citation", "method", [
        paragraph(run((
            text(judgment), page("methodology", "../methodology"), text(", which also explains the terms.")
        ))),
        paragraph(run((strong("Cite as: "), cite, strong("Data: "), data, text(".")))),
        paragraph(run((strong("Corrections: "), text(edition["corrections"])))),
    ])

"""The law as the files tell it: which version of each pathway was in force on a date, and what it answered.

An answer is the mapping of its file. Its value is a word, or a list of words; dates are texts, which sort by the calendar.
"""

from bisect import bisect_right
from functools import lru_cache

OPEN = frozenset(("unclear", "not_researched"))
ABSENT = OPEN | {"silent"}


@lru_cache(maxsize=None)
def last_day(text):
    """The last day that a date such as 2021, 2021-11, 2021-11-16 or 'by 2021' may mean, as YYYY-MM-DD."""
    text = text.removeprefix("by ")
    parts = text.split("-")
    if len(parts) == 3:
        return text
    if len(parts) == 2:
        year, month = map(int, parts)
        is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return f"{text}-{28 + is_leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31}"
    return f"{text}-12-31"


def is_open(answer):
    value = answer["value"]
    return value.__class__ is str and value in OPEN


def key(value):
    """A value that compares and hashes; the order of a list does not count."""
    return value if value.__class__ is str else tuple(sorted(value))


class InForce:
    """A pathway as one version left it: one complete set of answers."""

    __slots__ = ("pathway", "place", "answers", "encoded")

    def __init__(self, pathway, place, answers):
        self.pathway = pathway
        self.place = place
        self.answers = answers
        # What rubrics make of the answers, by the rubric's id.
        self.encoded = {}

    @property
    def version(self):
        return self.pathway.history[self.place]

    def choice(self, question):
        """The value chosen; None where the law is silent, the answer is open or it is not a choice."""
        answer = self.answers.get(question)
        value = answer and answer["value"]
        return value if value.__class__ is str and value not in ABSENT else None


class Pathway:
    """A way to relief with its history."""

    def __init__(self, data):
        self.id = data["id"]
        self.title = data["title"]
        self.citation = data["citation"]
        self.sources = data["sources"]
        self.urls = urls(self.sources)
        self.history = data["history"]
        self.other_acts = data.get("other_acts", ())
        self.starts = [last_day(version["effective"]) for version in self.history]
        repealed = self.history[-1].get("repealed")
        self.end = last_day(repealed) if repealed else None
        self.states = []
        answers = {}
        for place, version in enumerate(self.history):
            answers = answers | version["answers"] if answers else version["answers"]
            self.states.append(InForce(self, place, answers))

    def on(self, date):
        """The pathway as it stood on a date, or None."""
        place = bisect_right(self.starts, date) - 1
        if place < 0 or (self.end and self.end <= date and place == len(self.starts) - 1):
            return None
        return self.states[place]


def urls(sources):
    """The address of each source by its id; an answer that names none rests on the first."""
    result = {source["id"]: source.get("url") for source in sources}
    result[None] = sources[0].get("url") if sources else None
    return result


class Jurisdiction:
    """What the law of a jurisdiction says."""

    def __init__(self, data):
        self.code = data["jurisdiction"]
        self.name = data["name"]
        self.data = data
        self.coded_from = data["coded_from"]
        self.pathways = [Pathway(pathway) for pathway in data["pathways"]]
        self.provisions = data["related"]["answers"]
        self.related_urls = urls(data["related"]["sources"])

    def on(self, date):
        """The pathways in force on a date."""
        return [state for pathway in self.pathways if (state := pathway.on(date))]

    def related(self, date):
        """The answers on the jurisdiction as a whole; what the law said before a provision's first day is not researched."""
        return {
            question: answer
            if not (since := answer.get("effective")) or last_day(since) <= date
            else {
                "value": "not_researched", "cite": answer.get("cite"),
                "note": f"Read as in force since {since}; the law before that was not looked for.",
            }
            for question, answer in self.provisions.items()
        }

    def is_newest(self, date):
        """Whether no coded version takes effect after a date."""
        return all(pathway.starts[-1] <= date for pathway in self.pathways)

    def url(self, pathway, answer):
        """The address of what was read for an answer; none where nothing was read."""
        if "basis" not in answer:
            return None
        return (pathway.urls if pathway else self.related_urls).get(answer.get("source"))


def enacted(draft, pathways):
    """The pathways in force as a draft bill would make them."""
    repeals = draft.get("repeal", ())
    amended = {amendment["pathway"]: amendment["answers"] for amendment in draft.get("amend", ())}
    law = [
        InForce(state.pathway, state.place, state.answers | amended[state.pathway.id])
        if state.pathway.id in amended
        else state
        for state in pathways
        if state.pathway.id not in repeals
    ]
    for added in draft.get("add", ()):
        pathway = Pathway(added | {"sources": draft["sources"], "history": [
            {"effective": "0001-01-01", "answers": added["answers"]}
        ]})
        law += pathway.states
    return law

"""The rubric's rules: answers in, points, letters, reasons and ranks out."""

from collections import Counter
from typing import NamedTuple

from law import OPEN, is_open
from tables import Table

NO, MAYBE, YES = 0, 1, 2


def hundredths(text):
    whole, _, rest = text.partition(".")
    return int(whole) * 100 + int((rest + "00")[:2])


def shown(points):
    """Hundredths as a number without needless zeros."""
    whole, rest = divmod(points, 100)
    return f"{whole}.{rest:02}".rstrip("0") if rest else str(whole)


def condition(mapping):
    """A condition of the rubric as pairs of question and test."""
    tests = []
    for question, test in (mapping or {}).items():
        if isinstance(test, dict):
            [(kind, values)] = test.items()
            tests.append((question, (kind, frozenset(values))))
        else:
            tests.append((question, ("one_of", frozenset(test))))
    return tests


def holds(test, answer):
    """Whether a test holds for an answer; MAYBE for an open one."""
    if answer is None:
        return NO
    kind, wanted = test
    value = answer["value"]
    if value.__class__ is str:
        return MAYBE if value in OPEN else YES if kind == "one_of" and value in wanted else NO
    if kind == "only":
        return YES if wanted.issuperset(value) else NO
    if kind == "one_of":
        return NO
    return YES if wanted.isdisjoint(value) == (kind == "none") else NO


def truth(tests, answers):
    return min([holds(test, answers.get(question)) for question, test in tests], default=YES)


class Criterion:
    def __init__(self, data, questions):
        self.id = data["id"]
        self.title = data["title"]
        self.points = hundredths(data["points"])
        self.reads = data["reads"]
        self.questions = data["questions"]
        self.full_marks = data["full_marks"]
        self.reasons = [(level["reason"], level.get("advice")) for level in data["levels"]]
        self.table = Table(
            [questions[question] for question in self.questions],
            [(condition(level["when"]), hundredths(level["points"])) for level in data["levels"]],
        )


class Encoded(NamedTuple):
    """A pathway's answers as a rubric reads them."""

    answers: dict
    digits: list
    entries: list
    low: int
    high: int
    # The place of the best class that it surely belongs to, and could belong to.
    surest: int
    best: int
    opens: list


class Score(NamedTuple):
    letter: str | None
    points: int
    high: int
    lead: int | None = None
    gate: dict | None = None
    status: str = "graded"


class Earned(NamedTuple):
    """What a law earns on a criterion."""

    points: int
    high: int
    reason: str
    advice: str | None
    # Question, pathway and answer that the points rest on.
    evidence: list
    # Questions whose open answers could still move the points.
    open: list


class Grade(NamedTuple):
    score: Score
    pathways: list
    lead: object
    criteria: list

    @property
    def could_change_lead(self):
        """Whether settling open answers could make another pathway lead and score higher than this lead ever could."""
        return self.score.high > sum([earned.high for earned in self.criteria])


class Rubric:
    def __init__(self, data, codebook):
        self.data = data
        self.id = data["rubric"]
        self.questions = {question["id"]: question for question in codebook["questions"]}
        self.criteria = [Criterion(criterion, self.questions) for criterion in data["criteria"]]
        self.points = hundredths(data["points"])
        self.letters = [(letter["letter"], hundredths(letter["from"])) for letter in data["letters"]]
        self.order = [letter for letter, _ in self.letters]
        self.meanings = {letter["letter"]: letter["meaning"] for letter in data["letters"]}
        self.mark = data["no_law"].get("letter")
        if self.mark:
            self.meanings[self.mark] = data["no_law"]["meaning"]
        self.groups = data.get("reads_for", [])
        self.lead = [[condition(when) for when in group["when_any"]] for group in data["lead"]]
        self.last_class = len(self.lead) - (data.get("no_class") == "never_leads")
        self.gates = [(gate, [condition(when) for when in gate["opens_when_any"]]) for gate in data.get("gates", [])]

    def letter(self, points):
        return next(letter for letter, start in self.letters if points >= start)

    def worse(self, first, second):
        return max(first, second, key=self.order.index)

    def display(self, points):
        """Points to one decimal, rounded so that the shown number never belongs to another letter."""
        nearest = (points + 5) // 10 * 10
        return shown(nearest if self.letter(nearest) == self.letter(points) else points // 10 * 10)

    def applied(self, answers):
        """The answers as they apply to the groups that the rubric reads for: the first exception for one, or the main rule."""
        if not self.groups:
            return answers
        result = {}
        for question, answer in answers.items():
            given = {exception["for"]: exception for exception in answer.get("exceptions", ())}
            group = next((group for group in self.groups if group in given), None)
            result[question] = answer if group is None else answer | {"value": given[group]["value"]}
        return result

    def encode(self, state):
        encoded = state.encoded.get(self.id)
        if encoded is None:
            encoded = state.encoded[self.id] = self._encoded(self.applied(state.answers))
        return encoded

    def _encoded(self, answers):
        digits, entries = [], []
        for criterion in self.criteria:
            digits.append(own := criterion.reads != "jurisdiction" and criterion.table.digits(answers))
            entries.append(
                criterion.table.entry(criterion.table.place(own)) if criterion.reads == "lead" else None
            )
        truths = [max([truth(when, answers) for when in group]) for group in self.lead]
        return Encoded(
            answers, digits, entries,
            sum([entry[0] for entry in entries if entry]), sum([entry[1] for entry in entries if entry]),
            truths.index(YES) if YES in truths else len(truths),
            next((place for place, found in enumerate(truths) if found), len(truths)),
            [any([truth(when, answers) for when in opens]) for _, opens in self.gates],
        )

    def shared(self, encoded, related):
        """What criteria earn that do not depend on which pathway leads; None for those that do."""
        entries = []
        for place, criterion in enumerate(self.criteria):
            if criterion.reads == "any" and encoded:
                entries.append(criterion.table.coverage([own.digits[place] for own in encoded]))
            elif criterion.reads == "jurisdiction":
                table = criterion.table
                entries.append(table.entry(table.place(table.digits(related))))
            else:
                entries.append(None)
        return entries

    def score(self, pathways, related=None):
        """The points of a law, without the reasons."""
        if not pathways and self.mark:
            return Score(self.mark, 0, 0, status="no_law")
        encoded = [self.encode(state) for state in pathways]
        return self._score(encoded, self.shared(encoded, related and self.applied(related)))

    def _score(self, encoded, shared):
        lead, best, most = None, None, 0
        for place, own in enumerate(encoded):
            # The first of the best: a better class before more points, and surer points before the chance of more.
            merit = (-own.surest, own.low, own.high)
            if own.surest <= self.last_class and (best is None or merit > best):
                lead, best = place, merit
            # One that surely belongs to a better class keeps another from ever leading.
            if own.high > most and own.best <= self.last_class and all(
                [other is own or other.surest >= own.best for other in encoded]
            ):
                most = own.high
        points = (best[1] if best else 0) + sum([entry[0] for entry in shared if entry])
        high = most + sum([entry[1] for entry in shared if entry])
        letter = self.letter(points)
        for place, (gate, _) in enumerate(self.gates):
            if not any([own.opens[place] for own in encoded]):
                return Score(self.worse(letter, gate["cap"]), points, high, lead, gate)
        return Score(letter, points, high, lead)

    def grade(self, jurisdiction, date):
        """The grade of a jurisdiction's law on a date, with its reasons. For rubrics whose criteria read pathways."""
        if date < jurisdiction.coded_from:
            return Grade(Score(None, 0, 0, status="not_coded"), [], None, [])
        pathways = jurisdiction.on(date)
        if not pathways:
            return Grade(self.score(pathways), [], None, [])
        encoded = [self.encode(state) for state in pathways]
        shared = self.shared(encoded, None)
        score = self._score(encoded, shared)
        lead = None if score.lead is None else pathways[score.lead]
        criteria = [
            self._earned(place, entry, pathways, encoded, score.lead) for place, entry in enumerate(shared)
        ]
        return Grade(score, pathways, lead, criteria)

    def _earned(self, place, entry, pathways, encoded, lead):
        criterion = self.criteria[place]
        is_of_lead = criterion.reads == "lead"
        if is_of_lead:
            entry = encoded[lead].entries[place]
            sources = [lead] * len(criterion.questions)
            read = [encoded[lead].answers]
        else:
            # The open digit is the largest, so a settled answer is preferred; the lead wins a tie.
            sources = [
                min(range(len(pathways)), key=lambda own: (encoded[own].digits[place][number], own != lead))
                for number in range(len(criterion.questions))
            ]
            read = [own.answers for own in encoded]
        low, high, level = entry
        reason, advice = criterion.reasons[level]
        opened = []
        if low != high:
            opened = [
                question for question in criterion.questions
                if any([question not in answers or is_open(answers[question]) for answers in read])
            ]
            names = ", ".join([self.questions[question]["label"].lower() for question in opened])
            reason = f"Not settled yet: {names}. Counted at the lowest points that it could earn."
            advice = None
        elif is_of_lead and any([own.entries[place] != entry for own in encoded]):
            reason = f"On the lead pathway: {reason[0].lower()}{reason[1:]}"
        evidence = [
            (question, pathways[source], answer)
            for question, source in zip(criterion.questions, sources)
            if (answer := encoded[source].answers.get(question))
        ]
        return Earned(low, high, reason, advice, evidence, opened)


def ranks(keys):
    """The rank of each key, with whether it is shared; larger keys rank first."""
    counts = Counter(keys)
    result, before = {}, 0
    for key in sorted(counts, reverse=True):
        result[key] = (before + 1, counts[key] > 1)
        before += counts[key]
    return result

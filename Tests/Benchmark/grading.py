"""The rubric's rules in Python: answers in, points, letters and ranks out.

Written from the rules in the README and the rubric, for the benchmark's peers. Points are kept in hundredths, so that sums
are exact. An open answer is None; a list is a frozenset; every other answer is its word.
"""

import calendar
from functools import lru_cache, reduce
from itertools import product
from operator import or_

OPEN = {"unclear", "not_researched"}
NO, MAYBE, YES = 0, 1, 2


def last_day(text):
    """The last day that a date such as 2021, 2021-11, 2021-11-16 or 'by 2021' may mean, as YYYY-MM-DD."""
    text = text.removeprefix("by ")
    parts = text.split("-")
    if len(parts) == 3:
        return text
    if len(parts) == 2:
        return f"{text}-{calendar.monthrange(int(parts[0]), int(parts[1]))[1]:02}"
    return f"{text}-12-31"


def hundredths(text):
    whole, _, rest = text.partition(".")
    return int(whole) * 100 + int((rest + "00")[:2])


def shown(points):
    """Hundredths as a number without needless zeros."""
    return f"{points / 100:.2f}".rstrip("0").rstrip(".")


def plain_value(answer):
    """An answer's value as the rubric tests it."""
    if answer is None:
        return None
    value = answer["value"]
    if isinstance(value, list):
        return frozenset(value)
    return None if value in OPEN else value


def holds(test, value):
    """Whether a test holds for an answer; MAYBE for an open one."""
    if value is None:
        return MAYBE
    kind, wanted = test
    if kind == "one_of":
        return YES if value in wanted else NO
    if kind == "only":
        return YES if value <= wanted else NO
    if kind == "any":
        return YES if value & wanted else NO
    return NO if value & wanted else YES


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


def truth(tests, values):
    return min((holds(test, values.get(question)) for question, test in tests), default=YES)


class Criterion:
    """A criterion, worked out for each combination of answers at its first use."""

    def __init__(self, data, questions):
        self.id = data["id"]
        self.title = data["title"]
        self.points = hundredths(data["points"])
        self.reads = data["reads"]
        self.questions = data["questions"]
        self.full_marks = data["full_marks"]
        self.why = data["why"]
        self.levels = [
            (condition(level["when"]), hundredths(level["points"]), level["reason"], level.get("advice"))
            for level in data["levels"]
        ]
        self.domains = [self._domain(questions[question]) for question in self.questions]
        self.places = [{value: place for place, value in enumerate(domain)} for domain in self.domains]
        self.entry = lru_cache(maxsize=None)(self._entry)
        self._level = lru_cache(maxsize=None)(self._first_level)

    def _domain(self, question):
        """Every settled answer, in the codebook's order; of a list's items that no test tells apart, one stands for all."""
        options = [option["value"] for option in question["answers"]]
        if question["kind"] != "list":
            return options + (["silent"] if "silent" in question else [])
        wanted = [
            test[1] for level in self.levels for name, test in level[0] if name == question["id"]
        ]
        classes = {tuple(option in values for values in wanted): option for option in reversed(options)}
        items = [frozenset([item]) for item in classes.values()]
        return [
            reduce(or_, (item for bit, item in enumerate(items) if mask >> bit & 1), frozenset())
            for mask in range(1 << len(items))
        ]

    def _first_level(self, values):
        answers = dict(zip(self.questions, values))
        return next(
            place for place, level in enumerate(self.levels) if truth(level[0], answers) == YES
        )

    def _entry(self, domains):
        """Lowest points, highest points and level where each question's answer may be any of some."""
        levels = [self._level(values) for values in product(*domains)]
        points = [self.levels[level][1] for level in levels]
        low = min(points)
        return low, max(points), levels[points.index(low)]

    def of_pathway(self, values):
        return self.entry(
            tuple(
                tuple(domain) if values.get(question) is None else (values[question],)
                for question, domain in zip(self.questions, self.domains)
            )
        )

    def of_coverage(self, pathways):
        """Each question's best settled answer over all pathways; an open one may turn out better, never worse."""
        domains = []
        for question, domain, place in zip(self.questions, self.domains, self.places):
            values = [values.get(question) for values in pathways]
            best = min((place[value] for value in values if value is not None), default=len(domain) - 1)
            domains.append(tuple(domain[: best + 1]) if None in values else (domain[best],))
        return self.entry(tuple(domains))


class Rubric:
    def __init__(self, data, codebook):
        self.data = data
        self.questions = {question["id"]: question for question in codebook["questions"]}
        self.criteria = [Criterion(criterion, self.questions) for criterion in data["criteria"]]
        self.letters = [(letter["letter"], hundredths(letter["from"])) for letter in data["letters"]]
        self.meanings = {letter["letter"]: letter["meaning"] for letter in data["letters"]}
        self.meanings[data["no_law"]["letter"]] = data["no_law"]["meaning"]
        self.lead = [[condition(when) for when in group["when_any"]] for group in data["lead"]]
        self.gates = [(gate, [condition(when) for when in gate["opens_when_any"]]) for gate in data["gates"]]

    def letter(self, points):
        return next(letter for letter, start in self.letters if points >= start)

    def display(self, points):
        """Points to one decimal, rounded so that the shown number never belongs to another letter."""
        nearest = (points + 5) // 10 * 10
        return shown(nearest if self.letter(nearest) == self.letter(points) else points // 10 * 10)

    def grade(self, law, date):
        """The grade of a jurisdiction's law on a date."""
        grade = {"code": law["jurisdiction"], "name": law["name"], "law": law, "points": 0, "high": 0, "gate": None}
        if date < law["coded_from"]:
            return grade | {"status": "not_coded", "letter": None}
        pathways = [found for pathway in law["pathways"] if (found := in_force(pathway, date))]
        if not pathways:
            return grade | {"status": "no_law", "letter": self.data["no_law"]["letter"]}
        grade["status"] = "graded"
        values = [pathway["values"] for pathway in pathways]
        entries = [
            {c.id: c.of_pathway(answers) for c in self.criteria if c.reads == "lead"} for answers in values
        ]
        sums = [tuple(sum(entry[end] for entry in own.values()) for end in (0, 1)) for own in entries]
        truths = [[max(truth(when, answers) for when in group) for group in self.lead] for answers in values]
        last = len(self.lead)
        surest = [next((place for place, t in enumerate(own) if t == YES), last) for own in truths]
        best = [next((place for place, t in enumerate(own) if t != NO), last) for own in truths]
        # The last of the best, as the rule says for equal merit.
        lead = max(range(len(pathways)), key=lambda place: (-surest[place], sums[place], place))
        coverage = {c.id: c.of_coverage(values) for c in self.criteria if c.reads == "any"}
        high = max(
            sums[place][1]
            for place in range(len(pathways))
            if all(other == place or surest[other] >= best[place] for other in range(len(pathways)))
        )
        grade["points"] = sums[lead][0] + sum(entry[0] for entry in coverage.values())
        grade["high"] = high + sum(entry[1] for entry in coverage.values())
        grade["letter"] = self.letter(grade["points"])
        for gate, opens in self.gates:
            if not any(truth(when, answers) != NO for answers in values for when in opens):
                grade["gate"] = gate
                order = [letter for letter, _ in self.letters]
                grade["letter"] = max(grade["letter"], gate["cap"], key=order.index)
                break
        grade["pathways"] = pathways
        grade["lead"] = pathways[lead]
        grade["criteria"] = [
            self._earned(criterion, entries, coverage, pathways, lead) for criterion in self.criteria
        ]
        return grade

    def _earned(self, criterion, entries, coverage, pathways, lead):
        entry = coverage.get(criterion.id) or entries[lead][criterion.id]
        low, high, level = entry
        _, _, reason, advice = criterion.levels[level]
        if criterion.reads == "lead":
            read = [pathways[lead]]
            evidence = [(question, pathways[lead]) for question in criterion.questions]
            if any(own[criterion.id] != entry for own in entries):
                reason = f"On the lead pathway: {reason[0].lower()}{reason[1:]}"
        else:
            read = pathways
            evidence = []
            for question, place in zip(criterion.questions, criterion.places):
                evidence.append(
                    (
                        question,
                        min(
                            pathways,
                            key=lambda own: (
                                place.get(own["values"].get(question), len(place)), own is not pathways[lead]
                            ),
                        ),
                    )
                )
        if low != high:
            names = [
                self.questions[question]["label"].lower()
                for question in criterion.questions
                if any(own["values"].get(question) is None for own in read)
            ]
            reason = f"Not settled yet: {', '.join(names)}. Counted at the lowest points that it could earn."
            advice = None
        return {
            "criterion": criterion, "points": low, "high": high, "reason": reason, "advice": advice,
            "gain": criterion.points - low if advice else 0,
            "evidence": [
                (self.questions[question], own["answers"][question], own)
                for question, own in evidence
                if question in own["answers"]
            ],
        }


def in_force(pathway, date):
    """A pathway as it stood on a date, or None."""
    answers = {}
    current = None
    for version in pathway["history"]:
        if last_day(version["effective"]) > date:
            break
        answers |= version["answers"]
        current = version
    if current is None or ("repealed" in current and last_day(current["repealed"]) <= date):
        return None
    return {
        "pathway": pathway, "version": current, "answers": answers,
        "sources": {source["id"]: source for source in pathway["sources"]},
        "values": {question: plain_value(answer) for question, answer in answers.items()},
    }


def ranks(grades):
    """The rank of each of the 51 by code, with whether it is shared; federal law is not ranked."""
    keys = {
        grade["code"]: (0, 0) if grade["status"] == "no_law" else (1 if grade["gate"] else 2, grade["points"])
        for grade in grades
        if grade["code"] != "US" and grade["status"] != "not_coded"
    }
    ordered = sorted(keys.values(), reverse=True)
    return {code: (ordered.index(key) + 1, ordered.count(key) > 1) for code, key in keys.items()}

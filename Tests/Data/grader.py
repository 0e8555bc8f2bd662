"""A grader of its own, which knows the law, the codebook and the rubric from the exported tables alone."""

import json
from fractions import Fraction
from functools import lru_cache
from itertools import chain, combinations, product

from support import rows

OPEN = {"unclear", "not_researched"}


class Codebook:
    def __init__(self):
        self.kind = {}
        self.order = {}  # question -> settled answers in their order
        for row in rows("codebook"):
            self.kind[row["question"]] = row["kind"]
            answers = self.order.setdefault(row["question"], [])
            if row["order"]:
                assert int(row["order"]) == len(answers) + 1
                answers.append(row["answer"])


class Law:
    """The answers of every pathway on a day."""

    def __init__(self, codebook):
        self.codebook = codebook
        self.rows = {}
        for row in rows("answers"):
            self.rows.setdefault(row["jurisdiction"], []).append(row)

    def value(self, row):
        text = row["value"]
        if text in OPEN:
            return None
        if self.codebook.kind[row["question"]] == "list":
            return frozenset() if text == "[]" else frozenset(text.split(";"))
        return text

    def on(self, code, day):
        """Answers by pathway, in the order of the table; an open answer is None."""
        law = {}
        for row in self.rows.get(code, []):
            if row["effective"] <= day and (not row["valid_through"] or day <= row["valid_through"]):
                answers = law.setdefault(row["pathway"], {})
                assert row["question"] not in answers, f"{code} {row['pathway']} {row['question']} twice on {day}"
                answers[row["question"]] = self.value(row)
        return law

    def days_of_change(self, code):
        """The days from which the law may be another."""
        days = set()
        for row in self.rows.get(code, []):
            days.add(row["effective"])
            if row["valid_through"]:
                days.add(row["valid_through"])  # The day after is a change; its eve tells where to look.
        return days


def passes(test, value):
    (name, values), = test.items()
    if name == "one_of":
        return value in values
    if name == "any":
        return bool(value & set(values))
    if name == "none":
        return not value & set(values)
    assert name == "only", name
    return value <= set(values)


class Rubric:
    def __init__(self, codebook):
        self.codebook = codebook
        self.criteria, self.lead, self.gates, self.letters, self.mark = {}, {}, {}, [], None
        for row in rows("rubric"):
            condition = json.loads(row["condition"]) if row["condition"] else None
            if row["part"] == "criterion":
                criterion = self.criteria.setdefault(row["id"], {"reads": row["reads"], "levels": []})
                criterion["levels"].append((condition, Fraction(row["points"])))
                assert row["reads"] in ("lead", "any")
            elif row["part"] == "lead":
                self.lead.setdefault(row["id"], []).append(condition)
            elif row["part"] == "gate":
                self.gates.setdefault(row["id"], {"cap": row["letter"], "ways": []})["ways"].append(condition)
            elif row["part"] == "letter" and row["points"]:
                self.letters.append((row["letter"], Fraction(row["points"])))
            elif row["part"] == "letter":
                self.mark = row["letter"]
            else:
                raise AssertionError(row["part"])
        for criterion in self.criteria.values():
            questions = dict.fromkeys(question for condition, _ in criterion["levels"] for question in condition)
            criterion["questions"] = list(questions)
        self.earned = lru_cache(maxsize=None)(self._earned)

    def settled(self, criterion, question):
        """Every settled answer that a question may have; of items that no level tells apart, one stands for all."""
        answers = self.codebook.order[question]
        if self.codebook.kind[question] == "choice":
            return answers
        kinds = {}
        tests = [condition[question] for condition, _ in self.criteria[criterion]["levels"] if question in condition]
        for item in answers:
            kinds.setdefault(tuple(item in values for test in tests for values in test.values()), item)
        items = list(kinds.values())
        return [frozenset(some) for some in chain.from_iterable(
            combinations(items, count) for count in range(len(items) + 1))]

    def _earned(self, criterion, choices):
        """The least and the most points over answers, each question having a tuple of those that it may have."""
        rule = self.criteria[criterion]
        points = []
        for answers in product(*choices):
            given = dict(zip(rule["questions"], answers))
            points.append(next(
                points for condition, points in rule["levels"]
                if all(passes(test, given[question]) for question, test in condition.items())))
        return min(points), max(points)

    def own(self, criterion, answers):
        """What a criterion earns on one pathway."""
        choices = [
            tuple(self.settled(criterion, question)) if answers[question] is None else (answers[question],)
            for question in self.criteria[criterion]["questions"]]
        return self.earned(criterion, tuple(choices))

    def coverage(self, criterion, law):
        """What a criterion earns on the best answer to each question; an open one may turn out better, not worse."""
        choices = []
        for question in self.criteria[criterion]["questions"]:
            order = self.codebook.order[question]
            given = [answers[question] for answers in law.values()]
            best = min((order.index(value) for value in given if value is not None), default=len(order) - 1)
            choices.append(tuple(order[:best + 1]) if None in given else (order[best],))
        return self.earned(criterion, tuple(choices))

    def surely(self, condition, answers):
        return all(answers[question] is not None and passes(test, answers[question])
                   for question, test in condition.items())

    def maybe(self, condition, answers):
        return all(answers[question] is None or passes(test, answers[question])
                   for question, test in condition.items())

    def place(self, holds, answers):
        """The first class of pathways that one belongs to."""
        ways = list(self.lead.values())
        return next((place for place, ways in enumerate(ways) if any(holds(way, answers) for way in ways)), len(ways))

    def grade(self, law):
        """The grade of the pathways in force on a day."""
        zero = Fraction(0)
        if not law:
            return {"points": zero, "points_high": zero, "letter": self.mark, "gate": "", "pathway": "",
                    **dict.fromkeys(self.criteria, zero)}
        shared = {name: self.coverage(name, law) for name, rule in self.criteria.items() if rule["reads"] == "any"}
        sums, own = {}, {}
        for pathway, answers in law.items():
            own[pathway] = {
                name: self.own(name, answers) for name, rule in self.criteria.items() if rule["reads"] == "lead"}
            sums[pathway] = tuple(sum(earned[side] for earned in own[pathway].values()) for side in (0, 1))
        sure = {pathway: self.place(self.surely, answers) for pathway, answers in law.items()}
        best = {pathway: self.place(self.maybe, answers) for pathway, answers in law.items()}
        able = [pathway for pathway in law if sure[pathway] < len(self.lead)]
        # The first of the best leads.
        lead = max(able, key=lambda pathway: (-sure[pathway], *sums[pathway]), default=None)
        could = [pathway for pathway in law if best[pathway] < len(self.lead)
                 and all(sure[other] >= best[pathway] for other in law if other != pathway)]
        base = [sum(earned[side] for earned in shared.values()) for side in (0, 1)]
        points = base[0] + (sums[lead][0] if lead else 0)
        high = base[1] + max((sums[pathway][1] for pathway in could), default=0)
        names = [letter for letter, _ in self.letters]
        letter = next(letter for letter, start in self.letters if points >= start)
        gate = next((name for name, gate in self.gates.items() if not any(
            self.maybe(way, answers) for way in gate["ways"] for answers in law.values())), "")
        if gate:
            letter = max(letter, self.gates[gate]["cap"], key=names.index)
        low = {name: earned[0] for name, earned in {**shared, **(own[lead] if lead else {})}.items()}
        return {"points": points, "points_high": high, "letter": letter, "gate": gate, "pathway": lead or "",
                **{name: low.get(name, zero) for name in self.criteria}}

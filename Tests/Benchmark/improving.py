"""The shortest way to a better letter: the fewest changed answers on one pathway.

No question is read by two criteria, so the best that a number of changes can do is found criterion by criterion and added up.
"""

from typing import NamedTuple

from grading import YES, condition, truth

# The most ways that are looked at one by one; beyond them the total is only known to be larger.
LIMIT = 1000


class Option(NamedTuple):
    """What a criterion would earn with some answers changed."""

    changes: tuple
    points: int


class Route(NamedTuple):
    pathway: object
    changes: list
    # The number of ways with as few changes.
    total: int


class Field(NamedTuple):
    """The choices on one pathway: the options of each criterion, and the changes that no criterion reads."""

    pathway: object
    options: list
    unread: tuple
    # What the criteria earn as the law is.
    today: list
    # The most points of the criteria from a place on, by the number of changes; -1 where no set has that number.
    best: list
    fewest: int


class Improvements:
    def __init__(self, rubric, counts):
        """`counts` has the lead pathways by question and value: of answers that earn the same, the one that most have is taken."""
        self.rubric = rubric
        self.counts = counts
        self.read = {question for criterion in rubric.criteria for question in criterion.questions}
        self.lead = [[(when, condition(when)) for when in group["when_any"]] for group in rubric.data["lead"]]
        self.gates = [
            (gate, [(when, condition(when)) for when in gate["opens_when_any"]]) for gate, _ in rubric.gates
        ]
        self._options = {}

    def shortest(self, pathways, letter):
        """The way to a letter that earns most among the shortest, or None."""
        goal = dict(self.rubric.letters)[letter]
        fields = [
            field for place in range(len(pathways)) for field in self._fields(pathways, place, letter, goal)
        ]
        if not fields:
            return None
        smallest = min([field.fewest + len(field.unread) for field in fields])
        found, seen, total = None, set(), 0
        for field in fields:
            if field.fewest + len(field.unread) > smallest:
                continue
            for points, chosen in self._ways(field, goal):
                changes = frozenset([change for option in chosen for change in option.changes] + [*field.unread])
                if changes not in seen:
                    seen.add(changes)
                    if found is None or points > found[0]:
                        found = points, field, chosen
        points, field, chosen = found
        return Route(field.pathway, self._ordered(field, chosen), min(len(seen), LIMIT))

    def _ordered(self, field, chosen):
        """The changes of a way, those of the criterion that gains most first."""
        gains = [
            (today - option.points, place) for place, (today, option) in enumerate(zip(field.today, chosen))
        ]
        return [*field.unread] + [change for _, place in sorted(gains) for change in chosen[place].changes]

    def _ways(self, field, goal):
        """The sets of as few changes as it takes that reach a goal, with their points."""
        ways, chosen = [], []
        last = len(field.options)

        def descend(place, left, earned):
            rest = field.best[place + 1]
            for option in field.options[place]:
                remaining = left - len(option.changes)
                # A branch that cannot reach the goal is left.
                if not 0 <= remaining < len(rest) or rest[remaining] < 0:
                    continue
                points = earned + option.points
                if points + rest[remaining] < goal:
                    continue
                chosen.append(option)
                if place + 1 == last:
                    ways.append((points, tuple(chosen)))
                else:
                    descend(place + 1, remaining, points)
                chosen.pop()
                if len(ways) >= LIMIT:
                    return

        descend(0, field.fewest, 0)
        return ways

    def _fields(self, pathways, place, letter, goal):
        state = pathways[place]
        own = self.rubric.encode(state)
        others = [self.rubric.encode(other) for other in pathways if other is not state]
        today = [
            criterion.table.coverage([other.digits[number] for other in (own, *others)])[0]
            if criterion.reads == "any"
            else own.entries[number][0]
            for number, criterion in enumerate(self.rubric.criteria)
        ]
        for required in self._requirements(own, others, letter):
            options = [self._of_criterion(place, own, others, points, required) for place, points in enumerate(today)]
            if not all(options):
                continue
            unread = tuple(
                (question, required[question][0]) for question in sorted(required) if question not in self.read
            )
            best = most_points(options)
            fewest = next((count for count, points in enumerate(best[0]) if points >= goal), None)
            if fewest is not None:
                yield Field(state.pathway, options, unread, today, best, fewest)

    def _requirements(self, own, others, letter):
        """What a pathway lacks to lead before the others and to open every gate that caps below a letter: ways to get there,
        each with values of which one must be reached, by question."""
        rubric = self.rubric
        needed = min([other.surest for other in others] + [rubric.last_class])
        ways = [{}]
        if own.surest > needed:
            ways = lacking([when for group in self.lead[: needed + 1] for when in group], own.answers)
        for place, (gate, opens) in enumerate(self.gates):
            if gate["cap"] == letter or rubric.worse(gate["cap"], letter) != gate["cap"]:
                continue
            if not any([each.opens[place] for each in (own, *others)]):
                ways = [more | way for way in ways for more in lacking(opens, own.answers)]
        return ways

    def _of_criterion(self, place, own, others, today, required):
        """The options of a criterion, worked out once for each combination of answers."""
        criterion = self.rubric.criteria[place]
        wanted = {question: required[question] for question in criterion.questions if question in required}
        if today == criterion.points and not wanted:
            return [Option((), today)]
        digits = own.digits[place]
        beside = tuple([other.digits[place] for other in others]) if criterion.reads == "any" else ()
        # Of a list's items that no level tells apart, a changed answer keeps those that it has.
        given = tuple([tuple(own.answers[question]["value"]) for question in criterion.table.lists])
        key = place, digits, beside, given, tuple([(question, tuple(wanted[question])) for question in wanted])
        if key not in self._options:
            self._options[key] = self._worked_out(criterion, own, digits, beside, wanted)
        return self._options[key]

    def _domains(self, criterion, own, digits, required):
        """The digits that each answer may be changed to, with their values and how many have them."""
        domains = []
        for dimension, today in zip(criterion.table.dimensions, digits):
            question = dimension.question
            allowed = range(dimension.count)
            if question in required:
                allowed = sorted(dimension.passing(("one_of", required[question])))
            domain = []
            for digit in allowed:
                if digit != today:
                    value = dimension.value(digit, own.answers[question]["value"])
                    value = value if value.__class__ is str else tuple(value)
                    count = value if value.__class__ is str else tuple(sorted(value))
                    domain.append((digit, value, self.counts[question][count]))
            domains.append(domain)
        return domains

    def _worked_out(self, criterion, own, digits, beside, required):
        table = criterion.table
        domains = self._domains(criterion, own, digits, required)
        must = sum([1 << number for number, question in enumerate(criterion.questions) if question in required])
        masks = [mask for mask in range(1 << len(digits)) if mask & must == must]
        options = []
        for mask in sorted(masks, key=lambda mask: (mask.bit_count(), mask)):
            below = [points for other, (_, points) in options if other & mask == other]
            # More changes than those of an option that earns as much are left out; nothing earns more than full marks.
            if below and max(below) >= criterion.points:
                continue
            changed = [number for number in range(len(digits)) if mask >> number & 1]
            if not all([domains[number] for number in changed]):
                continue
            # Every combination, the first question's answers changing fastest.
            places = [table.place([0 if mask >> number & 1 else digit for number, digit in enumerate(digits)])]
            for number in changed:
                stride = table.strides[number]
                places = [place + digit * stride for digit, _, _ in domains[number] for place in places]
            if beside:
                points = [table.coverage([*beside, table.digits_of(place)])[0] for place in places]
            else:
                points = [table.low[place] for place in places]
            best = max(points)
            if below and max(below) >= best:
                continue
            # Of those that earn most, the one whose answers most lead pathways have, or else the first.
            ways = [self._picked(choice, changed, domains) for choice, found in enumerate(points) if found == best]
            picked = max(ways, key=lambda way: sum([count for _, _, count in way]))
            changes = [(criterion.questions[number], value) for number, (_, value, _) in zip(changed, picked)]
            options.append((mask, Option(tuple(changes), best)))
        return [option for _, option in options]

    @staticmethod
    def _picked(choice, changed, domains):
        """The answers of a combination by its number."""
        picked = []
        for number in changed:
            choice, place = divmod(choice, len(domains[number]))
            picked.append(domains[number][place])
        return picked


def lacking(conditions, answers):
    """For each condition the values of which one must be reached for it to hold, where such values alone can make it hold."""
    ways = []
    for when, tests in conditions:
        missing = {test[0]: when[test[0]] for test in tests if truth([test], answers) != YES}
        if all([isinstance(values, list) for values in missing.values()]):
            ways.append(missing)
    return ways


def most_points(options):
    """The most points of the criteria from each place on, by the number of changes; -1 where no set has that number."""
    best = [[0]]
    for own in reversed(options):
        rest = best[-1]
        row = [-1] * (len(rest) + max([len(option.changes) for option in own]))
        for option in own:
            for count, points in enumerate(rest, len(option.changes)):
                if points >= 0 and points + option.points > row[count]:
                    row[count] = points + option.points
        best.append(row)
    return best[::-1]

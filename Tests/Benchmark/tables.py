"""A criterion worked out for every combination of answers, open ones included: a grade is then a look-up.

Each answer is a digit, the one behind the last stands for an open answer, and the digits together are a place in flat lists.
Points are kept in hundredths, so that sums are exact.
"""

from itertools import product


class Dimension:
    """One question as a criterion sees it; items of a list that no level tells apart share a bit of the digit."""

    def __init__(self, question, tests):
        self.question = question["id"]
        self.values = [option["value"] for option in question["answers"]]
        self.is_list = question["kind"] == "list"
        if self.is_list:
            classes = {}
            self.digits = {
                value: 1 << classes.setdefault(tuple(value in wanted for _, wanted in tests), len(classes))
                for value in self.values
            }
            self.count = 1 << len(classes)
        else:
            self.words = self.values + ["silent"] if "silent" in question else self.values
            self.digits = {value: place for place, value in enumerate(self.words)}
            self.count = len(self.words)

    def digit(self, answer):
        """The digit of an answer; a missing one counts as open."""
        if answer is None:
            return self.count
        value = answer["value"]
        if value.__class__ is str:
            return self.count if self.is_list else self.digits.get(value, self.count)
        return self._bits(value)

    def _bits(self, values):
        bits = 0
        for value in values:
            bits |= self.digits[value]
        return bits

    def passing(self, test):
        """The settled digits that pass a test."""
        kind, wanted = test
        if kind == "one_of":
            return {digit for value, digit in self.digits.items() if value in wanted}
        mask = self._bits(wanted)
        if kind == "only":
            return {digit for digit in range(self.count) if not digit & ~mask}
        return {digit for digit in range(self.count) if bool(digit & mask) == (kind == "any")}

    def value(self, digit, given):
        """A value that a digit stands for: of a list's items that share a bit those given are kept, or the first is named."""
        if not self.is_list:
            return self.words[digit]
        named = set()
        for bit in {self.digits[value] for value in self.values}:
            if digit & bit:
                items = [value for value in self.values if self.digits[value] == bit]
                own = [value for value in items if value in given] if given.__class__ is list else []
                named.update(own or items[:1])
        return [value for value in self.values if value in named]


class Table:
    """Lowest points, highest points and level of each combination."""

    def __init__(self, questions, levels):
        """Questions as the codebook has them; levels as pairs of a condition and its points, the first that holds counting."""
        tests = {question["id"]: [] for question in questions}
        for condition, _ in levels:
            for question, test in condition:
                tests[question].append(test)
        self.dimensions = [Dimension(question, tests[question["id"]]) for question in questions]
        self.lists = [dimension.question for dimension in self.dimensions if dimension.is_list]
        self.strides = []
        size = 1
        for dimension in self.dimensions:
            self.strides.append(size)
            size *= dimension.count + 1
        self.level = [None] * size
        for number in reversed(range(len(levels))):
            for place in self._reached(levels[number][0]):
                self.level[place] = number
        points = [points for _, points in levels]
        self.low = [None if level is None else points[level] for level in self.level]
        self.high = self.low[:]
        for dimension, stride in zip(self.dimensions, self.strides):
            self._complete(dimension.count, stride)
        self._coverage = {}

    def _reached(self, condition):
        places = [0]
        for dimension, stride in zip(self.dimensions, self.strides):
            digits = set(range(dimension.count))
            for question, test in condition:
                if question == dimension.question:
                    digits &= dimension.passing(test)
            places = [start + digit * stride for digit in digits for start in places]
        return places

    def _complete(self, count, stride):
        """Fills in the combinations in which one question is open: each takes the extremes over what it may turn out to be."""
        for block in range(0, len(self.low), stride * (count + 1)):
            for first in range(block, block + stride):
                place = first + count * stride
                low = self.low[first:place:stride]
                if low[0] is not None:
                    self.low[place] = min(low)
                    self.high[place] = max(self.high[first:place:stride])
                    self.level[place] = self.level[first + low.index(self.low[place]) * stride]

    def digits(self, answers):
        return tuple([dimension.digit(answers.get(dimension.question)) for dimension in self.dimensions])

    def place(self, digits):
        place = 0
        for digit, stride in zip(digits, self.strides):
            place += digit * stride
        return place

    def digits_of(self, place):
        digits = []
        for dimension in self.dimensions:
            place, digit = divmod(place, dimension.count + 1)
            digits.append(digit)
        return digits

    def entry(self, place):
        return self.low[place], self.high[place], self.level[place]

    def coverage(self, pathways):
        """The entry for the digits of several pathways: each question's best settled answer counts, and an open one may turn
        out better, never worse."""
        ranges = []
        for dimension, *own in zip(self.dimensions, *pathways):
            settled = [digit for digit in own if digit < dimension.count]
            worst = min(settled, default=dimension.count - 1)
            ranges.append(range(worst if len(settled) == len(own) else 0, worst + 1))
        ranges = tuple(ranges)
        if ranges not in self._coverage:
            # The first question's answers change fastest, so that of equal levels the same one is named everywhere.
            places = [self.place(digits[::-1]) for digits in product(*reversed(ranges))]
            low = [self.low[place] for place in places]
            level = self.level[places[low.index(min(low))]]
            self._coverage[ranges] = min(low), max([self.high[place] for place in places]), level
        return self._coverage[ranges]

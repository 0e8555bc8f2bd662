"""Makes agreement.json: random ratings and samples, with what other people's code says of them.

    python3 -m venv venv
    venv/bin/pip install krippendorff==0.9.0 numpy==2.4.6 scikit-learn==1.9.1 scipy==1.17.1
    venv/bin/python make_agreement.py

With other versions than these some values differ in their last digits.

Krippendorff's alpha is from the package krippendorff, Cohen's kappa from scikit-learn, and the Clopper-Pearson bounds
from scipy.stats.beta. Percent agreement and Gwet's AC1 are computed here from their definitions, pair by pair and in
fractions. The bootstrap's draws are made here from a SplitMix64 of whole numbers, and its quantiles by numpy.

A coefficient is null where no unit has two ratings (kappa also where there are not two coders). Where the formula of
alpha or kappa has 0 / 0, since all ratings compared are of one category, the packages give none and 1 is written.
"""

import json
import random
import warnings
from fractions import Fraction
from importlib.metadata import version
from itertools import combinations
from math import isnan
from pathlib import Path

import krippendorff
import numpy
from scipy.stats import beta
from sklearn.metrics import cohen_kappa_score

SEED = 20_261_121
MATRICES = 240
SAMPLES = 200
BITS = (1 << 64) - 1


def draw_ratings(rng, number):
    """One list per coder, None for a unit not coded; from chance agreement to near perfect, from even to lopsided."""
    coders, categories, units = 2 + number % 3, rng.randint(2, 5), rng.randint(5, 40)
    missing = rng.choice([0, 0, 0.1, 0.3, 0.6])
    care = rng.choice([0, 0.3, 0.6, 0.8, 0.95])
    weights = [rng.random() ** rng.choice([0.2, 1, 4]) for _ in range(categories)]

    def pick():
        return rng.choices(range(categories), weights)[0]

    truth = [pick() for _ in range(units)]
    return categories, [
        [None if rng.random() < missing else code if rng.random() < care else pick() for code in truth]
        for _ in range(coders)
    ]


def units_of(ratings):
    """The ratings of each unit, without the missing ones."""
    return [[code for code in unit if code is not None] for unit in zip(*ratings)]


def percent(ratings):
    shares = []
    for unit in units_of(ratings):
        pairs = list(combinations(unit, 2))
        if pairs:
            shares.append(Fraction(sum(first == second for first, second in pairs), len(pairs)))
    return sum(shares) / len(shares) if shares else None


def gwet_ac1(ratings, categories):
    observed = percent(ratings)
    if observed is None:
        return None
    rated = [unit for unit in units_of(ratings) if unit]
    chance = Fraction(0)
    for category in range(categories):
        share = sum(Fraction(unit.count(category), len(unit)) for unit in rated) / len(rated)
        chance += share * (1 - share) / (categories - 1)
    return (observed - chance) / (1 - chance)


def defined(value, compared):
    """The package's value, or 1 where it has none because only one category is compared."""
    if isnan(value):
        assert len(set(compared)) == 1, compared
        return 1.0
    return float(value)


def alpha(ratings, categories, level):
    compared = [code for unit in units_of(ratings) if len(unit) > 1 for code in unit]
    if not compared:
        return None
    data = numpy.array([[numpy.nan if code is None else code for code in row] for row in ratings], dtype=float)
    value = krippendorff.alpha(data, value_domain=list(range(categories)), level_of_measurement=level)
    return defined(value, compared)


def kappa(ratings, categories):
    both = [pair for pair in zip(*ratings) if None not in pair]
    if len(ratings) != 2 or not both:
        return None
    first, second = zip(*both)
    return defined(cohen_kappa_score(first, second, labels=list(range(categories))), first + second)


def splitmix(state):
    """The stream of SplitMix64."""
    while True:
        state = (state + 0x9E3779B97F4A7C15) & BITS
        bits = state
        bits = ((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9) & BITS
        bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & BITS
        yield bits ^ (bits >> 31)


def below(stream, count):
    """The next number below a count: the high half of a product whose low half is not one of the excess."""
    excess = (1 << 64) % count
    while True:
        high, low = divmod(next(stream) * count, 1 << 64)
        if low >= excess:
            return high


def bootstrap(ratings, statistic, resamples, seed, level):
    """The percentile interval and the number of resamples on which the statistic has a value."""
    stream, units = splitmix(seed), len(ratings[0])
    values = []
    for _ in range(resamples):
        drawn = [below(stream, units) for _ in range(units)]
        value = statistic([[row[unit] for unit in drawn] for row in ratings])
        if value is not None:
            values.append(value)
    tail = (1 - level) / 2
    lower, upper = numpy.quantile(numpy.array(values), [tail, 1 - tail], method="linear")
    return {"lower": float(lower), "upper": float(upper), "counted": len(values)}


def text(row):
    return "".join("-" if code is None else str(code) for code in row)


def number(value):
    return None if value is None else float(value)


def make():
    rng = random.Random(SEED)
    matrices, intervals, samples = [], [], []
    for place in range(MATRICES):
        categories, ratings = draw_ratings(rng, place)
        matrices.append({
            "categories": categories,
            "ratings": [text(row) for row in ratings],
            "percent": number(percent(ratings)),
            "kappa": kappa(ratings, categories),
            "nominal": alpha(ratings, categories, "nominal"),
            "ordinal": alpha(ratings, categories, "ordinal"),
            "ac1": number(gwet_ac1(ratings, categories)),
        })
        if place % 12 == 0:
            seed, level = rng.getrandbits(64), rng.choice([0.8, 0.9, 0.95])
            interval = bootstrap(ratings, lambda drawn: kappa(drawn, categories), 200, seed, level)
            intervals.append({"matrix": place, "seed": str(seed), "resamples": 200, "level": level, **interval})
    for place in range(SAMPLES):
        count = rng.choice([rng.randint(1, 30), rng.randint(1, 500), rng.randint(500, 100_000)])
        errors = [0, count, rng.randint(0, count), rng.randint(0, min(count, 8))][place % 4]
        level = rng.choice([0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
        tail = (1 - level) / 2
        samples.append({
            "errors": errors, "count": count, "level": level,
            "lower": float(beta.ppf(tail, errors, count - errors + 1)) if errors > 0 else 0.0,
            "upper": float(beta.ppf(1 - tail, errors + 1, count - errors)) if errors < count else 1.0,
            "oneSided": float(beta.ppf(level, errors + 1, count - errors)) if errors < count else 1.0,
        })
    packages = {name: version(name) for name in ["krippendorff", "numpy", "scikit-learn", "scipy"]}
    head = {"madeBy": "make_agreement.py", "seed": SEED, "packages": packages}
    lists = {"matrices": matrices, "intervals": intervals, "samples": samples}
    parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    for key, rows in lists.items():
        parts.append(f"{json.dumps(key)}: [\n  " + ",\n  ".join(json.dumps(row) for row in rows) + "\n]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    Path(__file__).with_name("agreement.json").write_text(make(), encoding="utf-8")

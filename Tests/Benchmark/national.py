"""What the cards need of each other: grades in short, ranks, medians, and who has what."""

from collections import Counter, defaultdict
from typing import NamedTuple

from grading import ranks
from law import key
from pieces import joined, page, run, text, web
from places import NEIGHBORS
from sentences import law_sentence


class Standing(NamedTuple):
    """A jurisdiction's grade as other cards show it."""

    code: str
    name: str
    status: str
    letter: str | None
    points: int
    high: int
    flag: str | None
    sentence: str
    # The points on each criterion; none without a law.
    criteria: list
    # By the place of a criterion with full marks: the name with where they stand, and whether the statute itself was read.
    full: dict
    # The lead pathway's values of the questions that the rubric reads.
    values: dict


def cites(evidence, jurisdiction):
    """The citations of answers, each once, linked to the source that was read."""
    seen = {}
    for _, state, answer in evidence:
        cite = answer.get("cite")
        if cite and cite not in seen:
            seen[cite] = web(cite, jurisdiction.url(state and state.pathway, answer))
    return joined(seen.values())


def standing(jurisdiction, grade, rubric):
    score = grade.score
    full = {}
    for place, (criterion, earned) in enumerate(zip(rubric.criteria, grade.criteria)):
        if earned.points == criterion.points:
            found = cites(earned.evidence, jurisdiction)[:3]
            name = page(jurisdiction.name, jurisdiction.code)
            mention = run([name, text(" ("), *found, text(")")]) if found else name
            full[place] = mention, all(
                [answer.get("basis") == "statute_text" for _, _, answer in earned.evidence]
            )
    values = {}
    if grade.lead:
        read = {question for criterion in rubric.criteria for question in criterion.questions}
        values = {
            question: key(answer["value"]) for question, answer in grade.lead.answers.items() if question in read
        }
    return Standing(
        jurisdiction.code, jurisdiction.name, score.status, score.letter, score.points, score.high,
        score.gate and score.gate["flag"], law_sentence(jurisdiction, grade), [own.points for own in grade.criteria],
        full, values,
    )


def median(points):
    points = sorted(points)
    middle = len(points) // 2
    return points[middle] if len(points) % 2 else (points[middle - 1] + points[middle]) // 2


class National:
    def __init__(self, standings, rubric):
        self.by_code = {own.code: own for own in standings}
        # Federal law is not ranked.
        ranked = [own for own in standings if own.code != "US" and own.status != "not_coded"]
        keys = {
            own.code: (0, 0) if own.status == "no_law" else (1 if own.flag else 2, own.points) for own in ranked
        }
        rank_of = ranks(keys.values())
        self.ranks = {code: rank_of[key] for code, key in keys.items()}
        self.count = len(ranked)
        self.by_rank = sorted(ranked, key=lambda own: (self.ranks[own.code], own.name))
        self.median = median([own.points for own in ranked]) if ranked else None
        self.medians, self.holders = [], []
        for place in range(len(rubric.criteria)):
            self.medians.append(median([own.criteria[place] if own.criteria else 0 for own in ranked] or [0]))
            holders = [own for own in self.by_rank if place in own.full]
            # Those whose answers were all read in the statute itself first; the sort keeps the ranks.
            self.holders.append(sorted(holders, key=lambda own: not own.full[place][1]))
        self.counts = defaultdict(Counter)
        for own in ranked:
            for question, value in own.values.items():
                self.counts[question][value] += 1

    def examples(self, criterion, code, limit):
        """Some of those with full marks on a criterion, with where they stand: neighbors first."""
        holders = self.holders[criterion]
        near = NEIGHBORS.get(code, ())
        found = [own for own in holders if own.code in near][:limit]
        for own in holders:
            if len(found) >= limit:
                break
            if own.code not in near:
                found.append(own)
        return [own.full[criterion][0] for own in found]

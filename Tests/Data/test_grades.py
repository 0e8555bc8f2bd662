"""From the exported tables to the same grades, by a grader that shares no code with the one that wrote them."""

import json
from datetime import date, timedelta
from fractions import Fraction

import pytest

from grader import Codebook, Law, Rubric
from support import reportcard, rows


@pytest.fixture(scope="module")
def codebook():
    return Codebook()


@pytest.fixture(scope="module")
def law(codebook):
    return Law(codebook)


@pytest.fixture(scope="module")
def rubric(codebook):
    return Rubric(codebook)


def test_every_jurisdiction_has_the_same_grade_on_every_criterion(law, rubric):
    scores = rows("scores")
    assert len(scores) == 52
    for row in scores:
        grade = rubric.grade(law.on(row["jurisdiction"], row["as_of"]))
        for name, value in grade.items():
            expected = Fraction(row[name]) if isinstance(value, Fraction) else row[name]
            assert value == expected, f"{row['jurisdiction']} {name}: {value}, and {row[name]} in scores.csv"
        assert sum(grade[name] for name in rubric.criteria) == grade["points"]


def test_another_answer_is_another_grade(law, rubric):
    """The comparison above would tell."""
    answers = law.on("NY", rows("scores")[0]["as_of"])
    before = rubric.grade(answers)["points"]
    answers["vacatur"] = {**answers["vacatur"], "offense_scope": "prostitution_only"}
    assert "prostitution_only" in law.codebook.order["offense_scope"]
    assert rubric.grade(answers)["points"] < before


def rounded(number, decimals):
    """A number as the tables have it, halves rounded up."""
    scale = 10 ** decimals
    return Fraction((number * scale * 2 + 1) // 2, scale)


def test_the_panel_is_what_every_single_day_gives(law, rubric):
    starts = {row["jurisdiction"]: date.fromisoformat(row["coded_from"]) for row in rows("scores")}
    panel = rows("panel")
    years = sorted({int(row["year"]) for row in panel})
    assert years[0] == 2010 and len(panel) == 52 * len(years)
    day_after = timedelta(days=1)
    known = {}
    for row in panel:
        code, end = row["jurisdiction"], date.fromisoformat(row["date"])
        edges = {date.fromisoformat(day) for day in law.days_of_change(code)}
        edges |= {day + day_after for day in edges}
        day = date(int(row["year"]), 1, 1)
        days = coded = in_force = 0
        total = Fraction(0)
        grade = None
        while day <= end:
            days += 1
            if day >= starts[code]:
                if grade is None or day in edges:
                    answers = law.on(code, day.isoformat())
                    key = (code, json.dumps(answers, default=sorted))
                    if key not in known:
                        known[key] = rubric.grade(answers)
                    grade, count = known[key], len(answers)
                coded += 1
                in_force += count > 0
                total += grade["points"]
            day += day_after
        where = f"{code} {row['year']}"
        assert (int(row["days"]), int(row["days_coded"])) == (days, coded), where
        if coded == 0:
            assert row["coded"] == "none"
            empty = ["points", "points_high", "letter", "points_mean", "days_in_force", "share_in_force", "pathways"]
            assert not any(row[name] for name in empty), where
            continue
        assert row["coded"] == ("whole" if coded == days else "part"), where
        assert Fraction(row["points"]) == grade["points"] and row["letter"] == grade["letter"], where
        assert Fraction(row["points_high"]) == grade["points_high"], where
        assert int(row["pathways"]) == count and int(row["days_in_force"]) == in_force, where
        assert Fraction(row["points_mean"]) == rounded(total / coded, 2), where
        assert Fraction(row["share_in_force"]) == rounded(Fraction(in_force, coded), 4), where


def test_some_law_is_not_coded_and_says_so():
    states = {row["coded"] for row in rows("panel")}
    assert states == {"whole", "part", "none"}


def test_the_panel_is_what_the_command_grades():
    panel = {(row["jurisdiction"], row["date"]): row for row in rows("panel")}
    for day in ["2010-12-31", "2015-12-31", "2019-12-31", "2023-12-31"]:
        grades = json.loads(reportcard("grade", "--as-of", day, "--format", "json"))["jurisdictions"]
        assert len(grades) == 52
        for grade in grades:
            row = panel[grade["jurisdiction"], day]
            points = None if grade["points"] is None else Fraction(str(grade["points"]))
            assert (Fraction(row["points"]) if row["points"] else None) == points, f"{grade['jurisdiction']} {day}"
            assert row["letter"] == (grade["letter"] or "")


def test_the_trend_follows_from_the_panel():
    by_day = {}
    for row in rows("panel"):
        if row["jurisdiction"] != "US" and row["coded"] != "none":
            by_day.setdefault(row["date"], []).append(row)
    for row in rows("trend"):
        coded = by_day[row["date"]]
        assert int(row["jurisdictions_coded"]) == len(coded)
        assert int(row["jurisdictions_with_law"]) == sum(int(other["pathways"]) > 0 for other in coded)

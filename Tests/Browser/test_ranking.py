"""The ranking of index.html: sorted and filtered by its script."""

import re

import pytest

from support import first_number

RANKED = 51


@pytest.fixture
def page(watch):
    watched = watch()
    yield watched.open("index.html")
    assert not watched.noise


def body(page):
    """The table that can be sorted."""
    return page.locator(".wide table").first


def column(page, place):
    """The texts of a column, from top to bottom, as far as they are shown."""
    return [
        row.locator("th, td").nth(place).inner_text().strip()
        for row in body(page).locator("tbody tr >> visible=true").all()
    ]


def head(page, name):
    """The button of a column's head; once it sorts, an arrow stands behind its name."""
    return body(page).get_by_role("button", name=re.compile(rf"^{name}\W*$"))


def test_it_stands_by_rank_and_turns_around(page):
    ranks = [first_number(text) for text in column(page, 1)]
    numbered = [rank for rank in ranks if rank is not None]
    assert len(numbered) == RANKED and numbered == sorted(numbered)
    head(page, "Rank").click()
    head(page, "Rank").click()
    turned = [first_number(text) for text in column(page, 1)]
    # What has no rank stays last either way.
    assert turned[:RANKED] == numbered[::-1] and turned[RANKED:] == ranks[RANKED:]
    assert body(page).locator("thead th[aria-sort=descending]").inner_text().strip().startswith("Rank")


def test_names_and_points_are_sorted(page, grades):
    head(page, "Jurisdiction").click()
    names = column(page, 0)
    assert names == sorted(names) and len(names) == len(grades)
    head(page, "Points").click()
    points = [first_number(text) for text in column(page, 3)]
    known = [value for value in points if value is not None]
    assert known == sorted(known, reverse=True) and points[:len(known)] == known


def test_it_is_filtered_by_name_and_letter(page, grades):
    page.get_by_label("Find a jurisdiction").fill("new")
    wanted = sorted(grade["name"] for grade in grades.values() if "new" in grade["name"].lower())
    assert sorted(column(page, 0)) == wanted
    shown = page.get_by_role("status").filter(has_text=re.compile("shown")).inner_text()
    assert first_number(shown) == len(wanted)
    page.get_by_label("with", exact=True).select_option(label="F")
    failing = sorted(grade["name"] for grade in grades.values() if grade["name"] in wanted and grade["letter"] == "F")
    assert sorted(column(page, 0)) == failing and 0 < len(failing) < len(wanted)
    page.get_by_label("Find a jurisdiction").fill("")
    page.get_by_label("with", exact=True).select_option(label="any letter")
    assert len(column(page, 0)) == len(grades)


def test_it_is_sorted_by_the_keyboard(page):
    head(page, "Jurisdiction").focus()
    page.keyboard.press("Enter")
    names = column(page, 0)
    assert names == sorted(names)

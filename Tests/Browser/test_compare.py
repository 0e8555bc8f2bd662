"""Laws side by side in compare.html."""

import re

import pytest

from support import first_number

CHOSEN = ["NY", "GA", "NE"]


def tables(page, columns):
    """The visible tables that have a column for each of the jurisdictions."""
    found = []
    for table in page.locator("main table >> visible=true").all():
        heads = [text.strip() for text in table.locator("thead tr").first.locator("th, td").all_inner_texts()]
        if len(heads) == len(columns) + 1 and all(name in head for name, head in zip(columns, heads[1:])):
            found.append(table)
    return found


def rows(page, columns):
    """The cells of the visible rows of those tables, the head of each row first."""
    return [
        [text.strip() for text in row.locator("th, td").all_inner_texts()]
        for table in tables(page, columns) for row in table.locator("tr >> visible=true").all()
    ]


@pytest.fixture
def names(grades):
    return [grades[code]["name"] for code in CHOSEN]


def test_columns_have_the_points_of_the_command(watch, grades, names):
    watched = watch()
    page = watched.open("compare.html", "#" + ",".join(CHOSEN))
    assert tables(page, names), "no table has the three columns"
    shown = rows(page, names)
    totals = [grades[code]["points"] for code in CHOSEN]
    assert totals in [[first_number(cell) for cell in row[1:]] for row in shown]
    for place in range(len(grades["NY"]["criteria"])):
        points = [grades[code]["criteria"][place]["points"] for code in CHOSEN]
        reasons = [grades[code]["criteria"][place]["reason"] for code in CHOSEN]
        assert any(
            [first_number(cell) for cell in row[1:]] == points
            and all(reason in cell for reason, cell in zip(reasons, row[1:])) for row in shown
        ), grades["NY"]["criteria"][place]["id"]
    assert not watched.noise


def test_only_differences(watch, names):
    watched = watch()
    page = watched.open("compare.html", "#" + ",".join(CHOSEN))
    every = rows(page, names)
    box = page.get_by_role("checkbox", name=re.compile("differ", re.IGNORECASE))
    assert not box.is_checked()
    box.check()
    differing = rows(page, names)
    assert 0 < len(differing) < len(every)
    assert not [row for row in differing if len(set(row[1:])) == 1]
    # Rows with the same points may give different reasons, and the same answers have different citations, so only
    # rows whose cells all begin differently are sure to stay.
    sure = [row for row in every if len({re.split(r"\s", cell)[0] for cell in row[1:]}) == len(CHOSEN)]
    assert sure and all(row in differing for row in sure)
    box.uncheck()
    assert rows(page, names) == every
    assert not watched.noise


def test_keyboard_and_address(watch, grades):
    watched = watch()
    page = watched.open("compare.html", "#NY,GA")
    select = page.locator("main select >> visible=true").first
    select.focus()
    page.keyboard.type("Nebraska")
    assert select.input_value() == "NE"
    pair = [grades["NE"]["name"], grades["GA"]["name"]]
    assert tables(page, pair)
    assert page.evaluate("() => location.hash") == "#NE,GA"
    page.reload()
    assert tables(page, pair)
    page.evaluate("() => { location.hash = '#US,NY'; }")
    page.wait_for_function("() => document.querySelector('main table thead').textContent.includes('New York')")
    assert tables(page, [grades["US"]["name"], grades["NY"]["name"]])
    assert not watched.noise


def test_unknown_codes_are_told(watch, grades):
    watched = watch()
    page = watched.open("compare.html", "#NY,ZZ,GA")
    assert tables(page, [grades["NY"]["name"], grades["GA"]["name"]])
    assert re.search(r"\bZZ\b", page.locator("main").inner_text())
    assert not watched.noise


@pytest.mark.parametrize("fragment", [
    "#<script>alert(1)</script>,NY,GA", "#<img src=x onerror=alert(1)>,NY,GA", "#NY,NY,GA", "#%E0%A4%A,NY", "#%",
    "#__proto__,constructor,NY,GA", "#" + "NY,GA,ZZ," * 20_000, "#" + "A" * 100_000, "#,,,,", "#javascript:alert(1)",
    "#NY,GA,NE,CA,TX,US,FL",
], ids=lambda fragment: fragment[:24])
def test_hostile_addresses_do_no_harm(watch, names, fragment):
    watched = watch()
    page = watched.open("compare.html")
    own = page.locator("script").count()
    page = watched.open("compare.html", fragment)
    assert page.locator("script").count() == own and page.locator("img").count() == 0
    assert page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.evaluate(f"() => {{ location.hash = '#{','.join(CHOSEN)}'; }}")
    page.wait_for_function("() => document.querySelectorAll('main table').length > 0")
    assert tables(page, names)
    assert not watched.noise

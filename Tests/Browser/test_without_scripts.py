"""The site without scripts."""

import re

import pytest

from support import PAGES, STATES, first_number


@pytest.fixture
def plain(watch):
    """A page in a browser that runs no script."""
    return watch(java_script_enabled=False)


@pytest.mark.parametrize("path", PAGES)
def test_page_has_its_content(plain, path):
    page = plain.open(path)
    heads = page.locator("h1")
    assert heads.count() == 1
    assert heads.is_visible() and heads.inner_text().strip()
    words = page.locator("main").inner_text().split()
    assert len(words) >= 30, f"only {len(words)} words are visible"
    assert not plain.noise


def test_index_has_all_letters_and_points(plain, grades):
    page = plain.open("index.html")
    problems = []
    for code in STATES:
        grade = grades[code]
        row = page.locator("tbody tr").filter(
            has=page.locator(f'th[scope=row] a[href="states/{code}.html"]'))
        if row.count() != 1 or not row.is_visible():
            problems.append(f"{code} has {row.count()} rows")
            continue
        texts = [text.strip() for text in row.locator("th, td").all_inner_texts()]
        rank, letter, points = texts[1:4]
        name = row.locator("th a").inner_text()
        if (name, letter) != (grade["name"], grade["letter"]):
            problems.append(f"{code} is {name}, {letter}")
        if first_number(rank) != grade["rank"]:
            problems.append(f"{code} has the rank {rank}, not {grade['rank']}")
        # Shown to one decimal.
        shown = first_number(points)
        if grade["letter"] == "N":
            if shown not in (None, 0):
                problems.append(f"{code} has {points} points without a law")
        elif shown is None or abs(shown - grade["points"]) > 0.1:
            problems.append(f"{code} has {points} points, not {grade['points']}")
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("path", ["what-if.html", "compare.html"])
def test_page_says_that_it_needs_scripts(plain, path):
    page = plain.open(path)
    words = page.locator("main").inner_text()
    assert re.search(r"\b(java)?scripts?\b", words, re.IGNORECASE), words[:500]
    links = [link for link in page.locator("main a[href]").all() if link.is_visible()]
    targets = [link.get_attribute("href").partition("#")[0] for link in links]
    assert "index.html" in targets, f"no visible link to the tables among {targets}"


@pytest.mark.parametrize("path", ["what-if.html", "compare.html"])
def test_page_with_scripts_does_not_ask_for_them(watch, path):
    page = watch().open(path)
    assert page.locator("h1").is_visible()
    assert not page.locator("noscript >> visible=true").count()

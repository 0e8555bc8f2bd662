"""Another answer, another grade: what-if.html."""

import json
import re
from pathlib import Path

import pytest

from support import draft_points, first_number, hundredths

ANSWERS = Path(__file__).with_name("random-answers.json")


def points(page):
    return first_number(page.locator("#points").inner_text())


def model(page):
    return json.loads(page.locator("script#model").text_content())


# The same grades as the command


def test_grades_are_those_of_the_command(watch, grades):
    watched = watch()
    page = watched.open("what-if.html")
    found = page.evaluate(
        "(codes) => codes.map((code) => window.whatIf.grade(code))", list(grades))
    problems = []
    for (code, expected), grade in zip(grades.items(), found, strict=True):
        got = {key: grade[key] for key in ("points", "high", "letter", "gate")}
        wanted = {
            "points": hundredths(expected["points"]), "high": hundredths(expected["pointsHigh"]),
            "letter": expected["letter"], "gate": expected["gate"],
        }
        if got != wanted:
            problems.append(f"{code}: {got}, not {wanted}")
        parts = {part["id"]: part["points"] for part in grade["criteria"]}
        if parts != {part["id"]: hundredths(part["points"]) for part in expected["criteria"]}:
            problems.append(f"{code}: criteria {parts}")
    assert len(found) == 52
    assert not problems, "\n".join(problems)
    assert not watched.noise


def test_random_laws_get_the_grades_of_the_grader(watch):
    recorded = json.loads(ANSWERS.read_text(encoding="utf-8"))
    sets = recorded["sets"]
    assert len(sets) >= 1_000 and "seed" in recorded
    page = watch().open("what-if.html")
    found = page.evaluate(
        "(sets) => sets.map((set) => window.whatIf.gradeLaw(set.pathways, set.related))", sets)
    problems = []
    for place, (law, grade) in enumerate(zip(sets, found, strict=True)):
        keys = ("points", "high", "letter", "gate")
        got, wanted = [{key: part.get(key) for key in keys} for part in (grade, law)]
        if got != wanted:
            problems.append(f"set {place} of seed {recorded['seed']}: {got}, not {wanted}")
    assert not problems, f"{len(problems)} of {len(sets)} differ:\n" + "\n".join(problems[:20])


# With the keyboard alone


def tab_to(page, selector, limit=2_000):
    """Presses Tab until an element has the focus; the focus must be seen there."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            outline = page.evaluate(
                "() => { const style = getComputedStyle(document.activeElement);"
                " return [style.outlineStyle, style.outlineWidth, style.boxShadow]; }")
            seen = (outline[0] != "none" and outline[1] != "0px") or outline[2] != "none"
            assert seen, f"{selector} shows no focus"
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")


def choose(page, value):
    """Gives the focused select a value with the arrow keys."""
    steps = page.evaluate(
        "(value) => { const select = document.activeElement;"
        " return Array.from(select.options).findIndex((option) => option.value === value) - select.selectedIndex; }",
        value)
    for _ in range(abs(steps)):
        page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
    assert page.evaluate("() => document.activeElement.value") == value


def test_from_the_index_to_a_citation_and_back(context_of, watch):
    # The web is not asked: a page of our own stands for the cited one.
    window = {"viewport": {"width": 1280, "height": 800}, "locale": "en-US"}
    cited = "<!doctype html><title>Cited</title><h1>Cited</h1>"
    context_of(**window).route(
        re.compile("^https?://"), lambda route: route.fulfill(content_type="text/html", body=cited))
    page = watch(**window).open("index.html")
    tab_to(page, 'a[href^="states/"]')
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/states/[A-Z]{2}\.html$"))
    state = page.url
    tab_to(page, 'main a[href^="http"]')
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("^https?://"))
    assert page.title() == "Cited"
    page.go_back()
    assert page.url == state
    assert page.locator("h1").is_visible()
    tab_to(page, 'nav a[href$="index.html"]')
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/index\.html$"))


def test_what_if_with_the_keyboard(watch, grades, tmp_path):
    watched = watch(accept_downloads=True)
    page = watched.open("what-if.html")
    tab_to(page, "select#state")
    choose(page, "NY")
    today = points(page)
    assert today == grades["NY"]["points"]
    assert page.locator("#letter").inner_text().strip() == grades["NY"]["letter"]
    tab_to(page, "select#pathway")
    assert page.locator("select#pathway").input_value() == grades["NY"]["pathway"]
    tab_to(page, 'select[data-question="records_juvenile"]')
    choose(page, "explicit")
    changed = points(page)
    assert changed > today
    assert "records_juvenile=explicit" in page.evaluate("() => location.hash")
    assert page.locator('.changed [data-question="records_juvenile"]').count() == 1

    tab_to(page, "button#export")
    page.keyboard.press("Enter")
    download = page.locator("a#download")
    download.wait_for(state="visible")
    if not page.evaluate("() => document.activeElement.id === 'download'"):
        tab_to(page, "a#download")
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    assert file.read_text(encoding="utf-8").strip() == page.locator("textarea#draft").input_value().strip()
    assert draft_points(file) == changed
    assert not watched.noise


def test_list_and_reset_with_the_keyboard(watch, grades):
    watched = watch()
    page = watched.open("what-if.html", "#state=NY&pathway=vacatur")
    tab_to(page, "fieldset[data-question] input[type=checkbox]:not([value=not_researched])")
    before = page.evaluate("() => document.activeElement.checked")
    page.keyboard.press("Space")
    assert page.evaluate("() => document.activeElement.checked") is not before
    question = page.evaluate("() => document.activeElement.closest('[data-question]').dataset.question")
    assert f"&{question}=" in page.evaluate("() => location.hash")
    tab_to(page, "button#reset")
    page.keyboard.press("Enter")
    assert f"&{question}=" not in page.evaluate("() => location.hash")
    assert points(page) == grades["NY"]["points"]
    assert page.locator(".changed").count() == 0
    assert not watched.noise


# Drafts


EXPORTS = {
    "a list": "#state=NE&pathway=set-aside&remedy=vacatur,sealing",
    "an empty list": "#state=NY&pathway=vacatur&remedy=-",
    "a length": "#state=NY&pathway=vacatur&waiting_period=fixed",
    "yes and no": "#state=NY&pathway=vacatur&records_arrests=yes&persons_minors=no",
    "an open answer": "#state=NY&pathway=vacatur&burden_of_proof=not_researched&nexus=unclear",
    "silence": "#state=NY&pathway=vacatur&confidentiality=silent&hearing=silent",
    "a first law": "#state=AK&pathway=%2Bnew&offense_scope=any&persons_adults=yes&remedy=vacatur",
    "one pathway more": "#state=GA&pathway=%2Bnew&records_arrests=yes&trafficking_labor=no&waiting_period=fixed",
    "federal law": "#state=US&pathway=vacatur&records_juvenile=explicit",
}


@pytest.mark.parametrize("fragment", EXPORTS.values(), ids=EXPORTS.keys())
def test_exported_draft_is_accepted(watch, tmp_path, fragment):
    watched = watch(accept_downloads=True)
    page = watched.open("what-if.html", fragment)
    assert not page.locator("p#note").inner_text().strip(), "the address was not understood"
    for part in fragment.split("&")[2:]:
        question, value = part.split("=")
        field = page.locator(f'[data-question="{question}"]')
        if field.evaluate("(field) => field.tagName") == "SELECT":
            assert field.input_value() == value
        else:
            ticked = field.locator("input:checked").evaluate_all("(boxes) => boxes.map((box) => box.value)")
            assert sorted(ticked) == sorted([] if value == "-" else value.split(","))
    page.locator("button#export").click()
    with page.expect_download() as started:
        page.locator("a#download").click()
    file = tmp_path / started.value.suggested_filename
    started.value.save_as(file)
    assert draft_points(file) == points(page)
    assert not watched.noise


def test_blank_start_has_no_draft(watch):
    watched = watch()
    page = watched.open("what-if.html")
    assert page.locator("select#state").input_value() == ""
    page.locator('select[data-question="offense_scope"]').select_option("any")
    assert "offense_scope=any" in page.evaluate("() => location.hash")
    page.locator("button#export").click()
    assert page.locator("p#note").inner_text().strip()
    assert not page.locator("a#download").is_visible()
    assert not watched.noise


# The address


def test_address_fills_the_form(watch, grades):
    watched = watch()
    page = watched.open("what-if.html", "#state=NY&pathway=vacatur&records_juvenile=explicit")
    assert page.locator("select#state").input_value() == "NY"
    assert page.locator("select#pathway").input_value() == "vacatur"
    assert page.locator('select[data-question="records_juvenile"]').input_value() == "explicit"
    assert points(page) > grades["NY"]["points"]
    assert first_number(page.locator("#changes").inner_text()) == 1
    assert not page.locator("p#note").inner_text().strip()
    assert page.locator("input#address").input_value() == page.url
    # What does not change keeps today's answer.
    law = next(item for item in model(page)["jurisdictions"] if item["code"] == "NY")
    today = next(item for item in law["pathways"] if item["id"] == "vacatur")["answers"]
    for question in ("burden_of_proof", "offense_scope", "nexus"):
        assert page.locator(f'select[data-question="{question}"]').input_value() == today[question]
    assert not watched.noise


def test_address_can_be_sent_on(watch):
    watched = watch()
    page = watched.open("what-if.html", "#state=GA")
    page.locator('select[data-question="burden_of_proof"]').select_option("clear_and_convincing")
    page.locator('fieldset[data-question="conditions"] input[value=left_trafficking]').click()
    state = "() => JSON.stringify([document.getElementById('points').textContent," \
        " document.getElementById('high').textContent, document.getElementById('rank').textContent, " \
        " Array.from(document.querySelectorAll('form#answers select, form#answers input')," \
        " (field) => field.type === 'checkbox' ? field.checked : field.value)])"
    address, left = page.url, page.evaluate(state)
    other = watch().open("what-if.html", "#" + address.partition("#")[2])
    assert other.evaluate(state) == left
    # A page that is open follows the address.
    page.evaluate("() => { location.hash = '#state=NY'; }")
    page.wait_for_function("() => document.getElementById('state').value === 'NY'")
    page.go_back()
    page.wait_for_function("() => document.getElementById('state').value === 'GA'")
    assert page.evaluate(state) == left
    assert not watched.noise


# The second part says whether the page must tell that it left something out.
HOSTILE = [
    ("#state=<script>alert(1)</script>", True),
    ("#state=%3Cscript%3Ealert(1)%3C/script%3E", True),
    ("#state=<img src=x onerror=alert(1)>&pathway=<img src=x onerror=alert(1)>", True),
    ("#state=NY&pathway=%22%3E%3Cimg src=x onerror=alert(1)%3E", True),
    ("#state=NY&pathway=vacatur&burden_of_proof=<script>alert(1)</script>", True),
    ("#state=NY&pathway=vacatur&<script>alert(1)</script>=1", True),
    ("#state=ZZ", True),
    ("#state=NY&pathway=nowhere", True),
    ("#state=NY&pathway=vacatur&no_such_question=yes", True),
    ("#state=NY&pathway=vacatur&burden_of_proof=no_such_answer", True),
    ("#state=NY&pathway=vacatur&conditions=no_such_item", True),
    ("#state=__proto__&pathway=constructor&toString=valueOf&__proto__=yes", True),
    ("#state=NY&pathway=vacatur&hasOwnProperty=yes&__proto__=yes", True),
    ("#state=constructor", True),
    ("#javascript:alert(1)", False),
    ("#state=%E0%A4%A", False),
    ("#state=NY&pathway=vacatur&burden_of_proof=%", False),
    ("#&&&===&=", False),
    ("#state=NY&state=GA&state=", False),
    ("#state=NY&pathway=vacatur&conditions=,,,", False),
    ("#state=NY&pathway=vacatur&conditions=" + "left_trafficking," * 5_000, False),
    ("#state=" + "A" * 200_000, True),
    ("#state=NY&" + "&".join(f"q{number}=v" for number in range(20_000)), True),
]


@pytest.mark.parametrize("arrival", ["at first", "later"])
@pytest.mark.parametrize("fragment, told", HOSTILE, ids=lambda value: str(value)[:40])
def test_hostile_addresses_do_no_harm(watch, grades, fragment, told, arrival):
    watched = watch(viewport={"width": 360, "height": 800})
    page = watched.open("what-if.html")
    scripts = page.locator("script").count()
    if arrival == "at first":
        page = watched.open("what-if.html", fragment)
    else:
        page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
        # The event of the change comes after what is waiting.
        page.evaluate("() => new Promise((done) => setTimeout(done, 50))")
    note = page.locator("p#note")
    if told:
        assert note.is_visible() and note.inner_text().strip()
    assert len(note.inner_text()) < 1_000
    assert note.locator("*").count() == 0
    assert page.locator("script").count() == scripts and page.locator("img").count() == 0
    assert page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.evaluate("() => ({}).yes === undefined && Object.keys(Object.prototype).length === 0")
    # The page goes on working.
    page.locator("select#state").select_option("GA")
    assert points(page) == grades["GA"]["points"]
    assert hundredths(grades["NY"]["points"]) == page.evaluate("() => window.whatIf.grade('NY').points")
    assert not watched.noise

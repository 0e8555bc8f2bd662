"""The export command: subsets, other dates, and BibTeX."""

import re

import pytest
from pybtex.database import parse_string

from support import DATA, reportcard, rows, validate


def test_an_export_is_the_data_of_the_reports(tmp_path):
    reportcard("export", "--out", tmp_path)
    exported = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert exported == {path.name: path.read_bytes() for path in DATA.iterdir() if path.name != "README.html"}


def test_a_subset_has_the_same_rows(tmp_path):
    reportcard("export", "--only", "NY,ga", "--out", tmp_path)
    assert not (tmp_path / "trend.csv").exists()
    for name in ["scores", "versions", "answers", "related", "sources", "panel"]:
        expected = [row for row in rows(name) if row["jurisdiction"] in ("NY", "GA")]
        assert rows(name, tmp_path) == expected, name
    for name in ["codebook", "rubric"]:
        assert rows(name, tmp_path) == rows(name)


def test_another_date_changes_scores_and_not_the_law(tmp_path):
    reportcard("export", "--as-of", "2012-06-30", "--out", tmp_path)
    assert rows("answers", tmp_path) == rows("answers")
    assert {row["as_of"] for row in rows("scores", tmp_path)} == {"2012-06-30"}
    panel = rows("panel", tmp_path)
    assert {row["date"] for row in panel} == {"2010-12-31", "2011-12-31", "2012-06-30"}
    assert {row["days"] for row in panel if row["year"] == "2012"} == {"182"}


@pytest.mark.parametrize("arguments", [["--rubric", "youth"], ["--as-of", "2009-06-30"], ["--only", "AK,US"]])
def test_every_export_is_a_valid_package(tmp_path, arguments):
    reportcard("export", *arguments, "--out", tmp_path)
    assert validate(tmp_path) == (True, set())


@pytest.mark.parametrize("arguments", [
    ["--only", "NY"], ["--as-of", "2012-06-30"], ["--bibtex", "--out", "somewhere"], ["--only", "ZZ", "--bibtex"],
    ["--only", ",", "--bibtex"],
])
def test_what_would_damage_the_reports_is_refused(arguments):
    before = {path: path.stat().st_mtime_ns for path in DATA.iterdir()}
    reportcard("export", *arguments, status=64)
    assert before == {path: path.stat().st_mtime_ns for path in DATA.iterdir()}


def plain(text):
    """LaTeX as the text that it sets."""
    words = {
        r"\textbackslash": "\\", r"\textasciitilde": "~", r"\textasciicircum": "^", r"\textbraceleft": "{",
        r"\textbraceright": "}"}
    # A command ends with the empty braces behind it.
    found = re.sub(r"\\text\w+\{\}|\\[&%$#_]", lambda match: words.get(match[0][:-2], match[0][1:]), text)
    return found.strip("{}") if text.startswith("{") else found


@pytest.fixture(scope="module")
def entries():
    return parse_string(reportcard("export", "--bibtex"), "bibtex").entries


def test_bibtex_has_every_statute_and_every_source_cited(entries):
    statutes = {f"{row['jurisdiction']}:{row['pathway']}": row["citation"] for row in rows("versions")}
    titles = {(row["jurisdiction"], row["pathway"], row["source"]): row for row in rows("sources")}
    cited = {
        (row["jurisdiction"], row.get("pathway", "(related)"), row["source"])
        for name in ["answers", "related"] for row in rows(name) if row["source"]}
    sources = {":".join([code, "" if part == "(related)" else part, source]): titles[code, part, source]
               for code, part, source in cited}
    assert set(entries) == set(statutes) | set(sources)
    for key, citation in statutes.items():
        assert plain(entries[key].fields["title"]) == citation
    for key, row in sources.items():
        fields = entries[key].fields
        assert plain(fields["title"]) == row["title"], key
        assert fields.get("url", "") == row["url"]
        assert "current through" in fields["note"] and plain(fields["note"]).endswith(row["current_through"])


def test_bibtex_has_no_character_that_stops_latex(entries):
    for key, entry in entries.items():
        assert entry.type == "misc"
        assert re.fullmatch(r"[A-Z]{2}:[a-z0-9_-]*(:[a-z0-9_-]+)?", key)
        for name in ["title", "note"]:
            assert not re.search(r"(?<!\\)[&%$#_~^]", entry.fields[name]), f"{key} {name}: {entry.fields[name]}"


def test_bibtex_of_a_subset_has_the_same_keys(entries):
    some = parse_string(reportcard("export", "--bibtex", "--only", "NY,GA"), "bibtex").entries
    assert set(some) == {key for key in entries if key[:2] in ("NY", "GA")}
    assert all(some[key] == entries[key] for key in some)

"""The data package: every table is what its schema says, and every file came whole."""

import json
import re
import subprocess

import pytest

from support import DATA, REPOSITORY, copy, replace_once, rows, table, validate


def test_package_is_valid():
    assert validate(DATA) == (True, set())


def test_package_holds_every_table_and_only_what_is_known():
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in package["resources"]} == {path.name for path in DATA.glob("*.csv")}
    has_license = any(REPOSITORY.glob("LICEN[SC]E*"))
    assert ("licenses" in package) == has_license
    for resource in package["resources"]:
        assert resource["bytes"] == (DATA / resource["path"]).stat().st_size
        assert all(field["description"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("file, old, new, error", [
    ("answers.csv", ",statute_text,", ",hearsay,", "constraint-error"),
    ("answers.csv", ",remedy,", ",remedies,", "foreign-key"),
    ("scores.csv", "AL,01,", "AL,1,", "constraint-error"),
    ("panel.csv", "AL,01,Alabama,2011,", "AL,01,Alabama,2010,", "primary-key"),
    ("versions.csv", "-12-31", "-13-31", "type-error"),
    ("rubric.csv", '"{""offense_scope""', '"(""offense_scope""', "type-error"),
    ("codebook.csv", "question,", "questions,", "incorrect-label"),
])
def test_a_planted_error_is_found(tmp_path, file, old, new, error):
    folder = copy(tmp_path)
    replace_once(folder / file, old, new)
    is_valid, errors = validate(folder)
    assert not is_valid
    # The hash tells of any change, the error of this one.
    assert {error, "hash-count"} <= errors


def sums(folder):
    return subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, text=True)


def test_hashes_are_those_of_the_files(tmp_path):
    run = sums(DATA)
    assert run.returncode == 0, run.stdout + run.stderr
    listed = {line.split("  ")[1] for line in (DATA / "SHA256SUMS").read_text().splitlines()}
    # The page of the report stands beside the data and is not a part of them.
    assert listed == {path.name for path in DATA.iterdir()} - {"SHA256SUMS", "README.html"}
    folder = copy(tmp_path)
    replace_once(folder / "answers.json", "Alabama", "Alabana")
    assert sums(folder).returncode != 0


def test_every_row_says_when_it_held():
    for row in rows("answers"):
        assert row["effective"] and (not row["valid_through"] or row["effective"] <= row["valid_through"]), row


def test_no_cell_is_a_formula():
    for path in DATA.glob("*.csv"):
        for column in table(path.stem):
            for cell in table(path.stem)[column]:
                assert not re.match("[ \"\\n\u00a0\u3000]*[-=+@\t\r\uff1d\uff0b\uff0d\uff20]", cell), f"{path.name} {column}: {cell!r}"

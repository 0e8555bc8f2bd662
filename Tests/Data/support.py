"""Where the data and the command are, and how tables are read."""

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pandas

REPOSITORY = Path(__file__).resolve().parents[2]
REPORTS = Path(os.environ.get("REPORTS") or REPOSITORY / "Reports").resolve()
COMMAND = Path(os.environ.get("REPORTCARD") or REPOSITORY / ".build/release/reportcard").resolve()
DATA = REPORTS / "data"


def reportcard(*arguments, status=0):
    """Runs the command and gives what it printed."""
    run = subprocess.run(
        [COMMAND, *map(str, arguments), "--project", str(REPOSITORY)], capture_output=True, text=True, timeout=120)
    assert run.returncode == status, f"reportcard {arguments} ended with {run.returncode}:\n{run.stderr[-3000:]}"
    return run.stdout


@cache
def table(name, folder=DATA):
    """A table as the README says to read it: every cell a text, an empty one an empty text."""
    return pandas.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)


def rows(name, folder=DATA):
    """The rows of a table as dictionaries."""
    return table(name, folder).to_dict("records")


def load(name):
    """A JSON file of the data."""
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def copy(folder):
    """A copy of the data, to be damaged."""
    return Path(shutil.copytree(DATA, folder / "data"))


def replace_once(path, old, new):
    """Replaces the first place of a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def validate(folder):
    """Whether `frictionless validate` passes on a package, and what it says."""
    tool = Path(sys.executable).parent / "frictionless"
    run = subprocess.run(
        [tool, "validate", folder / "datapackage.json", "--json"], capture_output=True, text=True, timeout=300)
    report = json.loads(run.stdout)
    errors = [error["type"] for task in report["tasks"] for error in task["errors"]]
    assert report["valid"] == (run.returncode == 0)
    return report["valid"], set(errors) | {error["type"] for error in report["errors"]}

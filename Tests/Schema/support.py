"""YAML as editors read it, schemas as the command writes them, and where a place of a file is in its data."""

import json
import os
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from jsonschema import Draft7Validator

REPOSITORY = Path(__file__).resolve().parents[2]
COMMAND = Path(os.environ.get("REPORTCARD") or REPOSITORY / ".build/release/reportcard").resolve()
FIXTURES = REPOSITORY / "Tests/YAMLFilesTests/Fixtures"
KINDS = ["statute", "draft", "rubric", "codebook", "edition", "second-coding", "review"]


def run(*arguments):
    """Runs the command."""
    return subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, text=True, timeout=60)


@cache
def validator(kind, project=REPOSITORY):
    """The validator of a kind of file, by the schema that the command writes for a project."""
    printed = run("schema", kind, "--project", project)
    assert printed.returncode == 0, printed.stderr
    return Draft7Validator(json.loads(printed.stdout))


def sarif(project=REPOSITORY):
    """What is wrong in a project, as SARIF; an error where something is."""
    printed = run("validate", "--format", "sarif", "--project", project)
    assert printed.returncode == 0, printed.stdout[-3000:]
    return json.loads(printed.stdout)


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, by which editors read: dates and words such as no stay text, true and 60 do not."""

    yaml_implicit_resolvers = {}


def _implicit(tag, pattern, first):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)


_implicit("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""])
_implicit("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF"))
_implicit("int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", list("-+0123456789"))
_implicit("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+0123456789."))


def _integer(loader, node):
    text = loader.construct_scalar(node)
    for prefix, base in (("0o", 8), ("0x", 16)):
        if text.startswith(prefix):
            return int(text[2:], base)
    return int(text)


CoreLoader.add_constructor("tag:yaml.org,2002:int", _integer)
CoreLoader.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))


def load(text):
    """The data of a file as an editor reads it."""
    return yaml.load(text, CoreLoader)


@dataclass(frozen=True)
class Mark:
    """A place at which the readers report a diagnostic; line and column count from 1."""

    id: str
    line: int
    column: int


def unmarked(marked):
    """The text of a fixture without its marks, and the marks."""
    text, marks, last = "", [], 0
    for found in re.finditer("«([^»]*)»", marked):
        text += marked[last : found.start()]
        marks.append(Mark(found[1], text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1))
        last = found.end()
    return text + marked[last:], marks


def paths_by_place(text):
    """The deepest path in the data whose key or value begins at a place."""
    places = {}

    def note(node, path):
        places[node.start_mark.line + 1, node.start_mark.column + 1] = path
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                inner = (*path, key.value)
                note(key, inner)
                note(value, inner)
        elif isinstance(node, yaml.SequenceNode):
            for place, item in enumerate(node.value):
                note(item, (*path, place))

    note(yaml.compose(text, CoreLoader), ())
    return places


def rejected(error):
    """The paths that an error rejects: of all the ways that were tried in vain, where each failed."""
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        return {(*path, key) for key in error.instance if key not in error.schema.get("properties", {})}
    if not error.context:
        return {path}
    return {path}.union(*(rejected(inner) for inner in error.context))

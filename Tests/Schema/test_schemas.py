"""The schemas accept what the readers accept, and refuse what they refuse where a schema can say it."""

import copy
import re

import pytest
from jsonschema import Draft7Validator

import support
from support import FIXTURES, KINDS, REPOSITORY

FILES = sorted([*REPOSITORY.glob("StatutesYAML/**/*.yaml"), *REPOSITORY.glob("Rubric/*.yaml")])
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")

# What no schema can say, and why; the readers do.
NOT_YAML = "editors tell it as an error of YAML, before they look at the schema"
BYTES = "it is about the file, not about what it says"
OTHER_FILES = "it follows from other files"
OTHER_PLACES = "it follows from another place of the file, and a schema compares no places"
BEYOND = {
    "not-utf8": BYTES,
    "file-too-large": BYTES,
    "unreadable-file": BYTES,
    "control-character": BYTES,
    "empty-file": "an empty file holds nothing that a schema could speak of",
    "tab": NOT_YAML,
    "yaml-syntax": NOT_YAML,
    "duplicate-key": NOT_YAML,
    "alias": "an editor puts in what an alias names, before it looks at the schema",
    "too-many-problems": "it follows from the number of problems",
    "nesting-too-deep": "a schema sets no limit on the depth of what it refuses anyway",
    "missing-jurisdiction": OTHER_FILES,
    "wrong-file-name": "a schema does not see the name of the file",
    "unknown-pathway": OTHER_FILES,
    "stale-draft": OTHER_FILES,
    "draft-conflict": OTHER_FILES,
    "unknown-source": OTHER_PLACES,
    "reversed-dates": OTHER_PLACES,
    "overlapping-versions": OTHER_PLACES,
    "rubric-sum": OTHER_PLACES,
    "rubric-scale": OTHER_PLACES,
    "rubric-question": OTHER_PLACES,
    "rubric-points": OTHER_PLACES,
    "rubric-uncovered": "it follows from all combinations of answers",
    "rubric-unreachable": "it follows from all combinations of answers",
}
# Diagnostics that a schema can give in other cases than these.
PARTLY = {
    ("unquoted-boolean", "statutes/unquoted-boolean"): "by YAML 1.2, an unquoted yes is the text that it should be",
    ("unquoted-boolean", "codebooks/unquoted-boolean"): "by YAML 1.2, an unquoted yes is the text that it should be",
    ("wrong-type", "statutes/alias-as-key"): "an editor puts in what an alias names, before it looks at the schema",
    ("bad-id", "statutes/repeated-source"): OTHER_PLACES,
    ("bad-id", "rubrics/repeated-criterion"): OTHER_PLACES,
    ("nothing-changed", "statutes/nothing-changed"): OTHER_PLACES,
    ("bad-number", "rubrics/bad-points"): "by binary fractions, 0.07 is no multiple of 0.01",
    ("codebook-mismatch", "codebooks/repeated-answer"): OTHER_PLACES,
    ("codebook-mismatch", "codebooks/repeated-question"): OTHER_PLACES,
    ("codebook-mismatch", "codebooks/unknown-section"): OTHER_PLACES,
}


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """A project with the codebook that the fixtures are written for."""
    project = tmp_path_factory.mktemp("project")
    (project / "Rubric").mkdir()
    text, marks = support.unmarked((FIXTURES / "codebooks/valid.yaml").read_text())
    assert not marks
    (project / "Rubric/codebook.yaml").write_text(text)
    return project


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema_and_is_committed(kind):
    schema = support.validator(kind).schema
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    committed = (REPOSITORY / f"Rubric/{kind}.schema.json").read_text()
    assert committed == support.run("schema", kind, "--project", REPOSITORY).stdout


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_leads_somewhere_and_every_pattern_can_be_read(kind):
    schema = support.validator(kind).schema
    used = set()

    def look(node):
        if isinstance(node, dict):
            if "$ref" in node:
                assert node["$ref"].startswith("#/definitions/")
                used.add(node["$ref"].removeprefix("#/definitions/"))
            if isinstance(node.get("pattern"), str):
                re.compile(node["pattern"])
            if "enumDescriptions" in node:
                assert len(node["enumDescriptions"]) == len(node["enum"])
            for inner in node.values():
                look(inner)
        elif isinstance(node, list):
            for inner in node:
                look(inner)

    look(schema)
    assert used <= set(schema["definitions"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(REPOSITORY)))
def test_a_file_names_its_schema_and_keeps_to_it(file):
    text = file.read_text()
    named = MODELINE.match(text)
    assert named, "the first line does not name a schema"
    schema = (file.parent / named[1]).resolve()
    assert schema.parent == REPOSITORY / "Rubric" and schema.is_file()
    found = support.validator(schema.name.removesuffix(".schema.json")).iter_errors(support.load(text))
    assert [f"{list(error.absolute_path)}: {error.message[:200]}" for error in found] == []


def test_there_are_files_of_every_kind():
    named = {MODELINE.match(file.read_text())[1].rpartition("/")[2] for file in FILES}
    assert named == {f"{kind}.schema.json" for kind in KINDS}
    assert len(FILES) >= 52 + 1 + 3


@pytest.mark.parametrize("arguments", [["NY"], ["AK"]])
def test_a_new_draft_keeps_to_its_schema(arguments):
    printed = support.run("draft", "new", *arguments, "--project", REPOSITORY).stdout
    named = MODELINE.match(printed)
    assert (REPOSITORY / "StatutesYAML/drafts" / named[1]).resolve() == REPOSITORY / "Rubric/draft.schema.json"
    assert list(support.validator("draft").iter_errors(support.load(printed))) == []


FIXTURE_FILES = [
    (f"{folder}/{file.stem}", kind, file)
    for folder, kind in (("statutes", "statute"), ("rubrics", "rubric"), ("codebooks", "codebook"))
    for file in sorted((FIXTURES / folder).glob("*.yaml"))
]


def examine(kind, file, small):
    """The marks of a fixture with whether the schema refuses their places, and the errors that are at no mark."""
    text, marks = support.unmarked(file.read_bytes().decode())
    try:
        data = support.load(text)
    except support.yaml.YAMLError:
        return [(mark, False) for mark in marks], []
    if data is None:
        return [(mark, False) for mark in marks], []
    places = support.paths_by_place(text)
    at = {mark: places.get((mark.line, mark.column)) for mark in marks}
    errors = {error: support.rejected(error) for error in support.validator(kind, small).iter_errors(data)}
    refused = set().union(*errors.values()) if errors else set()

    def near(place, path, steps):
        return place is not None and place[: len(path)] == path and len(place) - len(path) <= steps

    stray = [
        f"{list(error.absolute_path)}: {error.message[:200]}"
        for error, paths in errors.items()
        if not any(near(place, path, len(place)) for place in at.values() if place is not None for path in paths)
    ]
    # A mark at a mapping stands where its first key does, so what refuses the mapping is one step above.
    return [(mark, any(near(at[mark], path, 1) for path in refused)) for mark in marks], stray


@pytest.mark.parametrize(["name", "kind", "file"], FIXTURE_FILES, ids=[name for name, _, _ in FIXTURE_FILES])
def test_a_broken_file_is_refused_where_it_is_wrong(name, kind, file, small):
    marks, stray = examine(kind, file, small)
    for mark, is_refused in marks:
        if (mark.id, name) in PARTLY:
            assert not is_refused, f"{mark} is refused; its place in PARTLY is needless"
        elif mark.id not in BEYOND:
            assert is_refused, f"{mark} is not refused"
    if not any(mark.id == "alias" for mark, _ in marks):
        assert stray == []


def test_what_is_beyond_a_schema_is_listed_and_nothing_else(small):
    marks = [
        (mark.id, name, is_refused)
        for name, kind, file in FIXTURE_FILES for mark, is_refused in examine(kind, file, small)[0]
    ]
    ids = {rule["id"] for rule in support.sarif()["runs"][0]["tool"]["driver"]["rules"]}
    assert set(BEYOND) <= ids
    refused = {id for id, _, is_refused in marks if is_refused}
    assert ids - set(BEYOND) <= refused, "an id is in neither list, and no fixture shows that a schema can say it"
    for id in BEYOND:
        outcomes = [is_refused for other, _, is_refused in marks if other == id]
        assert not outcomes or not all(outcomes), f"{id} is refused; its place in BEYOND is needless"
    assert set(PARTLY) <= {(id, name) for id, name, _ in marks}


SMALL_FILES = [
    ("statute", "StatutesYAML/AK.yaml"), ("draft", "StatutesYAML/drafts/md-sb767-2022.yaml"),
    ("edition", "StatutesYAML/edition.yaml"), ("second-coding", "StatutesYAML/second-coding/SD.yaml"),
    ("rubric", "Rubric/youth.yaml"),
]


def mappings(node, path=()):
    """The paths of the mappings below a node."""
    if isinstance(node, dict):
        yield path
    for key, inner in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        yield from mappings(inner, (*path, key))


def changed(data, path, change):
    """The data with a change at a path."""
    data = copy.deepcopy(data)
    node = data
    for key in path:
        node = node[key]
    change(node)
    return data


@pytest.mark.parametrize(["kind", "name"], SMALL_FILES)
def test_a_misspelled_key_is_refused_in_every_mapping(kind, name):
    data = support.load((REPOSITORY / name).read_text())
    validator = support.validator(kind)
    for path in mappings(data):
        wrong = changed(data, path, lambda node: node.update({"sumary": "x"}))
        refused = set().union(*map(support.rejected, validator.iter_errors(wrong)))
        assert (*path, "sumary") in refused or path in refused, path


DRAFT = {
    "draft": "bill", "jurisdiction": "NY", "title": "A bill", "stage": "Filed", "checked": "2026-01-01",
    "summary": "It would help.", "sources": [{"id": "s1", "title": "The bill", "current_through": 2026}],
}
CHANGE = {"value": "preponderance", "cite": "§ 1", "note": "Lower.", "basis": "statute_text", "confidence": "high"}


def amended(**change):
    return DRAFT | {"amend": [{"pathway": "vacatur", "answers": {"burden_of_proof": {**CHANGE, **change}}}]}


@pytest.mark.parametrize(
    ["draft", "path"],
    [
        (amended(), None), (amended(**{"from": "clear_and_convincing"}), None), (DRAFT | {"repeal": ["vacatur"]}, None),
        (amended(**{"from": "sometimes"}), ("amend", 0, "answers", "burden_of_proof", "from")),
        (DRAFT, ()), (DRAFT | {"repeal": []}, ()),
        (DRAFT | {"amend": [{"pathway": "vacatur", "answers": {}}]}, ("amend", 0, "answers")),
        (DRAFT | {"add": [{"id": "new", "title": "New", "citation": "§ 2", "answers": {}}]}, ("add", 0, "answers")),
        (amended(basis="recall"), ("amend", 0, "answers", "burden_of_proof", "confidence")),
        (amended(value="not_researched"), ("amend", 0, "answers", "burden_of_proof")),
    ],
)
def test_drafts_are_refused_where_they_are_wrong(draft, path):
    refused = set().union(*map(support.rejected, support.validator("draft").iter_errors(draft)))
    assert (not refused) if path is None else path in refused, refused

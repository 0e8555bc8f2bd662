"""What the command prints as SARIF is SARIF 2.1.0: the parts of the standard's schema that it uses, written down."""

import json
import shutil

import pytest
from jsonschema import Draft7Validator

import support
from support import REPOSITORY

TEXT = {"type": "string", "minLength": 1}
MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": TEXT}, "additionalProperties": False}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
COUNT = {"type": "integer", "minimum": 1}


def closed(required, **properties):
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


# Sections 3.4, 3.13, 3.14, 3.18, 3.19, 3.27 to 3.30 and 3.49 of the standard.
RULE = closed(
    ["id"], id=TEXT, shortDescription=MESSAGE, fullDescription=MESSAGE, help=MESSAGE,
    defaultConfiguration=closed([], level=LEVEL))
ARTIFACT = closed(
    ["uri"], uri={"type": "string", "pattern": r"^(file:///)?[A-Za-z0-9._~!$&'()*+,=@%/-]+$"}, uriBaseId=TEXT)
REGION = closed(["startLine", "startColumn"], startLine=COUNT, startColumn=COUNT)
LOCATION = closed(
    ["physicalLocation"],
    physicalLocation=closed(["artifactLocation", "region"], artifactLocation=ARTIFACT, region=REGION))
RESULT = closed(
    ["message"], ruleId=TEXT, ruleIndex={"type": "integer", "minimum": 0}, level=LEVEL, message=MESSAGE,
    locations={"type": "array", "items": LOCATION, "minItems": 1})
DRIVER = closed(["name"], name=TEXT, rules={"type": "array", "items": RULE, "uniqueItems": True})
RUN = closed(
    ["tool", "results"], tool=closed(["driver"], driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]}, results={"type": "array", "items": RESULT})
LOG = closed(["version", "runs"], version={"const": "2.1.0"}, runs={"type": "array", "items": RUN}, **{
    "$schema": {"type": "string", "pattern": "^https://"}})


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """A copy of the project with something wrong in it."""
    project = tmp_path_factory.mktemp("broken project")
    for name in ("Rubric", "StatutesYAML"):
        shutil.copytree(REPOSITORY / name, project / name)
    law = project / "StatutesYAML/NY.yaml"
    text = law.read_text().replace("value: preponderance", "value: preponderence")
    law.write_text(text.replace("name: New York", "name: \"N:Y, 100%\""))
    (project / "StatutesYAML/Ünknown 1.yaml").write_text("a: b: c\n")
    return project


def test_nothing_wrong_is_an_empty_list_of_results():
    log = support.sarif()
    assert list(Draft7Validator(LOG).iter_errors(log)) == []
    assert log["runs"][0]["results"] == []


def test_every_result_is_one_of_the_rules_and_points_into_a_file(broken):
    printed = support.run("validate", "--format", "sarif", "--project", broken)
    assert printed.returncode == 65 and printed.stderr == ""
    log = json.loads(printed.stdout)
    assert [error.message for error in Draft7Validator(LOG).iter_errors(log)] == []
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    results = run["results"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert {place["artifactLocation"]["uri"] for place in places} == {
        "StatutesYAML/NY.yaml", "StatutesYAML/%C3%9Cnknown%201.yaml"}
    assert all(place["artifactLocation"]["uriBaseId"] == "%SRCROOT%" for place in places)
    # The other forms tell the same.
    listed = json.loads(support.run("validate", "--format", "json", "--project", broken).stdout)
    assert [(item["id"], item["line"], item["column"]) for item in listed] == [
        (result["ruleId"], place["region"]["startLine"], place["region"]["startColumn"])
        for result, place in zip(results, places, strict=True)
    ]
    lines = (broken / "StatutesYAML/NY.yaml").read_text().split("\n")
    for item in listed:
        if item["id"] == "unknown-value":
            assert lines[item["line"] - 1][item["column"] - 1 :].startswith("preponderence")

"""The JSON files: they follow their schemas and say what the tables say."""

import copy

import pytest
from jsonschema import Draft202012Validator

from support import load, rows

ABSENT = ""


def validator(name):
    schema = load(f"{name}.schema.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("name", ["scores", "answers"])
def test_json_follows_its_schema(name):
    errors = list(validator(name).iter_errors(load(f"{name}.json")))
    assert not errors, "\n".join(f"{error.json_path}: {error.message[:200]}" for error in errors[:10])


def answers_of(data):
    return data["jurisdictions"][0]["pathways"][0]["versions"][0]["answers"]


def plant_value(data):
    answers_of(data)["burden_of_proof"]["value"] = "beyond_doubt"


def plant_item(data):
    answers_of(data)["remedy"]["value"] = ["vacatur", "parole"]


def plant_question(data):
    answers_of(data)["remedies"] = answers_of(data)["remedy"]


def plant_missing(data):
    del answers_of(data)["remedy"]["label"]


def plant_date(data):
    data["jurisdictions"][0]["pathways"][0]["versions"][0]["effective"] = "2018-13-31"


def plant_member(data):
    data["jurisdictions"][0]["pathways"][0]["versions"][0]["answer"] = {}


@pytest.mark.parametrize("plant", [plant_value, plant_item, plant_question, plant_missing, plant_date, plant_member])
def test_a_planted_error_in_the_answers_fails(plant):
    data = copy.deepcopy(load("answers.json"))
    plant(data)
    assert len(list(validator("answers").iter_errors(data))) == 1


def test_a_planted_error_in_the_scores_fails():
    data = load("scores.json")
    data["jurisdictions"][0]["letter"] = "E"
    data["jurisdictions"][1]["criteria"]["offense_breadth"] = 19
    assert len(list(validator("scores").iter_errors(data))) == 2


def cell(value):
    """A value of JSON as it stands in CSV."""
    if value is None:
        return ABSENT
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = ";".join(value) or "[]"
    text = str(value)
    is_number = text.lstrip("-").replace(".", "").isdigit()
    bare = text.lstrip(" \"'\n\u00a0\u3000")
    is_formula = bare.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20"))
    return "'" + text if is_formula and not is_number else text


def flat(row, columns):
    return {column: cell(row.get(column)) for column in columns}


def same(name, found):
    expected = rows(name)
    columns = list(expected[0])
    found = [flat(row, columns) for row in found]
    assert len(found) == len(expected)
    for one, other in zip(found, expected):
        assert one == other


def places():
    return load("answers.json")["jurisdictions"]


def test_scores_are_those_of_the_table():
    data = load("scores.json")
    head = {key: value for key, value in data.items() if key != "jurisdictions"}
    same("scores", [{**head, **row, **row["criteria"]} for row in data["jurisdictions"]])


def versions():
    for place in places():
        for pathway in place["pathways"]:
            for version in pathway["versions"]:
                yield place, pathway, version


def test_versions_are_those_of_the_table():
    same("versions", [{**place, **pathway, **version} for place, pathway, version in versions()])


def test_answers_are_those_of_the_table():
    same("answers", [
        {**place, **pathway, "version": version["version"], "effective": version["effective"], "question": question,
         **answer}
        for place, pathway, version in versions() for question, answer in version["answers"].items()])


def related():
    for place in places():
        for question, answer in place["related"]["answers"].items():
            yield place, question, answer


def test_related_answers_are_those_of_the_table():
    same("related", [{**place, "question": question, **answer} for place, question, answer in related()])


def test_exceptions_are_those_of_the_table():
    same("exceptions", [
        {**place, **pathway, "version": version["version"], "question": question, **exception}
        for place, pathway, version in versions() for question, answer in version["answers"].items()
        for exception in answer.get("exceptions", [])
    ] + [
        {**place, "pathway": "(related)", "version": 1, "question": question, **exception}
        for place, question, answer in related() for exception in answer.get("exceptions", [])])

"""What an editor offers at a place: the keys and values of every part of the schema that speaks of it."""

import pytest

import support
from support import REPOSITORY

def parts(schema, root):
    """A schema with all that it refers to and is put together from."""
    if "$ref" in schema:
        yield from parts(root["definitions"][schema["$ref"].removeprefix("#/definitions/")], root)
        return
    yield schema
    for word in ("allOf", "anyOf", "oneOf"):
        for inner in schema.get(word, []):
            yield from parts(inner, root)


def parts_at(path, root):
    """The parts of a schema that speak of a place."""
    found = list(parts(root, root))
    for key in path:
        inner = [
            part.get("items") if isinstance(key, int) else part.get("properties", {}).get(key) for part in found
        ]
        found = [part for schema in inner if isinstance(schema, dict) for part in parts(schema, root)]
    return found


ANSWERS = {
    "statute": ("pathways", 0, "history", 1, "answers"), "draft": ("amend", 0, "answers"),
    "second-coding": ("pathways", 0, "answers"),
}


@pytest.fixture(scope="session")
def codebook():
    return support.load((REPOSITORY / "Rubric/codebook.yaml").read_text())


@pytest.mark.parametrize("kind", ANSWERS)
def test_an_editor_offers_every_question_with_its_rule(kind, codebook):
    root = support.validator(kind).schema
    offered = {key for part in parts_at(ANSWERS[kind], root) for key in part.get("properties", {})}
    asked = [
        question for question in codebook["questions"]
        if question.get("scope") != "jurisdiction"
        and (kind != "second-coding" or question["kind"] in ("choice", "list"))
    ]
    assert offered == {question["id"] for question in asked}
    for question in asked:
        answer = parts_at((*ANSWERS[kind], question["id"]), root)
        texts = [part["description"] for part in answer if "description" in part]
        assert any(question["question"] in text and question["rule"] in text for text in texts), question["id"]


@pytest.mark.parametrize("kind", ANSWERS)
def test_an_editor_offers_every_answer_with_what_it_means(kind, codebook):
    root = support.validator(kind).schema
    for question in codebook["questions"]:
        if question.get("scope") == "jurisdiction" or question["kind"] not in ("choice", "list"):
            continue
        place = (*ANSWERS[kind], question["id"], "value") + ((0,) if question["kind"] == "list" else ())
        offered = {
            value: text
            for part in parts_at(place, root) if "enumDescriptions" in part and "items" not in part
            for value, text in zip(part["enum"], part["enumDescriptions"], strict=True)
        }
        expected = {answer["value"]: f"{answer['label']}. {answer['definition']}" for answer in question["answers"]}
        assert offered.items() >= expected.items(), question["id"]
        rest = {"silent"} if "silent" in question else set()
        rest |= set() if question["kind"] == "list" else {"unclear", "not_researched"}
        assert set(offered) - set(expected) == rest, question["id"]
        if "silent" in question:
            assert question["silent"] in offered["silent"]


def test_an_editor_offers_the_standards_of_proof():
    root = support.validator("statute").schema
    [part] = [part for part in parts_at((*ANSWERS["statute"], "burden_of_proof", "value"), root) if "enum" in part]
    meanings = dict(zip(part["enum"], part["enumDescriptions"], strict=True))
    assert meanings["preponderance"] == "Preponderance of the evidence. More likely than not."
    assert list(meanings)[-3:] == ["silent", "unclear", "not_researched"]
    # Without the type, an editor would put in an unquoted no.
    assert part["type"] == "string"

import json
from pathlib import Path

from yiwang.declarations import schemas
from yiwang.declarations.judging.rule import RULES

REFERENCE = Path(__file__).resolve().parents[2] / "docs/reference"


def test_the_reference_is_fresh() -> None:
    assert schemas.stale(REFERENCE) == []


def test_every_key_has_a_chinese_gloss() -> None:
    for name, text in schemas.reference().items():
        if not name.endswith(".json"):
            continue
        schema = json.loads(text)
        for model in (schema, *schema.get("$defs", {}).values()):
            for key, value in model.get("properties", {}).items():
                gloss = value.get("description", "")
                assert any("一" <= c <= "鿿" for c in gloss), f"{name} {key}"


def test_every_code_is_documented() -> None:
    problems = schemas.reference()["problems.md"]

    for code, rule in RULES.items():
        assert rule.__doc__, code
        assert f"| {code} | {rule.__doc__.strip()} |" in problems


def test_a_schema_refuses_unknown_keys() -> None:
    schema = json.loads(schemas.reference()["schemas/services.json"])

    assert schema["additionalProperties"] is False
    assert schema["properties"]["visits"]["description"] == "到办事现场次数"
    assert "title" in schema["properties"]

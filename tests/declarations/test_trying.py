from tests.declarations.town import Town
from yiwang.declarations.trying import Trial, try_all

SMALL = "packs/room/examples/small-group.yaml"


def trials(town: Town) -> dict[str, Trial]:
    loaded = town.load()
    assert loaded.problems == ()
    return {t.example.id: t for t in try_all(loaded)}


def said(trial: Trial) -> list[str]:
    return [str(d) for d in trial.differences]


def test_a_rule_grants_and_a_person_decides(town: Town) -> None:
    found = trials(town)

    assert found["small-group"].outcome == "granted"
    assert found["large-group"].outcome == "person"
    assert all(not t.differences for t in found.values())
    assert found["small-group"].steps == ("收到申请", "受理", "按规则判断", "准予")
    assert found["small-group"].matches[0].annotations == ("不超过上限",)


def test_a_difference_names_the_word_and_its_line(town: Town) -> None:
    town.change(SMALL, "人数: 20", "人数: 40")

    line = town.line(SMALL, "outcome")
    assert said(trials(town)["small-group"]) == [
        f"{SMALL}:{line}: T1 outcome 应为 准予，实为 由人决定",
        f"{SMALL}:{line + 1}: T1 意见 应为 “准予”，实为 “人工审查”",
    ]


def test_parameters_are_those_in_force_on_the_day(town: Town) -> None:
    numbers = town.pack / "parameters/most-people.yaml"
    numbers.write_text(
        numbers.read_text() + "  - {from: 2026-03-02, value: 10, law: 《办法》修订}\n"
    )

    assert trials(town)["small-group"].outcome == "person"

    town.change(SMALL, "at: 2026-03-02", "at: 2026-03-01")
    assert trials(town)["small-group"].outcome == "granted"


def test_a_task_goes_as_the_example_says(town: Town) -> None:
    town.change(SMALL, "人数: 20", "人数: 20\n  受理结果: 不予受理")

    assert trials(town)["small-group"].outcome == "declined"

    town.change("packs/room/examples/large-group.yaml", "人数: 31", "人数: 31\n  决定: 不予")
    assert trials(town)["large-group"].outcome == "refused"


def test_a_walk_that_cannot_go_on_is_a_difference(town: Town) -> None:
    town.change("packs/room/processes/apply.bpmn", ' default="to-person"', "")
    town.change(
        "packs/room/processes/apply.bpmn",
        'name="由人决定" sourceRef="simple" targetRef="decide"/>',
        'name="由人决定" sourceRef="simple" targetRef="decide"><bpmn:conditionExpression>'
        '意见 = "不予"</bpmn:conditionExpression></bpmn:sequenceFlow>',
    )

    assert "没有一条路可走" in said(trials(town)["large-group"])[0]

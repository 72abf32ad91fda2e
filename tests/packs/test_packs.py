"""The packs that ship: sound, explained, drawn, and true to the law where it is plain."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from yaml import safe_load

from yiwang.declarations import Loaded, load
from yiwang.declarations.trying import try_all
from yiwang.lib import bpmn, dmn

PACKS = Path("packs")
FOOD, ELDERLY = PACKS / "food-business-licence", PACKS / "elderly-allowance"
NOTICES = sorted(PACKS.glob("*/notices/*.zh.md"))


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load(Path("cities/demo"), PACKS)


@pytest.fixture(scope="module")
def food() -> dmn.Model:
    return dmn.read((FOOD / "decisions/eligibility.dmn").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def elderly() -> dmn.Model:
    return dmn.read((ELDERLY / "decisions/eligibility.dmn").read_text(encoding="utf-8"))


def words(pack: Path, **given: object) -> dict[str, object]:
    """A context with the newest parameters of a pack."""
    found: dict[str, object] = {}
    for file in sorted((pack / "parameters").glob("*.yaml")):
        parameter = safe_load(file.read_text(encoding="utf-8"))
        found[parameter["title"]] = decimals(parameter["values"][-1]["value"])
    return found | given


def decimals(value: object) -> object:
    if isinstance(value, dict):
        return {key: decimals(inner) for key, inner in value.items()}
    return Decimal(value) if isinstance(value, int) else value


def answer(model: dmn.Model, context: dict[str, object]) -> dict[str, object]:
    value = model.decide("eligibility", context).value
    assert isinstance(value, dict)
    return value


def processes() -> Iterator[bpmn.Process]:
    for file in sorted(PACKS.glob("*/processes/*.bpmn")):
        yield bpmn.read(file.read_text(encoding="utf-8"))


def test_the_demo_city_with_its_packs_has_no_problem(loaded: Loaded) -> None:
    assert [str(problem) for problem in loaded.problems] == []


def test_every_example_is_as_expected(loaded: Loaded) -> None:
    trials = list(try_all(loaded))

    assert [str(d) for trial in trials for d in trial.differences] == []
    assert len([t for t in trials if t.pack == "food-business-licence"]) >= 8
    assert len([t for t in trials if t.pack == "elderly-allowance"]) >= 8


def test_no_permit_that_needs_a_check_is_decided_without_it(loaded: Loaded) -> None:
    needing = [t for t in try_all(loaded) if t.words.get("现场核查") == "需要"]

    assert len(needing) >= 5
    assert all("现场核查" in trial.steps for trial in needing)


def test_every_step_of_a_process_stands_in_its_picture_and_lane() -> None:
    for process in processes():
        assert all(node.bounds and node.lane for node in process.nodes)
        assert all(len(flow.points) > 1 for flow in process.flows)


def test_every_task_of_a_process_says_what_it_means() -> None:
    for process in processes():
        tasks = [node for node in process.nodes if node.kind.endswith("Task")]
        assert all(node.means for node in tasks)


@pytest.mark.proves("D36.3")
def test_food_made_on_the_spot_is_checked_on_site_by_two_officers_with_a_checklist(
    food: dmn.Model,
) -> None:
    inspected = words(FOOD)["须现场核查的经营项目"]
    assert isinstance(inspected, list)

    for item in inspected:
        given = {"登记状态": "存续", "主体业态": "餐饮服务经营者", "经营项目": [item]}
        said = answer(food, words(FOOD, **given, 管理员考核情况="已考核合格", 告知承诺="愿意承诺"))
        assert (said["结论"], said["现场核查"]) == ("现场核查", "需要")

    process = bpmn.read((FOOD / "processes/new.bpmn").read_text(encoding="utf-8"))
    task = process.node("inspect").config
    assert (task["signers"], task["form"]) == ("2", "inspection")
    checklist = (FOOD / "words.yaml").read_text(encoding="utf-8")
    assert all(f"食品安全法 33 第一款第{n}项" in checklist for n in "一二三四五")


@pytest.mark.proves("D36.3")
def test_bulk_dry_food_with_a_promise_is_not_checked_on_site(food: dmn.Model) -> None:
    given = {"登记状态": "存续", "主体业态": "食品销售经营者", "管理员考核情况": "已考核合格"}

    said = answer(
        food,
        words(FOOD, **given, 经营项目=["散装食品销售（不含散装熟食）"], 告知承诺="愿意承诺"),
    )

    assert (said["结论"], said["现场核查"]) == ("准予", "不需要")


def test_who_sells_only_prepackaged_food_is_led_to_filing_and_never_licensed(
    loaded: Loaded, food: dmn.Model
) -> None:
    service = safe_load((FOOD / "services/new.yaml").read_text(encoding="utf-8"))
    (redirect,) = service["redirects"]
    given = {"登记状态": "存续", "主体业态": "食品销售经营者", "管理员考核情况": "已考核合格"}

    said = answer(food, words(FOOD, **given, 经营项目=["预包装食品销售"], 告知承诺="愿意承诺"))

    assert redirect["to"] == "food-business-licence/filing"
    assert "第三十五条" in redirect["law"]
    assert said["结论"] != "准予"


def test_no_rule_ever_refuses() -> None:
    for file in PACKS.glob("*/decisions/*.dmn"):
        assert '"不予' not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("birth", "amount"),
    [
        (date(1946, 11, 17), None),
        (date(1946, 11, 16), 30),
        (date(1936, 11, 17), 30),
        (date(1936, 11, 16), 100),
        (date(1926, 11, 17), 100),
        (date(1926, 11, 16), 300),
    ],
)
def test_the_allowance_changes_on_the_birthday(
    elderly: dmn.Model, birth: date, amount: int | None
) -> None:
    context = words(ELDERLY, 出生日期=birth, 办理日期=date(2026, 11, 16), 户籍="本市", 健在="是")

    said = answer(elderly, context)

    assert said["每月金额"] == amount
    assert said["结论"] == ("准予" if amount else "人工核实")


@pytest.mark.parametrize("word", ["出生日期", "户籍", "健在"])
def test_what_no_register_can_say_goes_to_a_person(elderly: dmn.Model, word: str) -> None:
    known: dict[str, object] = {"出生日期": date(1940, 3, 2), "户籍": "本市", "健在": "是"}

    said = answer(elderly, words(ELDERLY, **{**known, word: None}, 办理日期=date(2026, 11, 16)))

    assert said["结论"] == "人工核实"
    assert "证明" in str(said["原因"]) or "核实" in str(said["原因"])


@pytest.mark.parametrize("file", NOTICES, ids=lambda file: f"{file.parts[1]}/{file.name}")
def test_a_refusal_names_reasons_law_reconsideration_and_court(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert text.startswith("# ")
    if any(kind in file.name for kind in ("refused", "declined")):
        assert all(f"{{{word}}}" in text for word in ("理由", "复议机关", "诉讼法院"))
        assert "六十日" in text
        assert "六个月" in text
        assert "《" in text

from tests.declarations.town import Town
from yiwang.declarations import book


def text(town: Town) -> str:
    book.write(town.load())
    return (town.pack / "README.md").read_text(encoding="utf-8")


def test_a_handbook_shows_guide_rules_numbers_and_examples(town: Town) -> None:
    shown = text(town)

    assert "| 承诺办结时限 | 3 个工作日（本机构承诺；未核实） |" in shown
    assert "| 实施主体 | 小城文化局（法定机关） |" in shown
    assert "| 1 | <= 人数上限 | 准予 | 不超过上限 |" in shown
    assert "| 2026-01-01 | 30 | 本机构公布的《活动室预约办法》第三条 | C 未核实 |" in shown
    assert "### 人数不超过上限的，由规则当场准予" in shown
    assert "- 依据：不超过上限" in shown
    assert "> 您于{申请日期}提出的申请" in shown
    assert (town.pack / "processes/apply.svg").read_text().startswith("<svg")
    assert town.said() == ""


def test_a_stale_handbook_is_found(town: Town) -> None:
    book.write(town.load())
    assert book.stale(town.load()) == []

    town.change("packs/room/parameters/most-people.yaml", "value: 30", "value: 40")
    assert [p.name for p in book.stale(town.load())] == ["README.md"]
    assert [p.name for p in book.write(town.load())] == ["README.md"]


def test_a_handbook_does_not_depend_on_the_city_s_overlay(town: Town) -> None:
    before = text(town)

    town.write(
        "cities/small/overlays/room/services/apply.yaml",
        "promised_limit: {days: 1, law: 本局承诺}\n",
    )
    assert text(town) == before

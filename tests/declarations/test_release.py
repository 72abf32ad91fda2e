import pytest

from tests.declarations.town import Town
from yiwang.declarations import releases, shapes


def hashes(town: Town) -> dict[str, str]:
    return {r.key: r.hash for r in releases(town.load())}


def test_a_city_its_services_and_registers_are_released(town: Town) -> None:
    found = {r.key: r for r in releases(town.load())}

    assert {k: r.kind for k, r in found.items()} == {
        "city": "city",
        "population": "register",
        "room/apply": "service",
    }
    body = found["room/apply"].body
    assert shapes.Service.model_validate(body["service"]).title == "活动室预约"
    assert shapes.Form.model_validate(body["form"]).pages[0].id == "purpose"
    assert shapes.Result.model_validate(body["result"]).title == "活动室预约确认书"
    assert shapes.Parameter.model_validate(body["parameters"]["most-people"]).title == "人数上限"
    assert shapes.Data.model_validate(found["population"].body).key == "id_number"
    assert set(body["notices"]) == {"granted.zh.md", "refused.zh.md"}
    city = found["city"].body
    assert shapes.City.model_validate(city["city"]).title == "小城"
    assert shapes.Organisation.model_validate(city["organisations"]["culture"]).staff[0].name


def test_comments_and_layout_do_not_change_a_hash(town: Town) -> None:
    before = hashes(town)

    for path in sorted(town.root.rglob("*.yaml")):
        path.write_text("# 说明\n\n" + path.read_text())
    for name in ("processes/apply.bpmn", "decisions/eligibility.dmn"):
        town.change(
            f"packs/room/{name}", 'encoding="UTF-8"?>', 'encoding="UTF-8"?>\n<!-- 说明 -->\n'
        )
    town.change("packs/room/processes/apply.bpmn", "\n  <bpmn:process", "\n\n\n<bpmn:process")
    assert hashes(town) == before


def test_a_diagram_is_published_but_does_not_count(town: Town) -> None:
    before = hashes(town)

    diagram = (
        '<d:BPMNDiagram xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI" id="picture">'
        '<d:BPMNPlane id="plane" bpmnElement="apply"/></d:BPMNDiagram>'
    )
    town.change(
        "packs/room/processes/apply.bpmn", "</bpmn:definitions>", f"{diagram}</bpmn:definitions>"
    )
    assert hashes(town) == before
    body = next(r.body for r in releases(town.load()) if r.key == "room/apply")
    assert "BPMNPlane" in body["process"]["xml"]


def test_a_change_of_meaning_changes_only_what_it_touches(town: Town) -> None:
    before = hashes(town)

    town.change("packs/room/parameters/most-people.yaml", "value: 30", "value: 40")
    after = hashes(town)
    assert {k for k in before if before[k] != after[k]} == {"room/apply"}


def test_nothing_is_released_while_problems_remain(town: Town) -> None:
    town.change("packs/room/services/apply.yaml", "visits: 0", "visit: 0")

    with pytest.raises(ValueError, match="S3"):
        releases(town.load())


def test_the_city_replaces_numbers_notices_owners_and_local_elements(town: Town) -> None:
    town.write(
        "cities/small/overlays/room/parameters/most-people.yaml",
        "values:\n  - {from: 2026-05-01, value: 50, law: 小城文化局公告〔2026〕1号}\n",
    )
    town.write("cities/small/overlays/room/notices/granted.zh.md", "# 好的\n")
    town.write("cities/small/overlays/room/pack.yaml", "owner: government\n")
    town.write(
        "cities/small/overlays/room/services/apply.yaml",
        "promised_limit: {days: 1, law: 本局承诺}\naddress: 小城南路 2 号\n",
    )

    assert town.said() == ""
    body = next(r.body for r in releases(town.load()) if r.key == "room/apply")
    assert body["parameters"]["most-people"]["values"][0]["value"] == 50
    assert body["notices"]["granted.zh.md"] == "# 好的\n"
    assert body["pack"]["owner"] == "government"
    assert body["service"]["promised_limit"]["days"] == 1
    assert body["service"]["address"] == "小城南路 2 号"


def test_the_city_may_not_replace_rules_or_conditions(town: Town) -> None:
    over = "cities/small/overlays/room/"
    town.write(over + "services/apply.yaml", "address: 小城南路 2 号\nconditions: [无]\n")
    town.write(over + "decisions/eligibility.dmn", "<x/>")
    town.write(over + "parameters/no-such.yaml", "values: []\n")
    town.write("cities/small/overlays/absent/pack.yaml", "owner: government\n")

    assert town.problems() == [
        "cities/small/overlays/absent:1: L12",
        over + "decisions:1: L12",
        over + "parameters/no-such.yaml:1: L12",
        over + "services/apply.yaml:2: L12",
    ]


INDICATOR = "packs/room/indicators/granted.yaml"
COUNTS = "title: 准予件数\nmeans: 准予的件数。\nunit: 件\ncount: {cases: apply, outcome: granted}\n"


def test_an_indicator_is_released_with_the_numbers_that_it_may_use(town: Town) -> None:
    town.write(INDICATOR, COUNTS)

    found = next(r for r in releases(town.load()) if r.kind == "indicator")
    assert (found.key, found.title) == ("room/granted", "准予件数")
    assert shapes.Indicator.model_validate(found.body["indicator"]).count.outcome == "granted"
    assert shapes.Parameter.model_validate(found.body["parameters"]["most-people"]).title


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("cases: apply", "cases: applying", "L3"),
        ("outcome: granted", "outcome: given", "L3"),
        ("cases: apply", "cases: apply, where: 决定 = 1", "L4"),
        ("cases: apply", "cases: apply, where: 高度 = 1", "L4"),
        ("cases: apply", "cases: apply, register: population", "J70"),
        ("cases: apply, outcome: granted", "register: population, outcome: granted", "J70"),
        ("cases: apply, outcome: granted", "register: population, where: 高度 = 1", "L4"),
        ("unit: 件", "measure: days\nof: {cases: apply}\nunit: 件", "J71"),
    ],
)
def test_an_indicator_that_cannot_be_computed_is_a_problem(
    town: Town, right: str, wrong: str, code: str
) -> None:
    town.write(INDICATOR, COUNTS.replace(right, wrong))

    found = {p.rpartition(" ")[2] for p in town.problems() if p.startswith(INDICATOR)}
    assert found == {code}

"""Each seeded fault comes out as exactly its line, and nothing else comes with it."""

import pytest

from tests.declarations.town import Town

PACK, CITY = "packs/room/", "cities/small/"
FAULTS = [
    # file, what stands there, what is written instead, code, text of the line (default: the new text)
    (PACK + "pack.yaml", "id: room", "id: rooms", "L1", ""),
    (PACK + "pack.yaml", "owner: culture ", "owner: cultur ", "L3", ""),
    (PACK + "pack.yaml", "services: [apply]", "services: [aply]", "L3", ""),
    (
        PACK + "pack.yaml",
        "provides:",
        "needs: {registers: [population]}\nprovides:",
        "L14",
        "needs",
    ),
    (PACK + "pack.yaml", "version: 0.1.0", "version: 0.1", "S4", ""),
    (PACK + "pack.yaml", "sector: 公共服务\n", "", "S2", "format: 1"),
    (PACK + "words.yaml", "type: number", "type: nummer", "S4", ""),
    (
        PACK + "words.yaml",
        "type: number, source: applicant",
        "type: number, source: persons",
        "L6",
        "",
    ),
    (PACK + "parameters/most-people.yaml", "    law: ", "    low: ", "S3", ""),
    (PACK + "services/apply.yaml", "visits: 0", "visit: 0", "S3", ""),
    (PACK + "services/apply.yaml", "form: apply ", "form: aply ", "L3", ""),
    (PACK + "services/apply.yaml", "decision: eligibility ", "decision: rule ", "L3", ""),
    (PACK + "services/apply.yaml", "process: apply ", "process: flow ", "L3", ""),
    (PACK + "services/apply.yaml", "result: permission ", "result: permit ", "L3", ""),
    (PACK + "services/apply.yaml", "refused: refused.zh.md", "refused: no.zh.md", "L3", ""),
    (
        PACK + "services/apply.yaml",
        'base_code: "442099001001"',
        "base_code: 442099001001",
        "S4",
        "",
    ),
    (PACK + "forms/apply.yaml", "word: 人数", "word: 人员", "L4", ""),
    (PACK + "results/permission.yaml", "word: 用途", "word: 用处", "L4", ""),
    (PACK + "results/permission.yaml", "public: [使用日期]", "public: [日期]", "L3", ""),
    (PACK + "notices/granted.zh.md", "{使用日期}", "{日期}", "L4", ""),
    (PACK + "examples/small-group.yaml", "意见: 准予", "意见: 同意", "L5", ""),
    (PACK + "examples/small-group.yaml", "人数: 20", "人数: 二十", "L5", ""),
    (PACK + "examples/small-group.yaml", "outcome: granted", "outcome: yes", "L5", ""),
    (PACK + "examples/small-group.yaml", "用途: 邻里", "目的: 邻里", "L4", ""),
    (
        PACK + "processes/apply.bpmn",
        'yw:port="results.issue"',
        'yw:port="results.print"',
        "L10",
        "",
    ),
    (PACK + "processes/apply.bpmn", 'yw:deed="decide"', 'yw:deed="grant"', "L11", ""),
    (PACK + "processes/apply.bpmn", 'yw:role="approver"', 'yw:role="boss"', "L3", ""),
    (PACK + "processes/apply.bpmn", 'targetRef="accept"', 'targetRef="accepting"', "L9", ""),
    (PACK + "processes/apply.bpmn", '意见 = "准予"', '意见 = ("准予"', "L7", 'id="to-grant"'),
    (PACK + "processes/apply.bpmn", '决定 = "准予"', '结论 = "准予"', "L4", 'id="to-issue"'),
    (PACK + "forms/apply.yaml", "{word: 人数}", "{word: 人数, when: 用处 = null}", "L4", ""),
    (PACK + "decisions/eligibility.dmn", "&gt; 人数上限", "&gt; ( 人数上限", "L8", ""),
    (
        PACK + "decisions/eligibility.dmn",
        "&gt; 人数上限",
        "&gt; 人数下限",
        "L4",
        'id="eligibility"',
    ),
    (PACK + "forms/apply.yaml", "title: 您要做什么？", "title: {{ 您 }}", "S1", ""),
    (CITY + "city.yaml", "  room: 0.1.0", "  rooms: 0.1.0", "L3", ""),
    (CITY + "city.yaml", "  room: 0.1.0", "  room: 0.2.0", "L15", ""),
    (CITY + "roles/clerk.yaml", "cases.accept", "cases.accepts", "L11", ""),
    (CITY + "organisations/culture.yaml", "superior: government", "superior: goverment", "L3", ""),
    (CITY + "organisations/culture.yaml", "roles: [clerk]", "roles: [clark]", "L3", ""),
]


@pytest.mark.parametrize(("file", "old", "new", "code", "where"), FAULTS)
def test_a_fault_is_its_line_and_nothing_else(
    town: Town, *, file: str, old: str, new: str, code: str, where: str
) -> None:
    town.change(file, old, new)

    line = town.line(file, where or new)
    assert town.problems() == [f"{file}:{line}: {code}"]


def test_a_shape_error_does_not_hide_link_errors_of_the_same_file(town: Town) -> None:
    town.change(PACK + "services/apply.yaml", "visits: 0", "visit: 0")
    town.change(PACK + "services/apply.yaml", "form: apply ", "form: aply ")
    town.change(PACK + "services/apply.yaml", "result: permission ", "result: permit ")

    codes = {p.code for p in town.load().problems}
    assert codes == {"S3", "L3"}
    assert town.said().count(" L3 ") == 2


def test_messages_are_chinese_and_name_the_remedy(town: Town) -> None:
    town.change(PACK + "services/apply.yaml", "visits: 0", "visit: 0")
    town.change(PACK + "parameters/most-people.yaml", "    law: ", "    basis: ")

    said = town.said()
    assert "不认识 visit，是不是 visits？" in said
    assert "缺少 law（依据的文件和条款）" in said


def test_a_register_that_is_used_is_listed_among_the_needs(town: Town) -> None:
    words = town.pack / "words.yaml"
    words.write_text(words.read_text() + "姓名: {type: text, source: population}\n")

    assert town.problems() == ["packs/room/pack.yaml:1: L14"]


def test_strange_files_and_folders_are_problems(town: Town) -> None:
    town.write(PACK + "forms/apply.docx", "")
    town.write(PACK + "templates/x.txt", "")
    town.write(PACK + "forms/Apply Form.yaml", "title: x\n")

    assert town.problems() == [
        "packs/room/forms/Apply Form.yaml:1: L1",
        "packs/room/forms/apply.docx:1: L2",
        "packs/room/templates:1: L2",
    ]


def test_a_missing_file_is_a_problem(town: Town) -> None:
    (town.pack / "words.yaml").unlink()

    assert "packs/room/words.yaml:1: L13" in town.problems()

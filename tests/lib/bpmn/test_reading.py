"""BPMN is read to plain values; what could run code or reach the network is refused."""

import os
from pathlib import Path

import pytest

from tests.lib.bpmn.example import XML
from yiwang.lib import bpmn

MIWG = Path(__file__).resolve().parents[2] / "material" / "bpmn-miwg"
ALL = Path(os.environ.get("YIWANG_MATERIAL", "")) / "bpmn-miwg" / "Reference"


def test_nodes_carry_their_lane_and_what_yiwang_says_of_them() -> None:
    process = bpmn.read(XML)

    check = process.node("check")
    assert (process.id, process.name, process.executable) == ("apply", "高龄津贴申领", True)
    assert (check.kind, check.name, check.lane) == ("userTask", "受理与材料核对", "民政局")
    assert check.config == {"role": "clerk", "deed": "accept", "signers": "1"}
    assert check.means == "一次告知需要补正的全部内容。"
    assert process.node("issue").config == {"port": "results.issue"}
    assert check.line == 15


def test_flows_carry_their_condition_and_the_default() -> None:
    process = bpmn.read(XML)

    to_issue, back, otherwise = process.after("fork")
    assert (to_issue.condition, to_issue.name, to_issue.default) == ('结论 = "符合"', "符合", False)
    assert back.target == "check"
    assert (otherwise.condition, otherwise.default) == ("", True)
    assert [flow.source for flow in process.before("decide")] == ["fork", "late"]


def test_a_timer_keeps_its_iso_text() -> None:
    late = bpmn.read(XML).node("late")

    assert (late.event, late.timer, late.attached, late.interrupts) == (
        "timer",
        "P5D",
        "check",
        False,
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('<userTask id="decide"', '<scriptTask id="x"/><userTask id="decide"', "脚本"),
        ('<endEvent id="end" name="办结"/>', '<endEvent id="end"><script/></endEvent>', "脚本"),
        ('<userTask id="decide"', '<robotTask id="x"/><userTask id="decide"', "不认识"),
        ('<userTask id="decide"', '<yw:task id="x"/><userTask id="decide"', "不认识"),
        ('targetRef="end"', 'targetRef="nowhere"', "nowhere"),
        ('attachedToRef="check"', "", "没有附着"),
        ('id="issue"', 'id="decide"', "重复"),
        ('sourceRef="issue" ', "", "缺少 sourceRef"),
        ("</process>", '</process><process id="second"/>', "2 个"),
        ("</definitions>", "", "不是完整的 XML"),
        ("<definitions", "<other", "不是完整的 XML"),
    ],
)
def test_what_is_wrong_is_said_in_chinese(old: str, new: str, message: str) -> None:
    with pytest.raises(bpmn.BpmnError, match=message):
        bpmn.read(XML.replace(old, new, 1))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
    ],
)
def test_entities_and_doctypes_are_refused(doctype: str) -> None:
    with pytest.raises(bpmn.BpmnError):
        bpmn.read(XML.replace("<definitions", f"{doctype}<definitions", 1))


def test_another_xml_is_not_bpmn() -> None:
    with pytest.raises(bpmn.BpmnError, match="不是 BPMN"):
        bpmn.read("<a/>")


@pytest.mark.parametrize("name", ["A.1.0", "A.2.0", "A.3.0", "A.4.0", "C.9.1"])
def test_reference_models_are_read_with_their_positions(name: str) -> None:
    processes = bpmn.read_all((MIWG / f"{name}.bpmn").read_text("utf-8"))

    assert processes
    assert all(node.bounds for process in processes for node in process.nodes)
    assert all(flow.points for process in processes for flow in process.flows)


@pytest.mark.skipif(not ALL.is_dir(), reason="YIWANG_MATERIAL is not set")
def test_every_reference_model_is_read() -> None:
    files = sorted(ALL.glob("*.bpmn"))

    processes = [bpmn.read_all(path.read_text("utf-8")) for path in files]

    assert len(files) == 21
    assert all(processes)

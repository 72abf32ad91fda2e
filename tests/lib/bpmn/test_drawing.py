"""The picture of a process: accessible, complete, without overlap, in the colours of the page."""

import itertools
import os
import re
from pathlib import Path

import pytest
from lxml import etree

from tests.lib.bpmn.example import XML
from yiwang.lib import bpmn
from yiwang.lib.bpmn.drawing import wrap
from yiwang.lib.bpmn.layout import Layout, place
from yiwang.lib.bpmn.process import Bounds, Flow, Node, Process

MIWG = Path(__file__).resolve().parents[2] / "material" / "bpmn-miwg"
ALL = Path(os.environ.get("YIWANG_MATERIAL", "")) / "bpmn-miwg" / "Reference"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(process: Process, **more: tuple[str, ...]) -> etree._Element:
    return etree.fromstring(bpmn.draw(process, **more))


def apart(one: Bounds, other: Bounds) -> bool:
    return (
        one.right <= other.x
        or other.right <= one.x
        or one.bottom <= other.y
        or other.bottom <= one.y
    )


def test_the_picture_has_a_name_and_tells_every_step() -> None:
    root = drawn(bpmn.read(XML))

    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby", "").split() == [title.get("id"), description.get("id")]
    assert title.text == "流程图：高龄津贴申领"
    assert "2. 受理与材料核对（人工办理，民政局）：之后到“判定资格”。" in str(description.text)
    assert "符合，到“出具结果”" in str(description.text)
    assert "其他情况，到“作出决定”" in str(description.text)


def test_colours_come_from_the_page() -> None:
    svg = bpmn.draw(bpmn.read(XML))

    assert not re.search(r"#[0-9a-fA-F]{3,6}|rgb|style=|<script|href", svg)
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) == {"none", "currentColor"}


def test_the_present_step_is_marked_and_said() -> None:
    root = drawn(bpmn.read(XML), current=("decide",))

    marked = [each for each in root.iter(f"{SVG}g") if "bpmn-current" in each.get("class", "")]
    assert len(marked) == 1
    assert "作出决定（人工办理，民政局，当前在这一步）" in str(root.findtext(f"{SVG}desc"))


def test_names_are_escaped() -> None:
    process = bpmn.read(XML.replace('name="办结"', 'name="&lt;script&gt; &amp; “完”"'))

    svg = bpmn.draw(process)

    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


def test_a_process_without_a_diagram_is_laid_out_without_overlap() -> None:
    process = bpmn.read(XML)

    layout = place(process)

    boxes = [layout.nodes[node.id] for node in process.nodes if node.kind != "boundaryEvent"]
    assert all(apart(one, other) for one, other in itertools.combinations(boxes, 2))
    assert set(layout.flows) == {flow.id for flow in process.flows}
    assert layout.nodes["start"].right < layout.nodes["check"].x
    for node in process.nodes:
        lane = next(each.id for each in process.lanes if each.name == node.lane)
        assert layout.lanes[lane].holds(layout.nodes[node.id])


def test_no_line_crosses_a_step() -> None:
    process = bpmn.read(XML)
    layout = place(process)

    assert crossings(process, layout) == []


def crossings(process: Process, layout: Layout) -> list[tuple[str, str]]:
    """List (flow, node) where a line runs through a step it does not belong to."""
    found = []
    for flow in process.flows:
        ends = {flow.source, flow.target, process.node(flow.source).attached}
        for one, other in itertools.pairwise(layout.flows[flow.id]):
            left, right = sorted((one[0], other[0]))
            top, bottom = sorted((one[1], other[1]))
            line = Bounds(left, top, max(right - left, 0.1), max(bottom - top, 0.1))
            found += [
                (flow.id, node.id)
                for node in process.nodes
                if node.id not in ends
                and node.kind != "boundaryEvent"
                and not apart(line, layout.nodes[node.id])
            ]
    return found


def test_a_circle_of_steps_and_a_lonely_step_are_laid_out() -> None:
    nodes = tuple(Node(key, "userTask", key, "") for key in "abcd")
    flows = tuple(Flow(f"{s}{t}", s, t, "", "") for s, t in ("ab", "bc", "ca", "aa"))
    process = Process("p", "", nodes, flows)

    layout = place(process)

    assert set(layout.flows) == {"ab", "bc", "ca", "aa"}
    assert layout.nodes["a"].x < layout.nodes["b"].x < layout.nodes["c"].x
    assert crossings(process, layout) == []


def test_an_empty_process_is_an_empty_picture() -> None:
    assert drawn(Process("p", "", (), ())).findtext(f"{SVG}title") == "流程图：p"


@pytest.mark.parametrize("name", ["A.1.0", "A.2.0", "A.3.0", "A.4.0", "C.9.1"])
def test_a_diagram_in_the_file_is_followed(name: str) -> None:
    for process in bpmn.read_all((MIWG / f"{name}.bpmn").read_text("utf-8")):
        layout = place(process)
        root = drawn(process)

        first, second = process.nodes[0], process.nodes[1]
        assert first.bounds
        assert second.bounds
        shift = layout.nodes[second.id].x - layout.nodes[first.id].x
        assert shift == pytest.approx(second.bounds.x - first.bounds.x)
        inside = Bounds(0, 0, layout.width, layout.height)
        assert all(inside.holds(box) for box in layout.nodes.values())
        assert len(list(root.iter(f"{SVG}g"))) >= len(layout.nodes)


@pytest.mark.skipif(not ALL.is_dir(), reason="YIWANG_MATERIAL is not set")
def test_every_reference_model_is_drawn() -> None:
    for path in sorted(ALL.glob("*.bpmn")):
        for process in bpmn.read_all(path.read_text("utf-8")):
            assert drawn(process).get("role") == "img"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("受理", ["受理"]),
        ("受理与材料核对", ["受理与材", "料核对"]),
        ("规则甲（自动）", ["规则甲", "（自动）"]),
        ("决定书、送达", ["决定书、", "送达"]),
        ("到 GB/T 9704 版", ["到 GB/T", "9704 版"]),
        ("", []),
    ],
)
def test_chinese_labels_break_where_a_printer_would(text: str, lines: list[str]) -> None:
    assert wrap(text, 4 * 14) == lines

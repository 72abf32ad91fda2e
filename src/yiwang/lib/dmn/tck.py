"""Runs a folder of cases of the DMN Technology Compatibility Kit, schema 20160719."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lxml import etree

from yiwang.lib import clock
from yiwang.lib.dmn.errors import DmnError
from yiwang.lib.dmn.model import Model
from yiwang.lib.dmn.reader import read
from yiwang.lib.dmn.xml import Element, elements, first
from yiwang.lib.feel.functions.conversion import number
from yiwang.lib.feel.literals import parse_date, parse_date_time, parse_duration, parse_time
from yiwang.lib.feel.text import literal
from yiwang.lib.feel.values import equal

TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
CLOSE = Decimal("0.00000001")  # expected numbers are written with eight places
READERS: Mapping[str, Callable[[str], object]] = {
    "decimal": number,
    "double": number,
    "integer": number,
    "boolean": lambda text: {"true": True, "false": False}.get(text.strip()),
    "date": parse_date,
    "time": parse_time,
    "dateTime": parse_date_time,
    "duration": parse_duration,
}


@dataclass(frozen=True, slots=True)
class Score:
    """How many cases passed, and a line for each that did not."""

    passed: int
    total: int
    failures: tuple[str, ...]


def run(folder: Path) -> Score:
    """Run every test file below a folder; a case passes when all its results are met."""
    outcomes = [outcome for file in _test_files(folder) for outcome in _run_file(file)]
    failures = tuple(outcome for outcome in outcomes if outcome)
    return Score(len(outcomes) - len(failures), len(outcomes), failures)


def main(argv: list[str]) -> int:
    """Print a line per failing case and the score; 0 when all passed, 2 on wrong use."""
    if len(argv) != 1 or not Path(argv[0]).is_dir():
        sys.stderr.write("用法: yiwang tck 文件夹\n")
        return 2
    score = run(Path(argv[0]))
    for failure in score.failures:
        sys.stdout.write(failure + "\n")
    sys.stdout.write(f"passed {score.passed} of {score.total}\n")
    return 0 if score.passed == score.total else 1


def _test_files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*.xml")):
        if any(file.parent.glob("*.dmn")):
            yield file


def _run_file(file: Path) -> Iterator[str]:
    """Yield "" for each passed case, or what went wrong."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(file.read_bytes(), parser)
    named = first(root, "modelName")
    path = file.parent / ((named.text or "").strip() if named is not None else "")
    try:
        model: Model | None = read(path.read_text(encoding="utf-8"), lenient=True)
        problem = ""
    except (DmnError, OSError) as error:
        model, problem = None, str(error)
    for case in elements(root, "testCase"):
        label = f"{file.stem} {case.get('id')}"
        if model is None:
            yield f"{label}: {problem}"
            continue
        verdicts = [_judge(model, case, result) for result in elements(case, "resultNode")]
        wrong = "；".join(filter(None, verdicts))
        yield f"{label} {wrong}" if wrong else ""


def _judge(model: Model, case: Element, result: Element) -> str:
    context = {str(node.get("name")): _value(node) for node in elements(case, "inputNode")}
    expected_node = first(result, "expected")
    expected = None if expected_node is None else _value(expected_node)
    try:
        found = _answer(model, case, context, name=str(result.get("name")))
        said = literal(found)
    except DmnError as error:
        found, said = None, f"null（{error}）"
    if result.get("errorResult") == "true" and found is None:
        return ""
    return (
        ""
        if _meets(found, expected)
        else f"{result.get('name')}: 应为 {literal(expected)}，得到 {said}"
    )


def _answer(model: Model, case: Element, context: dict[str, object], *, name: str) -> object:
    at = clock.now()
    service = case.get("invocableName")
    if service is None:
        return model.decide(name, context, at=at).value
    answer = model.serve(service, context, at=at).value
    found = next(item for item in model.services.values() if item.name == service)
    several = len(found.outputs) > 1 and isinstance(answer, dict)
    return answer.get(name) if several and isinstance(answer, dict) else answer


def _value(node: Element) -> object:
    """Read a value, a list or a context of the test schema."""
    listed = first(node, "list")
    if listed is not None:
        return None if listed.get(NIL) == "true" else [_value(i) for i in elements(listed, "item")]
    parts = list(elements(node, "component"))
    if parts:
        return {str(part.get("name")): _value(part) for part in parts}
    value = first(node, "value")
    return None if value is None or value.get(NIL) == "true" else _scalar(value)


def _scalar(value: Element) -> object:
    kind = str(value.get(TYPE, "xsd:string")).rpartition(":")[2]
    text = value.text or ""
    reader = READERS.get(kind)
    return text if reader is None else reader(text.strip())


def _meets(found: object, expected: object) -> bool:
    """Compare as the kit does: numbers to eight places, the rest exactly."""
    if isinstance(found, Decimal) and isinstance(expected, Decimal):
        return abs(found - expected) <= CLOSE * max(Decimal(1), abs(expected))
    if isinstance(found, list) and isinstance(expected, list):
        return len(found) == len(expected) and all(map(_meets, found, expected))
    if isinstance(found, dict) and isinstance(expected, dict):
        return found.keys() == expected.keys() and all(_meets(found[k], expected[k]) for k in found)
    return equal(found, expected) is True

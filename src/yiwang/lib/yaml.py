"""Small YAML with the line of every value: the 1.2 core schema and dates, nothing clever.

Anchors, aliases, tags, merge keys, directives, tabs and duplicate keys are refused: what an
official reads is what the city does. Read from libyaml's events, which is fast enough for
thousands of files.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

Value: TypeAlias = "bool | int | float | str | date | list[Value] | dict[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]

DEPTH = 40  # nested deeper than this, nobody reads it
NULL = frozenset({"", "~", "null", "Null", "NULL"})
TRUE, FALSE = frozenset({"true", "True", "TRUE"}), frozenset({"false", "False", "FALSE"})
INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", re.ASCII)
ENDLESS = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

SAID = {  # libyaml's words, in ours
    "mapping values are not allowed in this context": "这里不能再出现“键: 值”；值里有冒号时请加引号",
    "could not find expected ':'": "缺少冒号“:”，或上一行的引号没有结束",
    "did not find expected key": "缩进不一致，或这里缺少键",
    "did not find expected '-' indicator": "列表的每一项要以“- ”开头，并且缩进一致",
    "did not find expected ',' or ']'": "方括号里的各项要用逗号隔开，并以“]”结束",
    "did not find expected ',' or '}'": "花括号里的各项要用逗号隔开，并以“}”结束",
    "found unexpected end of stream": "引号或括号没有结束",
    "found character that cannot start any token": "这个字符不能用在值的开头，请给值加引号",
    "found unknown escape character": "双引号里有不认识的反斜杠写法，请改用单引号",
    "block sequence entries are not allowed in this context": "这里不能出现列表项“- ”，请换行并缩进",
    "control characters are not allowed": "文件里有看不见的控制字符",
}


class YamlError(Exception):
    """A text that is not the small YAML of a declared city; `line` counts from 1."""

    def __init__(self, line: int, message: str, *, file: str = "") -> None:
        super().__init__(f"{file}:{line}: {message}" if file else f"{line}: {message}")
        self.line, self.message, self.file = line, message, file


@dataclass(frozen=True, slots=True)
class Node:
    """A read file. `value` holds plain Python; keys are text as written."""

    file: str
    value: Value
    lines: Mapping[Path, int] = field(repr=False)
    texts: Mapping[Path, str] = field(repr=False)

    def line_of(self, path: Path = ()) -> int:
        """Return the line of the key or item at `path`, or of its nearest existing parent."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def text_of(self, path: Path) -> str | None:
        """Return the scalar as written, so that 000000 read as a number can still be told."""
        return self.texts.get(path)


def read(text: str, *, file: str) -> Node:
    """Read one document; raises YamlError at the first thing that is not allowed."""
    tab = text.find("\t")
    if tab >= 0:
        raise YamlError(text.count("\n", 0, tab) + 1, "不能用制表符（Tab），请改用空格", file=file)
    try:
        return _Reader(text, file).read()
    except YamlError as error:
        raise YamlError(error.line, error.message, file=file) from None
    except yaml.MarkedYAMLError as error:
        raise YamlError(*_translated(error), file=file) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlError(line, "文件里有看不见的控制字符，或不是 UTF-8 文本", file=file) from None
    except RecursionError:
        raise YamlError(1, "嵌套太深", file=file) from None


def _translated(error: yaml.MarkedYAMLError) -> tuple[int, str]:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or ""
    said = SAID.get(problem, f"这一行不是有效的 YAML（{problem}）")
    return (mark.line + 1 if mark else 1), said


def _scalar(event: ScalarEvent) -> Value:
    """Resolve a plain scalar by the YAML 1.2 core schema; quoted and block scalars are text."""
    text: str = event.value
    if event.style is not None and event.style != "":
        return text
    if text in NULL:
        return None
    if text in TRUE or text in FALSE:
        return text in TRUE
    return _number_or_date(text, _line(event))


def _number_or_date(text: str, line: int) -> Value:
    if INTEGER.fullmatch(text):
        return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)
    if FLOAT.fullmatch(text):
        return float(text)
    if ENDLESS.fullmatch(text):
        raise YamlError(line, f"“{text}”不是可用的数；如果是文字请加引号")
    if DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise YamlError(line, f"“{text}”不是有效的日期") from None
    return text


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Reader:
    """Turns events into values, remembering lines; one use each."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.events: Iterator[Event] = iter(yaml.parse(text, Loader=yaml.CLoader))
        self.lines: dict[Path, int] = {}
        self.texts: dict[Path, str] = {}

    def read(self) -> Node:
        value: Value = None
        documents = 0
        for event in self.events:
            if isinstance(event, StreamStartEvent | StreamEndEvent | DocumentEndEvent):
                continue
            if isinstance(event, DocumentStartEvent):
                documents += 1
                self._check_document(event, documents)
                continue
            self.lines[()] = _line(event)
            value = self._value(event, ())
        return Node(self.file, value, self.lines, self.texts)

    def _check_document(self, event: DocumentStartEvent, count: int) -> None:
        if count > 1:
            raise YamlError(_line(event), "一个文件只能有一份内容，不能用“---”分成几份")
        if event.version or event.tags:
            raise YamlError(_line(event), "不能用“%”指令")

    def _value(self, event: Event, path: Path) -> Value:
        self._check_plain(event)
        if isinstance(event, ScalarEvent):
            self.texts[path] = event.value
            return _scalar(event)
        if len(path) >= DEPTH:
            raise YamlError(_line(event), f"嵌套超过 {DEPTH} 层")
        if isinstance(event, SequenceStartEvent):
            return self._list(path)
        return self._mapping(path)

    def _check_plain(self, event: Event) -> None:
        line = _line(event)
        if isinstance(event, AliasEvent):
            raise YamlError(line, f"不能用引用“*{event.anchor}”，请把内容写出来")
        if not isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
            raise TypeError(f"unexpected event {event!r}")
        if event.anchor:
            raise YamlError(line, f"不能用锚点“&{event.anchor}”，请把内容写出来")
        if event.tag:
            raise YamlError(line, f"不能用标签“{event.tag}”")

    def _list(self, path: Path) -> Value:
        items: list[Value] = []
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                break
            here = (*path, len(items))
            self.lines[here] = _line(event)
            items.append(self._value(event, here))
        return items

    def _mapping(self, path: Path) -> Value:
        pairs: dict[str, Value] = {}
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event)
            here = (*path, key)
            if key in pairs:
                raise YamlError(_line(event), f"键“{key}”重复，第 {self.lines[here]} 行已经写过")
            self.lines[here] = _line(event)
            pairs[key] = self._value(next(self.events), here)
        return pairs

    def _key(self, event: Event) -> str:
        self._check_plain(event)
        if not isinstance(event, ScalarEvent):
            raise YamlError(_line(event), "键只能是一个词，不能是列表或映射")
        if event.value == "<<" and not event.style:
            raise YamlError(_line(event), "不能用合并键“<<”，请把内容写出来")
        if event.value == "":
            raise YamlError(_line(event), "这里缺少键")
        return str(event.value)

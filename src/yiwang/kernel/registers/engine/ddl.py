"""What a declared register asks of its table, against the table that exists. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from yiwang.declarations.shapes.pack import Data

TYPES = {
    "text": "text",
    "number": "numeric",
    "money": "numeric(18,2)",
    "date": "date",
    "datetime": "timestamp with time zone",
    "boolean": "boolean",
    "list": "text[]",
    "file": "uuid",
}
SYSTEM = {  # begins with an underscore, so that no declared field can be named so
    "_id": "bigint",
    "_valid_from": "date",
    "_rec_from": "timestamp with time zone",
    "_rec_to": "timestamp with time zone",
    "_ended": "boolean",
    "_source": "text",
    "_bigrams": "text[]",
    "_sort_key": "text",
}


@dataclass(frozen=True, slots=True)
class Create:
    """A new table; `columns` are the declared ones."""

    register: str
    columns: Mapping[str, str]
    key: str

    def __str__(self) -> str:
        return f"新建库 {self.register}（{len(self.columns)} 个字段）"


@dataclass(frozen=True, slots=True)
class AddColumn:
    register: str
    column: str
    type: str

    def __str__(self) -> str:
        return f"库 {self.register} 增加字段 {self.column}"


@dataclass(frozen=True, slots=True)
class Danger:
    """A change that could lose or falsify rows; it is refused, with the way to do it safely."""

    register: str
    reason: str

    def __str__(self) -> str:
        return f"库 {self.register}：{self.reason}"


Change = Create | AddColumn


@dataclass(frozen=True, slots=True)
class Difference:
    changes: tuple[Change, ...] = ()
    dangers: tuple[Danger, ...] = ()


def table_name(register: str) -> str:
    return register.replace("-", "_")


def columns_of(data: Data) -> dict[str, str]:
    return {f.id: TYPES[f.type] for f in data.fields}


def diff(
    register: str, data: Data, existing: Mapping[str, str], *, key_before: str = ""
) -> Difference:
    """Compare a declaration with the columns that exist ({} when there is no table yet).

    Only additions are made. A field that is gone, a type or a key that changed is a Danger.
    """
    wanted = columns_of(data)
    if not existing:
        return Difference((Create(register, wanted, data.key),))
    known = {name: type_ for name, type_ in existing.items() if name not in SYSTEM}
    dangers = [
        Danger(register, f"字段 {name} 不再声明，但表中有数据。请保留此字段，或另立新库后迁移。")
        for name in known
        if name not in wanted
    ]
    dangers += [
        Danger(
            register,
            f"字段 {name} 的类型由 {known[name]} 改为 {type_}，旧数据可能无法转换。请另加一个字段。",
        )
        for name, type_ in wanted.items()
        if name in known and known[name] != type_
    ]
    if key_before and key_before != data.key:
        dangers.append(
            Danger(register, f"主键由 {key_before} 改为 {data.key}，历史无法对应。请另立新库。")
        )
    added = (AddColumn(register, n, t) for n, t in wanted.items() if n not in known)
    return Difference(tuple(added), tuple(dangers))

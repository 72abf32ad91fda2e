"""pack.yaml, words.yaml, parameters/, data/, indicators/, examples/, quality.yaml."""

from datetime import date, datetime
from typing import Literal

from pydantic import ConfigDict, Field, RootModel

from yiwang.declarations.shapes.base import Feel, Id, Shape, Text

WordType = Literal["text", "number", "money", "date", "datetime", "boolean", "list", "file"]
Scalar = str | int | float | bool | date | None


class Needs(Shape):
    registers: tuple[Id, ...] = Field((), description="要用的库")
    licences: tuple[Id, ...] = Field((), description="要用的证照（包/结果）")


class Provides(Shape):
    services: tuple[Id, ...] = Field((), description="提供的事项")
    datasets: tuple[Id, ...] = Field((), description="提供的数据")
    licences: tuple[Id, ...] = Field((), description="提供的证照")


class Pack(Shape):
    """pack.yaml: what, why, whose, which law, what it needs and provides."""

    format: Literal[1] = Field(description="格式版本")
    id: Id
    title: Text = Field(description="名称")
    purpose: Text = Field(description="为什么")
    sector: Text = Field(description="领域")
    owner: Id = Field(description="负责机构的编号")
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$", description="版本")
    law: tuple[Text, ...] = Field(description="依据")
    needs: Needs = Field(Needs(), description="要用别人的什么")
    provides: Provides = Field(Provides(), description="给别人什么")
    realises: tuple[str, ...] = Field((), description="实现的清单条目，如 D36.1")


class Word(Shape):
    """One entry of words.yaml. A word whose source is a register names the field of that title."""

    type: WordType = Field(description="类型")
    source: str = Field(
        "decision",
        description="来源：applicant 申请人、official 工作人员、case 办件、decision 规则、parameter，或一个库的编号",
    )
    field: str | None = Field(None, description="库字段的标题（与词不同名时写）")
    one_of: tuple[str, ...] | None = Field(None, description="只能取的值")
    unit: str | None = Field(None, description="单位")
    means: str | None = Field(None, description="含义")
    format: (
        Literal["id-number", "credit-code", "phone", "region", "email", "licence-number"] | None
    ) = Field(None, description="文本的格式，按规则校验")
    personal: bool = Field(default=False, description="个人信息")
    element: str | None = Field(None, description="数据元编号")


class Words(RootModel[dict[str, Word]]):
    """words.yaml: every word that rules, forms, notices and examples may use."""

    model_config = ConfigDict(frozen=True)


class Dated(Shape):
    from_: date = Field(alias="from", description="自何日起")
    value: Scalar | dict[str, Scalar] | tuple[Scalar, ...] = Field(description="值；null 为终止")
    law: Text = Field(description="依据的文件和条款")
    certainty: Literal["A", "B", "C"] = Field("C", description="核实程度：A 原文、B 二手、C 未核实")


class Parameter(Shape):
    """parameters/<id>.yaml: a policy number by date, each with its document."""

    title: Text = Field(description="名称，也是规则里的词")
    unit: str | None = Field(None, description="单位")
    by: str | None = Field(None, description="按什么分")
    values: tuple[Dated, ...] = Field(min_length=1, description="按日期的值，从早到晚")


class RegisterField(Shape):
    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="字段名")
    title: Text = Field(description="标题，也是词")
    type: WordType = Field(description="类型")
    required: bool = Field(default=False, description="是否必填")
    personal: bool = Field(default=False, description="个人信息")
    format: str | None = Field(None, description="文本的格式")
    one_of: tuple[str, ...] | None = Field(None, description="只能取的值")
    search: bool = Field(default=False, description="可按汉字检索（二元切分）")


class Data(Shape):
    """data/<id>.yaml: a register or dataset."""

    title: Text = Field(description="名称")
    kind: Literal["register", "dataset"] = Field("register", description="库，或由办件产生的数据")
    owner: Id = Field(description="数源机构")
    keeper: Literal["local", "remote-lookup", "remote-check"] = Field(
        "local", description="本地表、远程查询、远程核验"
    )
    key: str = Field(description="主键字段")
    fields: tuple[RegisterField, ...] = Field(min_length=1, description="字段")
    sharing: Literal["无条件共享", "有条件共享", "不予共享"] = Field(description="共享类型")
    update_cycle: Text = Field(description="更新周期")
    law: Text | None = Field(None, description="依据")
    proves: tuple[Text, ...] = Field(
        (),
        description="本库能证明的材料名称，如“居民身份证”：不得再向申请人收取（国务院令第716号 7）",
    )
    from_service: Id | None = Field(None, description="由哪个事项产生（dataset）")


class Count(Shape):
    """What is counted: cases of a service, or rows of a register, where a condition holds."""

    cases: Id | None = Field(None, description="事项编号")
    register_: Id | None = Field(None, alias="register", description="库编号")
    outcome: str | None = Field(None, description="办件结果")
    where: Feel | None = Field(None, description="条件（FEEL）")


class Indicator(Shape):
    """indicators/<id>.yaml: a figure computed, never typed in."""

    title: Text = Field(description="名称")
    means: Text = Field(description="口径")
    unit: Text = Field(description="单位")
    count: Count = Field(description="分子；有 measure 时是要量时长的办件")
    of: Count | None = Field(None, description="分母；无则为计数")
    measure: Literal["working-days", "days"] | None = Field(
        None, description="平均时长：按工作日或自然日；无则计数"
    )
    from_: Literal["received", "accepted"] = Field(
        "accepted", alias="from", description="时长从收件或受理起"
    )
    to: Literal["decided", "closed"] = Field("decided", description="时长到决定或办结止")


class Example(Shape):
    """examples/<id>.yaml: given → expect; a test and an explanation at once."""

    title: Text = Field(description="一句完整的话")
    tries: Text = Field(description="试什么：services/<id> 或 decisions/<id>")
    at: date | datetime = Field(description="什么时候")
    given: dict[str, Scalar | tuple[Scalar, ...]] = Field(
        default_factory=dict, description="已知：词和值；null 表示查不到"
    )
    expect: dict[str, Scalar | tuple[Scalar, ...]] = Field(
        min_length=1, description="应得：outcome 和词的值"
    )


class Quality(Shape):
    """quality.yaml: how complete the pack is, each line done, todo or exempt with a reason."""

    rules: dict[str, str] = Field(description="每条写 done、todo 加说明，或“豁免：”加理由")

"""cities/<id>/: the declared city."""

from datetime import date
from typing import Literal

from pydantic import Field

from yiwang.declarations.shapes.base import Id, Shape, Text

Keeper = Literal["ours", "province", "department"]
Capability = Literal[
    "identity",
    "items",
    "intake",
    "licences",
    "seals",
    "messages",
    "payment",
    "catalogue",
    "hotline",
    "office",
]


class City(Shape):
    """city.yaml"""

    format: Literal[1] = Field(description="格式版本")
    title: Text = Field(description="名称")
    short: Text = Field(description="文号用简称，如“示例”")
    level: Literal["市级", "县级"] = Field(description="级别")
    region: str = Field(pattern=r"^\d{4}(\d{2})?$", description="区划代码前 4 或 6 位")
    timezone: str = Field("Asia/Shanghai", description="法定日期所用时区")
    record: dict[Capability, Keeper] = Field(description="每项能力由谁掌握记录")
    packs: dict[Id, str] = Field(description="启用的包及版本")
    demo: bool = Field(default=False, description="演示城市：一切产出带“演示 无效”")
    telephone: str = Field("12345", description="服务热线")
    government: Text = Field(description="本级人民政府（县级部门的复议机关，行政复议法 24）")


class Organisation(Shape):
    """organisations/<id>.yaml"""

    title: Text = Field(description="名称")
    short: Text = Field(description="文号用简称，如“市监”")
    superior: Id | None = Field(None, description="上级机构的编号")
    level: Literal["市级", "县级", "镇街", "村社区"] = Field(description="行使层级")
    region: str = Field(pattern=r"^\d{4,12}$", description="管辖区划代码")
    credit_code: str = Field(description="统一社会信用代码（GB 32100）")
    address: Text = Field(description="办公地点")
    telephone: Text = Field(description="咨询电话，含区号")
    complaints: Text = Field(description="监督投诉电话，含区号")
    hours: Text = Field("工作日 8:30–12:00，14:30–17:30", description="办理时间")
    reconsideration: Text | None = Field(None, description="行政复议机关")
    court: Text | None = Field(None, description="行政诉讼管辖法院")
    duties: tuple[Text, ...] = Field((), description="职责")
    staff: tuple["Post", ...] = Field((), description="岗位：姓名、角色、起止日期")


class Post(Shape):
    """One person in one post; a joiner has `since`, a leaver has `until`."""

    account: Id = Field(description="登录名")
    name: Text = Field(description="姓名")
    roles: tuple[Id, ...] = Field(description="角色编号")
    since: date = Field(description="到岗日期")
    until: date | None = Field(None, description="离岗日期")
    head: bool = Field(default=False, description="机构负责人")


class Role(Shape):
    """roles/<id>.yaml: what a role may do; never a person's name."""

    title: Text = Field(description="名称")
    means: Text = Field(description="职责说明")
    deeds: tuple[str, ...] = Field(description="可做的事（封闭清单）")
    covers: Literal["own", "subordinates", "city"] = Field(
        "own", description="只管本机构，连同下级机构，或（只限窗口收件）全市各机构"
    )
    administrator: Literal["system", "security", "audit"] | None = Field(
        None, description="三员：系统、安全、审计管理员，互不兼任（GB/T 22239 安全管理中心）"
    )


class Holidays(Shape):
    """holidays/<year>.yaml: the city's own file, once the arrangement is published."""

    year: int = Field(description="年份")
    document: Text = Field(description="依据的通知")
    off: tuple[date, ...] = Field(description="放假的日期")
    work: tuple[date, ...] = Field((), description="调休上班的日期")


Organisation.model_rebuild()

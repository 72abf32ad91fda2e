"""Plain values of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass

# the picture beside a life event; a theme that is not here gets the plain one
ICONS: Mapping[str, str] = {
    "开办企业": "building-store",
    "准营准办": "certificate",
    "餐饮食品": "tools-kitchen-2",
    "养老服务": "old",
    "社会保障": "heart-handshake",
    "生育收养": "baby-carriage",
    "教育科研": "school",
    "医疗卫生": "stethoscope",
    "住房保障": "home",
    "证件办理": "file-check",
}
PLAIN_ICON = "file-text"
CHANNELS: Mapping[str, str] = {
    "online": "网上",
    "hall": "大厅窗口",
    "agent": "代办",
    "post": "邮寄",
}
PARTIES: Mapping[str, str] = {
    "自然人": "个人",
    "企业法人": "企业和个体工商户",
    "事业法人": "事业单位",
    "社会组织法人": "社会组织",
    "行政机关": "机关",
    "其他组织": "其他组织",
}
CERTAINTY: Mapping[str, str] = {"A": "", "B": "依据为转引", "C": "依据待核对"}


@dataclass(frozen=True)
class Entry:
    """What is searched of one item: texts of a field by the weight of that field."""

    key: str
    title: str
    fields: Mapping[str, tuple[str, ...]]  # name of the field → its texts


@dataclass(frozen=True)
class Hit:
    """One item found. `where` names the field that matched best, `text` what stands there."""

    key: str
    score: float
    where: str
    text: str


@dataclass(frozen=True)
class Listed:
    """One item in a list, as it is shown."""

    key: str
    title: str
    url: str
    organ: str
    limit: str
    why: str = ""  # what of it was found, when it is not the title

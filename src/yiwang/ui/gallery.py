"""What the gallery shows: invented, plain values; no table, no pack."""

from collections.abc import Sequence

from yiwang.lib.refused import Refused
from yiwang.ui.components import (
    Answer,
    Cell,
    Chart,
    Column,
    Field,
    Level,
    Link,
    Moment,
    Option,
    Paging,
    Problem,
    Queue,
    Reason,
    Row,
    Stored,
    Table,
    Task,
    problems,
)
from yiwang.ui.maps import Area, Place, draw

TOWNS = {
    "440703": ("蓬江区", {"440703001": "环市街道", "440703105": "荷塘镇"}),
    "440704": ("江海区", {"440704001": "江南街道", "440704004": "礼乐街道"}),
}
CRUMBS = (Link("首页", "/"), Link("经营准入", "/ui"), Link("食品经营许可", current=True))
REASONS = (
    Reason("11 月 2 日", "提交申请，当日为第 0 日，不计入", "行政许可法第八十二条"),
    Reason("11 月 4 日", "受理，从次日起算 20 个工作日", "行政许可法第四十二条"),
    Reason("11 月 9 日", "专家评审期间停止计算，共 5 个工作日", "行政许可法第四十五条"),
    Reason("12 月 9 日", "法定办结期限届满；承诺 10 个工作日，11 月 25 日前办结"),
)
MOMENTS = (
    Moment(
        "已提交",
        "2026 年 11 月 2 日 21:14",
        "收件凭证已经发到您的消息。",
        links=(Link("收件凭证（PDF）", "#"),),
    ),
    Moment("已受理", "2026 年 11 月 4 日 9:30", by="市市场监督管理局"),
    Moment(
        "专家评审",
        "2026 年 11 月 9 日起",
        "评审期间不计入办理时间，已书面告知所需时间。",
        state="stopped",
    ),
    Moment(
        "正在审查",
        "今天",
        "由两名人员到店查看，事先会打电话约时间。您现在不用做什么。",
        state="now",
    ),
    Moment("作出决定", "11 月 25 日前", "承诺时间。", state="next", reasons=REASONS),
    Moment("送达证照", "决定后 10 个工作日内", state="next"),
)


def region(county: str = "", town: str = "", *, error: str = "") -> Field:
    counties = tuple(Option(code, title) for code, (title, _) in TOWNS.items())
    towns = tuple(Option(k, v) for k, v in TOWNS[county][1].items()) if county in TOWNS else ()
    villages = (Option("001", "第一社区"), Option("201", "东风村")) if town else ()
    return Field(
        "sample",
        "店开在哪里？",
        "region",
        hint="按营业场所所在地选择，不是户籍所在地。",
        error=error,
        levels=(
            Level("sample_county", "县（区）", counties, county),
            Level("sample_town", "镇（街）", towns, town),
            Level("sample_village", "村（社区）", villages),
        ),
        refresh="/ui/region",
    )


KINDS = (
    Option("catering", "餐饮服务", "做好了给人吃：饭店、奶茶店、食堂。"),
    Option("retail", "食品销售", "散装食品、冷藏冷冻食品。"),
    Option("prepackaged", "只卖预包装食品", "不用办许可，做一次备案就行。"),
)


def fields(*, wrong: bool = False) -> tuple[Field, ...]:
    """Ask one question of every kind, plain or answered wrongly."""

    def error(text: str) -> str:
        return text if wrong else ""

    suffix = "-wrong" if wrong else ""
    return (
        Field(
            f"name{suffix}",
            "店铺名称",
            hint="和营业执照上的名称一致。",
            value="示例市好味道小吃店",
            error=error("请填写店铺名称，最多 60 个字。"),
        ),
        Field(
            f"phone{suffix}",
            "联系电话",
            value="1380000" if wrong else "",
            inputmode="tel",
            autocomplete="tel",
            width="20",
            error=error("联系电话应为 11 位手机号，现在是 7 位。"),
        ),
        Field(
            f"area{suffix}",
            "营业面积",
            "number",
            value="-3" if wrong else "86.5",
            unit="平方米",
            error=error("营业面积应大于 0。"),
        ),
        Field(
            f"capital{suffix}",
            "每月租金",
            "money",
            value="3,200.00",
            required=False,
            error=error("请填写金额，最多两位小数。"),
        ),
        Field(
            f"born{suffix}",
            "出生日期",
            "date",
            value=("1941", "13" if wrong else "3", "8"),
            hint="例如 1941 年 3 月 8 日。",
            error=error("“出生日期”不是一个日期：没有 13 月。"),
        ),
        Field(
            f"open{suffix}",
            "开业日期",
            "day",
            value="2026-12-01",
            error=error("开业日期不能早于今天。"),
        ),
        Field(
            f"kind{suffix}",
            "您的店做什么？",
            "radios",
            value="catering",
            options=KINDS,
            error=error("请选一项。"),
        ),
        Field(
            f"items{suffix}",
            "卖哪些食品？",
            "checkboxes",
            value=("hot",),
            options=(
                Option("hot", "热食类"),
                Option("cold", "冷食类"),
                Option("drink", "自制饮品"),
            ),
            required=False,
            error=error("至少选一项。"),
        ),
        Field(
            f"delivery{suffix}",
            "证照怎么给您？",
            "select",
            options=(
                Option("e", "只要电子证照"),
                Option("post", "邮寄"),
                Option("hall", "到大厅取"),
            ),
            error=error("请选择一种送达方式。"),
        ),
        Field(
            f"note{suffix}",
            "补充说明",
            "textarea",
            rows=3,
            required=False,
            error=error("补充说明最多 500 字，现在 612 字。"),
        ),
        Field(
            f"plan{suffix}",
            "店面平面图",
            "file",
            hint="手绘也可以，标出厨房、水池和出入口。",
            accept=("pdf", "jpg", "png"),
            limit=10 * 1024 * 1024,
            files=() if wrong else (Stored("平面图-一楼.jpg", 823_000, "#", "1"),),
            error=error("“平面图.jpg”其实不是图片，请重新选择文件。"),
        ),
    )


def figure() -> Chart:
    return Chart(
        "accepted",
        "每月受理件数",
        "bar",
        ("6 月", "7 月", "8 月", "9 月", "10 月", "11 月"),
        {"网上": (210, 260, 281, 305, 340, 322), "窗口": (180, 172, 160, 151, 149, 132)},
        unit="件",
        source="来源：办件库，截至 2026 年 11 月 22 日。",
    )


def sketch() -> Area:
    return Area(
        "蓬江区", (((113.0, 22.55), (113.15, 22.7), (113.18, 22.58), (113.1, 22.5)),), "/ui", 3
    )


def chart_of_places() -> object:
    return draw(
        "各区在办件数",
        areas=(
            sketch(),
            Area(
                "江海区",
                (((113.1, 22.5), (113.18, 22.58), (113.25, 22.52), (113.15, 22.45)),),
                "/ui",
                2,
            ),
            Area(
                "新会区",
                (
                    (
                        (113.0, 22.55),
                        (113.1, 22.5),
                        (113.15, 22.45),
                        (113.05, 22.2),
                        (112.85, 22.35),
                    ),
                ),
                "/ui",
                1,
                chosen=True,
            ),
        ),
        places=(Place("市民中心", (113.08, 22.58), "/ui"),),
        source="来源：示意，不是测绘成果。",
    )


PROCESS = """<svg viewBox="0 0 820 120" width="820" height="120" role="img" aria-label="申请、受理、审查、决定、送达">
<g fill="none" stroke="#4a5563" stroke-width="1.5"><circle cx="30" cy="60" r="16"/><rect x="90" y="35" width="110" height="50" rx="4"/><rect x="250" y="35" width="110" height="50" rx="4"/><rect x="410" y="35" width="110" height="50" rx="4"/><rect x="570" y="35" width="110" height="50" rx="4"/><circle cx="760" cy="60" r="16" stroke-width="3"/><path d="M46 60h44M200 60h50M360 60h50M520 60h50M680 60h64"/></g>
<g fill="#17202a" font-size="17" text-anchor="middle"><text x="145" y="66">受理</text><text x="305" y="66">现场核查</text><text x="465" y="66">审批</text><text x="625" y="66">发证</text></g></svg>"""


def tables() -> dict[str, Table]:
    columns = (Column("事项"), Column("申请人"), Column("时限"), Column("件数", number=True))
    return {
        "filled": Table(
            "我的办件",
            columns,
            (
                (
                    Cell("食品经营许可（新办）", "#"),
                    "好味道小吃店",
                    Cell("剩 8 个工作日", light="normal"),
                    "1",
                ),
                (Cell("高龄津贴", "#"), "余华英", Cell("剩 1 个工作日", light="warning"), "1"),
                (
                    Cell("门楼号确认", "#"),
                    "里水镇某合作社",
                    Cell("超 2 个工作日", light="overdue"),
                    "3",
                ),
            ),
            Paging("#", "#", "第 21 至 40 件"),
        ),
        "empty": Table("待补正", columns, (), empty="没有要补正的办件。"),
    }


def answers() -> Sequence[Answer]:
    return (
        Answer("店铺名称", "示例市好味道小吃店", source="来自企业库，2026 年 11 月 1 日"),
        Answer("统一社会信用代码", "92440703MA00000000", source="来自企业库，2026 年 11 月 1 日"),
        Answer("经营项目", lines=("热食类食品制售", "自制饮品制售"), change="#"),
        Answer("负责人电话", "138 0000 0000", change="#", differs="139 0000 0000（人口库）"),
        Answer("店面平面图", "平面图-一楼.jpg", change="#", url="#"),
        Answer("补充说明", change="#"),
    )


def todo() -> Sequence[Task]:
    return (
        Task("您的店", "已填好", "#", tone="in-time"),
        Task("从业人员", "填了一半", "#", "还差健康证明日期", tone="soon"),
        Task("要交的材料", "没有开始", "#", "一共 1 份", tone="action"),
        Task("核对并提交", "填完以上各项才能提交"),
        Task("身份核验", "没有通过", "#", tone="seal"),
    )


def components() -> dict[str, object]:
    return {
        "crumbs": CRUMBS,
        "record": "办件记录由本市保存；证照同时报送省统一平台。",
        "fields": fields(),
        "wrong": fields(wrong=True),
        "region": region("440703", "440703105"),
        "region_wrong": Field(
            "wrong",
            "店开在哪里？",
            "region",
            error="请选到村（社区）。",
            levels=(Level("wrong_county", "县（区）", (Option("440703", "蓬江区"),)),),
        ),
        "known": Field(
            "code",
            "统一社会信用代码",
            "known",
            "92440703MA00000000",
            source="来自企业库，2026 年 11 月 1 日。不对？可以提出更正。",
        ),
        "problems": problems(fields(wrong=True)[:3]),
        "todo": todo(),
        "answers": answers(),
        "moments": MOMENTS,
        "reasons": REASONS,
        "tables": tables(),
        "figure": figure(),
        "places": chart_of_places(),
        "process": PROCESS,
        "lights": (
            ("normal", "剩 8 个工作日"),
            ("warning", "剩 1 个工作日"),
            ("overdue", "超 2 个工作日"),
            ("stopped", "专家评审"),
            ("none", ""),
        ),
        "tab_links": (
            Link("办理", "#", current=True),
            Link("材料", "#", count=4),
            Link("依据", "#"),
        ),
        "tiles": tiles(),
        "pages": tuple(
            Link(name, f"/ui/{name}")
            for name in (
                "home",
                "question",
                "problem",
                "receipt",
                "workbench",
                "list",
                "plain",
                "screen",
                "refused",
                "error",
            )
        ),
    }


def tiles() -> tuple[Link, ...]:
    return (
        Link("开店办企业", "#", icon="building-store", hint="登记、许可、变更、注销"),
        Link("生孩子", "#", icon="baby-carriage", hint="出生证明、户口、医保"),
        Link("上学", "#", icon="school", hint="报名、转学、资助"),
        Link("看病", "#", icon="stethoscope", hint="医保、异地就医、报销"),
        Link("养老", "#", icon="old", hint="津贴、退休、护理"),
        Link("买房住房", "#", icon="home", hint="登记、公积金、补贴"),
    )


def home() -> dict[str, object]:
    return {
        "tiles": tiles(),
        "todo": todo()[1:2],
        "record": "办件记录由本市保存；证照同时报送省统一平台。",
    }


def question() -> dict[str, object]:
    return {
        "fields": (
            Field(
                "kind",
                "您的店做什么？",
                "radios",
                value="",
                options=KINDS,
                heading=True,
                hint="按实际做的选，选错了还能改。",
            ),
        ),
        "problems": (),
    }


def problem() -> dict[str, object]:
    asked = (
        Field(
            "kind",
            "您的店做什么？",
            "radios",
            value="",
            options=KINDS,
            heading=True,
            hint="按实际做的选，选错了还能改。",
            error="请选一项，才知道要办许可还是备案。",
        ),
    )
    return {"fields": asked, "problems": problems(asked)}


def receipt() -> dict[str, object]:
    return {"moments": MOMENTS[3:], "crumbs": CRUMBS}


def queue() -> tuple[Queue, ...]:
    return (
        Queue(
            "我的待办",
            (
                Link("待受理", "#", current=True, count=12),
                Link("待审查", "#", count=5),
                Link("待决定", "#", count=3),
                Link("超期", "#", count=1, alarming=True),
            ),
        ),
        Queue(
            "本科室",
            (
                Link("在办", "#", count=86),
                Link("等待补正", "#", count=9),
                Link("已办结", "#", count=1204),
            ),
        ),
    )


def cases(*, open_: bool) -> tuple[Row, ...]:
    return (
        Row(
            "食品经营许可（新办）",
            "#",
            "440703202611020001",
            "示例市好味道小吃店",
            "overdue",
            "超 2 日",
            "待受理",
            "1",
        ),
        Row(
            "食品经营许可（新办）",
            "#",
            "440703202611040007",
            "示例市东华一路社区食堂",
            "warning",
            "剩 1 日",
            "待受理",
            "2",
            open=open_,
        ),
        Row("高龄津贴", "#", "440703202611050003", "余华英", "normal", "剩 8 日", "待受理", "3"),
        Row(
            "食品经营许可（延续）",
            "#",
            "440703202611050011",
            "蓬江区荷塘镇幸福餐饮管理有限公司",
            "stopped",
            "专家评审",
            "待审查",
            "4",
        ),
        Row("门楼号确认", "#", "440703202611060002", "李秀兰", "none", "", "等待补正", "5"),
    )


def workbench() -> dict[str, object]:
    opinion = Field("opinion", "意见", "textarea", rows=2, hint="会写进文书，申请人看得到。")
    return {
        "queues": queue(),
        "items": cases(open_=True),
        "open": True,
        "answers": answers()[:4],
        "moments": MOMENTS[:4],
        "opinion": opinion,
        "tab_links": components()["tab_links"],
    }


def workbench_list() -> dict[str, object]:
    return {
        "queues": queue(),
        "items": cases(open_=False),
        "paging": Paging("", "#", "第 1 至 20 件"),
    }


def plain() -> dict[str, object]:
    return {
        "fields": (
            Field("account", "账号", autocomplete="username", width="20"),
            Field("password", "密码", "password", width="20"),
        ),
        "problems": (Problem("账号或密码不对。再错 3 次，账号会锁 15 分钟。", "f-account"),),
    }


def screen() -> dict[str, object]:
    return {"figure": figure(), "places": chart_of_places(), "lights": components()["lights"]}


def refused() -> dict[str, object]:
    stale = Refused(
        "case-stale", "这件办件刚才由李明受理了，您看到的还是 9:30 的内容。", status=409
    )
    changed = ("状态：待受理 → 已受理", "承办人：空 → 李明")
    return {"refused": stale, "fragment": False, "back": "/ui", "changed": changed}


def error() -> dict[str, object]:
    return {"number": "8F3A-2210"}

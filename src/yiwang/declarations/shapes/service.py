"""services/, forms/, results/: an implementation item with the elements of GB/T 39046 table 4."""

from typing import Literal

from pydantic import Field

from yiwang.declarations.shapes.base import Feel, Id, Shape, Text

ItemType = Literal[
    "行政许可", "行政给付", "行政确认", "行政奖励", "行政裁决", "其他行政权力", "公共服务"
]  # A.1 of GB/T 39046, those a person may apply for
Regime = Literal[
    "行政许可法",
    "不动产登记",
    "市场主体登记",
    "政府信息公开",
    "行政给付",
    "地方规定",
    "公共服务",
    "备案",
    "无",
]
ResultKind = Literal["证照", "批文·决定书", "确认书·证明", "备案回执", "登记簿记载", "款项", "无"]
Party = Literal["自然人", "企业法人", "事业法人", "社会组织法人", "行政机关", "其他组织"]
Channel = Literal["online", "hall", "agent", "post"]


class Limit(Shape):
    """A time limit. `days` null: the rule sets none."""

    days: int = Field(gt=0, description="天数")
    unit: Literal["工作日", "日"] = Field("工作日", description="单位")
    law: Text = Field(description="依据")
    certainty: Literal["A", "B", "C"] = Field("C", description="核实程度：A 原文、B 二手、C 未核实")


class Organ(Shape):
    role: Literal["实施主体"] = Field("实施主体", description="角色")
    organisation: Id = Field(description="实施主体（organisations/ 编号），可由城市 overlays 改")
    nature: Literal["法定机关", "授权组织", "受委托组织"] = Field(
        "法定机关", description="实施主体性质"
    )
    level: Literal["国家级", "省级", "市级", "县级", "镇街", "村社区"] = Field(
        description="行使层级"
    )


class Material(Shape):
    """One material. `source` says who supplies it: the applicant, or what already knows it."""

    id: Id
    title: Text = Field(description="材料名称")
    source: Text = Field(
        description="applicant，或库/证照的编号：不向申请人收取（国务院令第716号 7）"
    )
    issuer: str | None = Field(None, description="出具机构")
    kind: Literal["原件", "复印件", "电子", "原件或复印件"] = Field("电子", description="形式")
    copies: int = Field(1, description="份数")
    required: bool = Field(default=True, description="是否必备")
    when: Feel | None = Field(None, description="何种情形需要")
    accept: tuple[Literal["pdf", "jpg", "png"], ...] = Field(
        ("pdf", "jpg", "png"), description="可接受的电子格式"
    )
    deferred: bool = Field(default=False, description="可容缺")
    law: str | None = Field(None, description="要求此材料的依据")
    hint: str | None = Field(None, description="填报须知")
    criteria: str | None = Field(None, description="受理标准")


class SpecialProcedure(Shape):
    """特别程序: named by the regime's law; its time is told in writing (行政许可法 45)."""

    id: Id
    title: Text = Field(description="名称")
    kind: Literal[
        "听证",
        "招标",
        "拍卖",
        "检验",
        "检测",
        "检疫",
        "鉴定",
        "专家评审",
        "征求第三方意见",
        "征求其他机关意见",
    ] = Field(description="种类，限程序法点名的（行政许可法 45、政府信息公开条例 33）")
    days: int = Field(gt=0, description="所需天数，书面告知")


class Fee(Shape):
    title: Text = Field(description="收费项目")
    standard: Text = Field(description="收费标准")
    law: Text = Field(description="收费依据")
    online: bool = Field(default=True, description="是否支持网上支付")


class Faq(Shape):
    question: Text = Field(description="问")
    answer: Text = Field(description="答")


class Step(Shape):
    title: Literal["申请", "受理", "审核", "审批", "办结", "送达"] = Field(description="环节")
    means: Text = Field(description="说明")


class Redirect(Shape):
    """A person who answers so is led elsewhere: asking for this item would be unlawful or useless."""

    when: Feel
    to: Text = Field(description="另一事项（包/事项）")
    why: Text = Field(description="为什么不办这一项")
    law: Text = Field(description="依据")


class Service(Shape):
    """services/<id>.yaml"""

    title: Text = Field(description="事项名称")
    type: ItemType = Field(description="事项类型，来自基本目录，从不默认")
    regime: Regime = Field(description="适用的程序法，决定有哪些时限规则")
    base_code: str = Field(pattern=r"^[0-9A-Z]{12}$", description="基本编码 12 位")
    organ: Organ = Field(description="实施主体")
    for_: tuple[Party, ...] = Field(alias="for", description="服务对象")
    themes: tuple[Text, ...] = Field(description="服务主题（生命事件）")
    law: tuple[Text, ...] = Field(min_length=1, description="设定依据，逐条写到条款")
    conditions: tuple[Text, ...] = Field(min_length=1, description="受理条件")
    channels: tuple[Channel, ...] = Field(description="办理形式")
    handling: Literal["即办件", "承诺件"] = Field(description="办件类型")
    statutory_limit: Limit | None = Field(description="法定办结时限；null：规定未设")
    promised_limit: Limit = Field(description="承诺办结时限")
    extension_limit: Limit | None = Field(
        None, description="延长期限；不写则用程序法的规定，程序法没有延长的不能写"
    )
    issue_limit: Limit | None = Field(
        None, description="颁发送达期限；不写则用程序法的规定，程序法没有规定的不能写"
    )
    supplement_basis: str | None = Field(
        None, description="逾期不补正即终止的依据；没有依据就不得因沉默终止"
    )
    visits: int = Field(ge=0, description="到办事现场次数")
    visits_reason: str | None = Field(None, description="必须现场办理的原因")
    mail: bool = Field(default=False, description="是否支持物流快递")
    online_depth: Text | None = Field(None, description="网上办理深度")
    fee: tuple[Fee, ...] = Field((), description="收费项目；空：不收费")
    form: Id | None = Field(None, description="表单（forms/ 编号）")
    decision: Id | None = Field(None, description="规则（decisions/<编号>.dmn）")
    process: Id = Field(description="流程（processes/<编号>.bpmn）")
    automatic: tuple[Literal["granted"], ...] = Field(
        (), description="规则可自行作出的决定，只可为准予"
    )
    proactive: bool = Field(
        default=False, description="免申即享：由库找人，本人或村（社区）一次确认"
    )
    agents: tuple[Literal["村社区", "亲属", "受托人"], ...] = Field((), description="可代办的人")
    materials: tuple[Material, ...] = Field((), description="材料")
    special: tuple[SpecialProcedure, ...] = Field((), description="特别程序")
    redirects: tuple[Redirect, ...] = Field((), description="引到别的事项")
    result: Id | None = Field(description="结果（results/<编号>.yaml）；null：无结果文书以外的结果")
    outcomes: dict[Literal["granted", "refused", "declined", "withdrawn", "terminated"], Text] = (
        Field(description="结果的名称")
    )
    notices: dict[
        Literal[
            "received",
            "accepted",
            "declined",
            "supplement",
            "suspended",
            "extended",
            "granted",
            "refused",
            "delivered",
        ],
        Text,
    ] = Field(default_factory=dict, description="本事项自己的文书与通知文本（notices/）")
    questions: tuple[Faq, ...] = Field((), description="常见问题")
    steps: tuple[Step, ...] = Field((), description="办理流程")
    keywords: tuple[Text, ...] = Field((), description="检索用的口语说法")
    address: Text | None = Field(None, description="办理地点；不写则为实施主体的办公地点")
    hours: Text | None = Field(None, description="办理时间；不写则为实施主体的办理时间")
    telephone: Text | None = Field(None, description="咨询电话，含区号；不写则为实施主体的")
    complaints: Text | None = Field(None, description="监督电话，含区号；不写则为实施主体的")
    reconsideration: Text | None = Field(None, description="行政复议机关；不写则为实施主体的")
    court: Text | None = Field(None, description="行政诉讼管辖法院；不写则为实施主体的")


class FormField(Shape):
    word: Text = Field(description="words.yaml 里的词")
    label: str | None = Field(None, description="问题的问法，默认为词")
    hint: str | None = Field(None, description="提示")
    required: bool = Field(default=True, description="是否必填")
    when: Feel | None = Field(None, description="何时出现")
    confirm: bool = Field(default=False, description="来自库、只请确认")
    widget: (
        Literal["radios", "select", "textarea", "checkboxes", "date", "region", "address"] | None
    ) = Field(None, description="控件；不写则按词的类型")


class FormPage(Shape):
    id: Id
    title: Text = Field(description="一页问一件事")
    hint: str | None = Field(None, description="提示")
    when: Feel | None = Field(None, description="何时出现（FEEL）")
    fields: tuple[FormField, ...] = Field(min_length=1, description="问的项目")


class Form(Shape):
    """forms/<id>.yaml"""

    title: Text = Field(description="表单名称")
    pages: tuple[FormPage, ...] = Field(min_length=1, description="各页，一页问一件事")


class ResultField(Shape):
    title: Text = Field(description="证面项目")
    word: Text = Field(description="对应的词")


class Result(Shape):
    """results/<id>.yaml: what a grant produces."""

    title: Text = Field(description="结果名称")
    kind: ResultKind = Field(description="结果类型")
    type_code: str | None = Field(
        None, pattern=r"^[0-9A-Z]{21}$", description="证照类型代码：定义机构 18 位 + 3 位"
    )
    number: str | None = Field(
        None,
        description="证号样式，如 JY{业态代码}{region}{serial:6}{check}；可用本包的词、region、year、serial、check",
    )
    valid_for: str | None = Field(None, description="有效期参数的标题；无则长期")
    fields: tuple[ResultField, ...] = Field((), description="证面项目")
    public: tuple[Text, ...] = Field((), description="核验页可显示的项目（最少）")
    second: Text | None = Field(None, description="按证号核验时要核对的第二要素（词）")
    letter: bool = Field(default=True, description="是否同时出具决定书（行政许可法 38）")

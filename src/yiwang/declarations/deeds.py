"""The closed list of deeds that a role may hold, with what each means. Policies name no other."""

DEEDS: dict[str, str] = {
    "cases.see": "看本机构的办件",
    "cases.receive": "在窗口收件",
    "cases.accept": "受理、不予受理、一次告知补正",
    "cases.check": "现场核查",
    "cases.review": "审查",
    "cases.decide": "作出准予决定",
    "cases.refuse": "作出不予、终止等不利决定（须具名）",
    "cases.suspend": "启动和结束特别程序",
    "cases.extend": "批准延期（机关负责人）",
    "cases.deliver": "出件与送达",
    "cases.confirm": "村（社区）代为确认",
    "results.manage": "证照的撤销、撤回、吊销、暂扣、注销",
    "registers.see": "按目的查询库",
    "registers.correct": "更正库中记录",
    "catalogue.publish": "发布事项",
    "connectors.mend": "处理被上级平台退回的数据",
    "indicators.see": "看本机构的指标",
    "accounts.manage": "管理账号（系统管理员）",
    "accounts.grant": "授予角色（安全管理员）",
    "records.read": "查阅操作记录（审计管理员）",
}

"""The workbench through a browser's eyes: what each role sees, may do, and is told."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import making
from yiwang.kernel.access import actions as access
from yiwang.kernel.access.actions import set_actor
from yiwang.kernel.access.engine import session
from yiwang.kernel.access.queries import find_account
from yiwang.kernel.cases import actions
from yiwang.kernel.cases.models import Assignment, Case, Task
from yiwang.kernel.city.queries import get_city
from yiwang.kernel.records.models import Record
from yiwang.lib import clock
from yiwang.lib.actor import system

SignIn = Callable[[str], Client]
FORM = {
    "title": "核查表",
    "pages": [
        {
            "id": "list",
            "title": "逐项核查",
            "fields": [{"word": "场所环境", "label": "环境整洁", "widget": "radios"}],
        }
    ],
}


@pytest.fixture
def sign_in() -> SignIn:
    """Return a browser of whoever has this role; the accounts are the city's own posts."""
    city = {**making.CITY, "organisations": {**making.CITY["organisations"]}}
    posts = [
        {"account": f"{r}-{n}", "name": f"演示{r}{n}", "roles": [r], "since": "2026-01-01"}
        for r in making.DEEDS
        for n in (1, 2)
    ]
    city["organisations"][making.BUREAU] = {**making.ORGANISATION, "staff": posts}
    other = {"account": "stranger", "name": "别局", "roles": ["acceptor"], "since": "2026-01-01"}
    city["organisations"]["other-bureau"] = {**making.ORGANISATION, "staff": [other]}
    body = making.item_body()
    body["forms"] = {"sheet": FORM}
    body["words"]["场所环境"] = {"type": "text", "source": "official", "one_of": ["符合", "不符合"]}
    body["process"]["xml"] = making.PROCESS.replace(
        'yw:signers="2"', 'yw:signers="2" yw:form="sheet"'
    )
    making.publish(
        making.Made("city", "city", "示例市", city),
        making.Made(making.ITEM, "service", "小店许可", body),
    )
    access.sync_posts(city=get_city(), actor=system("apply"), at=clock.now())

    def browser(name: str) -> Client:
        account = find_account(name)
        assert account
        client = Client()
        held = client.session
        session.begin(held, account=account.pk, epoch=account.epoch, assurance=1)
        held.save()
        client.cookies["sessionid"] = held.session_key or ""
        return client

    return browser


def again() -> None:
    set_actor(system("test"))


def task_of(case: Case) -> Task:
    again()
    return Task.objects.get(case=case, state="open")


def post(client: Client, task: Task, step: str = "complete", **data: Any) -> Any:
    task.case.refresh_from_db()
    sent = {"seen": task.case.version, **data}
    answer = client.post(f"/desk/tasks/{task.pk}/{step}", sent)
    again()
    return answer


def test_nobody_and_residents_are_kept_out(client: Client, sign_in: SignIn) -> None:
    assert client.get("/desk").status_code == 401


def test_the_to_do_list_shows_lights_counts_and_who_is_on_it(sign_in: SignIn) -> None:
    case = making.open_case()
    browser = sign_in("acceptor-1")

    post(browser, task_of(case), "claim")
    page = browser.get("/desk").content.decode()

    assert "小店许可" in page
    assert "yw-light--overdue" in page  # received in March, reckoned from the real clock
    assert "演示acceptor1 在办" in page
    assert "待受理" in page
    assert "待决定" not in page


@pytest.mark.proves("D03.2")
def test_the_case_says_why_this_date(sign_in: SignIn) -> None:
    case = making.open_case()

    page = sign_in("acceptor-1").get(f"/desk/cases/{case.pk}").content.decode()

    assert "为什么是这一天" in page
    assert "行政许可法" in page


def test_only_what_i_may_do_is_offered(sign_in: SignIn) -> None:
    case = making.open_case()

    acceptor = sign_in("acceptor-1").get(f"/desk/cases/{case.pk}").content.decode()
    approver = sign_in("approver-1").get(f"/desk/cases/{case.pk}").content.decode()

    assert "不予受理</button>" in acceptor
    assert "一次告知补正</button>" in acceptor
    assert "准予</button>" not in acceptor
    assert "下一步“受理”由示例市市场监督管理局acceptor办理" in approver
    assert 'name="outcome"' not in approver


def test_another_office_finds_nothing(sign_in: SignIn) -> None:
    case = making.open_case()

    assert sign_in("stranger").get(f"/desk/cases/{case.pk}").status_code == 404
    assert "小店许可" not in sign_in("stranger").get("/desk/cases").content.decode()


def test_reasons_are_asked_for_at_the_field(sign_in: SignIn) -> None:
    case = making.open_case()

    answer = post(sign_in("acceptor-1"), task_of(case), outcome="decline", opinion="  ")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "f-opinion-error" in page
    assert "必须写明理由" in page
    assert 'href="#f-opinion"' in page


def test_a_supplement_is_asked_line_by_line(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = making.open_case()
    monkeypatch.setattr(clock, "now", lambda: making.NOON)  # within five working days

    answer = post(sign_in("acceptor-1"), task_of(case), "supplement", opinion="补布局图\n补名单")

    case.refresh_from_db()
    assert answer.status_code == 302
    assert case.state == "supplement"
    page = sign_in("acceptor-1").get(f"/desk/cases/{case.pk}").content.decode()
    assert "补布局图" in page
    assert "等申请人交来" in page


def test_a_stale_page_is_told_and_keeps_what_was_typed(sign_in: SignIn) -> None:
    case = making.open_case()
    task = task_of(case)

    answer = post(sign_in("acceptor-1"), task, outcome="decline", opinion="场地不符", seen=0)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "已被别人改动" in page
    assert "场地不符</textarea>" in page
    assert "您刚才写的还在下面" in page


def test_two_people_decide_the_same_task(sign_in: SignIn) -> None:
    case = making.open_case()
    task = task_of(case)
    post(sign_in("acceptor-1"), task, outcome="accept", opinion="")

    answer = post(sign_in("acceptor-2"), task, outcome="decline", opinion="我的理由")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "已由他人办结" in page
    assert "我的理由" in page
    case.refresh_from_db()
    assert case.state == "accepted"


def test_a_double_click_is_one_deed(sign_in: SignIn) -> None:
    case, browser = making.open_case(), sign_in("acceptor-1")
    task, deed = task_of(case), "5b2c0f3e-94f6-4c55-a0b1-0c5a4a7b9e01"

    first = post(browser, task, outcome="accept", opinion="", seen=case.version, deed=deed)
    second = post(browser, task, outcome="accept", opinion="", seen=case.version, deed=deed)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]


def to_inspection(sign_in: SignIn) -> tuple[Case, Task]:
    case = making.open_case(area="80")
    post(sign_in("acceptor-1"), task_of(case), outcome="accept", opinion="")
    return case, task_of(case)


def test_the_inspection_sheet_must_be_filled(sign_in: SignIn) -> None:
    _, task = to_inspection(sign_in)

    answer = post(sign_in("inspector-1"), task, outcome="pass", opinion="看过了")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "请填写“环境整洁”" in page
    assert "看过了</textarea>" in page


def test_two_inspectors_sign_and_their_findings_become_words(sign_in: SignIn) -> None:
    case, task = to_inspection(sign_in)
    post(sign_in("inspector-1"), task, outcome="pass", opinion="", 场所环境="符合")
    waiting = sign_in("inspector-1").get(f"/desk/cases/{case.pk}").content.decode()
    second = sign_in("inspector-2").get(f"/desk/cases/{case.pk}").content.decode()

    post(sign_in("inspector-2"), task, outcome="pass", opinion="", 场所环境="符合")

    case.refresh_from_db()
    assert "您已签署" in waiting
    assert "演示inspector1 已签署" in second
    assert 'value="符合" checked' in second  # what the first wrote is offered to the second
    assert case.cells["场所环境"]["value"] == "符合"
    assert case.cells["场所环境"]["source"] == "official"
    assert Assignment.objects.filter(task=task).first().evidence[0]["word"] == "场所环境"  # type: ignore[union-attr]
    assert "现场核查" in sign_in("approver-1").get(f"/desk/cases/{case.pk}").content.decode()


def test_lists_ask_the_database_no_more_for_more_cases(sign_in: SignIn) -> None:
    browser = sign_in("acceptor-1")

    def asked(url: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            browser.get(url)
        again()
        return len(asked)

    def take_one() -> None:
        actions.claim(
            task_id=task_of(making.open_case()).pk, actor=making.staff("acceptor"), at=clock.now()
        )

    take_one()
    asked("/desk")  # the city is read once
    first = [asked("/desk"), asked("/desk/cases")]
    for _ in range(5):
        take_one()

    assert [asked("/desk"), asked("/desk/cases")] == first


def test_pages_follow_a_cursor(sign_in: SignIn) -> None:
    for _ in range(26):
        making.open_case()
    browser = sign_in("acceptor-1")

    first = browser.get("/desk")
    again()
    after = first.context["paging"].after
    second = browser.get(f"/desk{after}" if after.startswith("?") else after)

    assert len(first.context["items"]) == 25
    assert len(second.context["items"]) == 1
    again()
    assert browser.get("/desk?after=2026-99-99_x").status_code == 200


def test_who_looked_is_recorded(sign_in: SignIn) -> None:
    case = making.open_case()

    sign_in("acceptor-1").get(f"/desk/cases/{case.pk}")

    again()
    assert Record.objects.filter(event="personal.disclosed").exists()


def test_text_of_packs_is_converted_and_names_are_not(sign_in: SignIn) -> None:
    case = making.open_case()
    browser = sign_in("acceptor-1")
    browser.cookies["yw_script"] = "zh-hant"

    page = browser.get(f"/desk/cases/{case.pk}").content.decode()

    assert "小店許可" in page
    assert "演示居民" in page
    assert "一次告知補正" in page

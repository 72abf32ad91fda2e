"""A firm and an old person of the demo city, and officials who do what a test says."""

import subprocess
import tempfile
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.making import NOON
from yiwang import declarations
from yiwang.declarations.release import Release, releases
from yiwang.declarations.shapes.pack import Data
from yiwang.kernel.cases import actions as cases
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.types import Applicant, Channel, Submission
from yiwang.kernel.city import actions as city
from yiwang.kernel.city.queries import get_current
from yiwang.kernel.files import queries as files
from yiwang.kernel.forms.types import Cell
from yiwang.kernel.parties import actions as parties
from yiwang.lib.actor import Actor, Grant, Kind, system
from yiwang.lib.ids import gb11643, gb32100
from yiwang.services.results.models import Document

ROOT = Path(__file__).resolve().parents[3]
KEYS = Path(tempfile.gettempdir()) / "yiwang-test-seals"
BUREAU, CIVIL = "pengjiang-market-regulation", "civil-affairs"
FOOD, FILING, ALLOWANCE = (
    "food-business-licence/new",
    "food-business-licence/filing",
    "elderly-allowance/apply",
)
DEEDS = ("see", "accept", "check", "review", "decide", "refuse", "deliver", "suspend", "extend")
ROBOT = system("test")


@cache
def released() -> tuple[Release, ...]:
    return releases(declarations.load(ROOT / "cities/demo", ROOT / "packs"))


def _registers() -> dict[str, Any]:
    names = {"licences", "recipients", "licensed-premises"}
    return {r.key: r.body for r in released() if r.kind == "register" and r.key in names}


REGISTERS = _registers()
assert {k: Data.model_validate(v) for k, v in REGISTERS.items()}


def publish() -> None:
    city.publish(releases=released(), actor=ROBOT, at=NOON)


def official(account: str = "official", organisation: str = BUREAU, *more: str) -> Actor:
    deeds = [f"cases.{d}" for d in DEEDS] + list(more)
    return Actor(
        kind=Kind.STAFF,
        id=account,
        name="演示官员",
        organisation=organisation,
        grants=frozenset(Grant(d, organisation) for d in deeds),
    )


def keeper() -> Actor:
    return official("keeper", BUREAU, "results.manage")


def firm(name: str = "示例市𠮷祥餐饮服务有限公司") -> UUID:
    code = gb32100.make(kind="92", region="440703", serial=1)
    party: UUID = parties.register_firm(
        name=name, code=code, representative="陈𬎆", actor=ROBOT, at=NOON
    ).pk
    return party


def old_person(name: str = "区𬎆华") -> UUID:
    number = gb11643.make("440703", date(1935, 5, 1), 12)
    party: UUID = parties.register_person(name=name, number=number, actor=ROBOT, at=NOON).pk
    return party


def holder(party: UUID) -> Actor:
    return Actor(kind=Kind.PERSON, id="holder", party=party, parties=frozenset({party}))


FOOD_ANSWERS: dict[str, Any] = {
    "主体业态": "餐饮服务经营者",
    "经营项目": ["热食类食品制售", "冷荤类食品制售", "自制饮品制售"],
    "从事网络经营": "是",
    "经营场所区划": "440703001001",
    "经营场所地址": "示例市蓬江区示范路88号首层、二层",
    "经营场所面积": 120,
    "管理员考核情况": "已考核合格",
}


def open_food(name: str = "示例市𠮷祥餐饮服务有限公司", *, key: str = FOOD, **answers: Any) -> Case:
    facts = {
        "名称": name,
        "统一社会信用代码": gb32100.make(kind="92", region="440703", serial=1),
        "类型": "企业",
        "法定代表人": "陈𬎆",
        "住所": "示例市蓬江区示范路88号",
        "登记状态": "存续",
    }
    return _open(key, firm(name), name, {**FOOD_ANSWERS, **answers}, facts, "firm", "firms")


def open_filing() -> Case:
    return open_food(key=FILING, 经营项目=["预包装食品销售"], 主体业态="食品销售经营者")


def open_allowance(name: str = "区𬎆华") -> Case:
    facts = {
        "公民身份号码": gb11643.make("440703", date(1935, 5, 1), 12),
        "姓名": name,
        "出生日期": "1935-05-01",
        "户籍": "本市",
        "户籍区划": "440703001001",
        "户籍地址": "示例市蓬江区示范路1号",
        "健在": "是",
    }
    answers = {"开户银行": "示例银行", "银行账号": "6200000000000000"}
    return _open(ALLOWANCE, old_person(name), name, answers, facts, "person", "population")


def _open(
    key: str,
    party: UUID,
    name: str,
    answers: dict[str, Any],
    facts: dict[str, Any],
    kind: str,
    source: str,
) -> Case:
    submission = Submission(
        key=key,
        release=get_current(key).hash,
        applicant=Applicant(party, kind, name, "92440703******01"),
        channel=Channel.ONLINE,
        region="440703001001",
        answers=answers,
        cells={word: Cell(value, source) for word, value in facts.items()},
    )
    return cases.open_case(submission=submission, actor=holder(party), at=NOON)


def do(case: Case, outcome: str, *, account: str = "official", opinion: str = "") -> Case:
    """Sign the case's open task as an official of its office."""
    task = case.tasks.get(state="open")
    actor = official(account, task.organisation)
    return cases.complete(
        task_id=task.pk,
        outcome=outcome,
        opinion=opinion,
        actor=actor,
        at=NOON + timedelta(hours=1),
    )


def grant_food(case: Case) -> Case:
    do(case, "accept")
    do(case, "pass", account="one", opinion="现场符合")
    do(case, "pass", account="two", opinion="现场符合")
    do(case, "grant", opinion="材料齐全，现场符合条件")
    return do(case, "grant", opinion="符合《食品安全法》第三十三条规定的条件")


def work() -> None:
    """Run what the outbox holds, in the order it came."""
    while jobs := list(
        ProcrastinateJob.objects.filter(task_name__startswith="yiwang.services.results").order_by(
            "id"
        )
    ):
        for job in jobs:
            app.tasks[job.task_name](**job.args)
        forget(jobs)


def forget(jobs: list[ProcrastinateJob]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = ANY(%s)", [[j.id for j in jobs]])


def kinds(case: Case) -> list[str]:
    return [d.kind for d in Document.objects.filter(case=case).order_by("planned_at", "id")]


def document(case: Case, kind: str) -> Document:
    return Document.objects.get(case=case, kind=kind)


def pdf(found: Document) -> bytes:
    assert found.file is not None, found.problem
    return files.read(files.get_file(found.file))


def text(found: Document) -> str:
    """What pdftotext reads, without line ends."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf(found))
        file.flush()
        done = subprocess.run(
            ["pdftotext", "-raw", file.name, "-"], capture_output=True, check=True
        )
    return "".join(done.stdout.decode().split())


LATER = NOON + timedelta(days=30)
assert isinstance(LATER, datetime)

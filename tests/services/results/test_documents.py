"""What is written in a case: each event of the record has its document, numbered, dated, sealed."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pypdf
import pytest
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import PdfSignatureStatus, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from tests.making import NOON
from tests.services.results import town
from yiwang.kernel.cases import actions as cases
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.queries import list_events
from yiwang.kernel.messages.models import Message
from yiwang.kernel.registers.queries import lookup
from yiwang.services.results import actions
from yiwang.services.results.models import Document
from yiwang.services.results.pages import panel
from yiwang.services.results.types import Kind, State

LATER = NOON + timedelta(hours=2)
PICTURES = Path(__file__).resolve().parents[3] / "build/shots/documents"


@pytest.mark.proves("D03.3", "D39.2")
def test_a_permit_ends_in_a_decision_a_certificate_and_a_proof_of_delivery() -> None:
    case = town.open_food()
    town.grant_food(case)
    town.do(case, "delivered")

    town.work()

    assert sorted(town.kinds(case)) == [
        "acceptance",
        "certificate",
        "delivery",
        "granted",
        "receipt",
    ]
    letter, certificate = town.document(case, "granted"), town.document(case, "certificate")
    assert letter.number == "示例蓬江市监许准〔2026〕1号"
    assert certificate.number in town.text(letter)
    said = town.text(certificate)
    assert "示例市𠮷祥餐饮服务有限公司" in said
    assert "陈𬎆" in said
    assert "2026年3月2日" in said
    assert "2031年3月1日" in said  # five years (食品安全法实施条例 15), to the day before


def test_the_facts_of_a_licence_are_the_registers() -> None:
    case = town.open_food()

    town.grant_food(case)

    certificate = town.document(case, "certificate")
    row = lookup("licences", certificate.licence).row
    assert row is not None
    assert (row["number"], row["state"], row["case_number"]) == (
        certificate.number,
        "有效",
        case.number,
    )
    roster = lookup("licensed-premises", certificate.number).row
    assert roster is not None
    assert roster["items"] == ["热食类食品制售", "冷荤类食品制售", "自制饮品制售"]


def test_issuing_twice_issues_once() -> None:
    case = town.open_food()
    town.grant_food(case)

    again = actions.issue(case_id=case.pk, actor=town.ROBOT, at=NOON)

    assert again["证照编号"] == town.document(case, "certificate").number


def test_a_payment_ends_in_a_confirmation_and_a_line_in_the_roster() -> None:
    case = town.open_allowance()

    town.work()

    said = town.text(town.document(case, "confirmation"))
    assert "区𬎆华" in said
    assert "每月金额：100元" in said
    row = lookup("recipients", case.number).row
    assert row is not None
    assert row["amount"] == 100


def test_what_has_no_step_of_delivery_is_delivered_into_the_inbox_when_it_is_sealed() -> None:
    case = town.open_filing()

    town.work()

    event = list_events(case)[-1]
    assert (event.kind, event.note) == ("delivered", "electronic")
    assert town.document(case, "filing").state == State.SEALED
    assert "电子送达" in town.text(town.document(case, "delivery"))
    titles = Message.objects.filter(to=case.party).values_list("title", flat=True)
    assert set(titles) == {"备案申请收件凭证已出具", "仅销售预包装食品备案回执已出具"}


def refused() -> Case:
    case = town.open_food()
    town.do(case, "accept")
    town.do(case, "fail", account="one", opinion="操作间没有洗手池")
    town.do(case, "fail", account="two", opinion="操作间没有洗手池")
    town.do(case, "refuse", opinion="建议不予：操作间没有洗手池")
    town.do(case, "refuse", opinion="操作间没有洗手池，不符合《食品安全法》第三十三条第一款第二项")
    return case


def declined() -> Case:
    case = town.open_food()
    town.do(case, "decline", opinion="经营场所在台山市，请向台山市市场监督管理局申请")
    return case


def asked_to_supplement() -> Case:
    case = town.open_food()
    cases.ask_supplement(
        task_id=case.tasks.get().pk,
        items=["经营场所平面图缺少冷荤专间的位置", "食品安全管理员的姓名没有填"],
        actor=town.official(),
        at=NOON,
    )
    return case


def paused() -> Case:
    case = town.open_food()
    town.do(case, "accept")
    cases.suspend(case_id=case.pk, procedure="test", days=10, actor=town.official(), at=LATER)
    return case


def extended() -> Case:
    case = town.open_food()
    town.do(case, "accept")
    cases.extend(
        case_id=case.pk, days=5, reasons="现场核查遇台风改期", actor=town.official(), at=LATER
    )
    return case


def granted() -> Case:
    case = town.open_food()
    town.grant_food(case)
    town.do(case, "delivered")
    return case


def managed() -> Case:
    case = granted()
    certificate = town.document(case, "certificate")
    for n, act in enumerate(("hold", "restore", "annul", "cancel")):
        actions.change_standing(
            document_id=certificate.pk,
            act=act,
            reasons="申请人隐瞒有关情况取得许可",
            law="《行政许可法》第六十九条第二款",
            actor=town.keeper(),
            at=town.LATER + timedelta(days=n),
        )
    for act in ("withdraw", "revoke"):
        other = town.open_food("示例市另一家餐饮有限公司")
        town.grant_food(other)
        actions.change_standing(
            document_id=town.document(other, "certificate").pk,
            act=act,
            reasons="许可依据的客观情况发生重大变化",
            law="《行政许可法》第八条第二款",
            actor=town.keeper(),
            at=town.LATER,
        )
    return case


def filed() -> Case:
    return town.open_filing()


def confirmed() -> Case:
    return town.open_allowance()


STORIES: tuple[Callable[[], Case], ...] = (
    refused,
    declined,
    asked_to_supplement,
    paused,
    extended,
    managed,
    filed,
    confirmed,
)


@pytest.mark.proves("D03.3")
def test_every_kind_of_document_says_that_it_is_a_demonstration() -> None:
    for story in STORIES:
        story()
    town.work()

    made = {d.kind: d for d in Document.objects.order_by("planned_at")}

    assert set(made) == set(Kind.values)
    PICTURES.mkdir(parents=True, exist_ok=True)
    for kind, document in made.items():
        (PICTURES / f"{kind}.pdf").write_bytes(town.pdf(document))
        assert "演示无效：演示文书，没有法律效力" in town.text(document), kind


def test_an_adverse_decision_gives_reasons_and_says_where_to_turn() -> None:
    case = refused()
    town.work()

    said = town.text(town.document(case, "refused"))

    assert "操作间没有洗手池" in said
    assert "六十日内向示例市蓬江区人民政府申请行政复议" in said
    assert "六个月内依法向示例市蓬江区人民法院提起行政诉讼" in said


def test_a_notice_to_supplement_lists_everything_at_once() -> None:
    case = asked_to_supplement()
    town.work()

    said = town.text(town.document(case, "supplement"))

    assert "1.经营场所平面图缺少冷荤专间的位置" in said
    assert "2.食品安全管理员的姓名没有填" in said


def signature(document: Document) -> PdfSignatureStatus:
    reader = PdfFileReader(io.BytesIO(town.pdf(document)))
    root = load_cert_from_pemder(str(town.KEYS / "ca.crt"))
    return validate_pdf_signature(
        reader.embedded_signatures[0], ValidationContext(trust_roots=[root], allow_fetching=False)
    )


def test_a_seal_is_a_signature_that_holds_and_breaks_when_a_byte_changes() -> None:
    case = town.open_filing()
    town.work()
    receipt = town.document(case, "receipt")

    status = signature(receipt)

    assert status.bottom_line
    assert "演示 无效" in status.signing_cert.subject.human_friendly
    assert status.signing_cert.public_key.algorithm == "ec"


def test_a_document_is_tagged_and_carries_its_faces() -> None:
    case = town.open_filing()
    town.work()

    reader = pypdf.PdfReader(io.BytesIO(town.pdf(town.document(case, "filing"))))

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"


def test_a_character_that_no_face_has_stops_the_issue_until_a_person_acts() -> None:
    case = town.open_allowance("区\U0003fffd华")
    town.work()

    stopped = town.document(case, "confirmation")

    assert stopped.state == State.BLOCKED
    assert stopped.file is None
    assert "U+3FFFD" in stopped.problem
    assert not Message.objects.filter(to=case.party, title__contains="确认书").exists()


def test_a_stopped_document_is_made_when_a_person_puts_it_on_again() -> None:
    case = town.open_filing()
    town.work()
    receipt = town.document(case, "receipt")
    Document.objects.filter(pk=receipt.pk).update(
        state=State.BLOCKED, file=None, problem="字体里没有这些字"
    )

    actions.make_again(document_id=receipt.pk, actor=town.official(), at=NOON)
    town.work()

    assert town.document(case, "receipt").state == State.SEALED


def test_a_job_run_twice_makes_one_document() -> None:
    case = town.open_filing()
    town.work()
    before = Document.objects.count()
    receipt = town.document(case, "receipt")

    for _ in range(2):
        actions.plan_letter(
            case_id=case.pk,
            kind=Kind.RECEIPT,
            cause=receipt.cause,
            actor=town.ROBOT,
            at=NOON,
        )

    assert Document.objects.count() == before


def test_the_desk_sees_what_was_written_and_what_waits() -> None:
    case = town.open_allowance("区\U0003fffd华")
    town.work()

    shown = panel.documents(case.pk, town.official("x", town.CIVIL), town.LATER)

    assert shown is not None
    assert "U+3FFFD" in shown.context["answers"][0].value
    assert shown.context["stopped"]

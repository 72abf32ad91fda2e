"""The whole protocol: our pages, the client, the simulator, over HTTP messages."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.test import Client

from yiwang.connectors.identity import client as oidc
from yiwang.connectors.identity.simulator.types import Sitter
from yiwang.kernel.access.engine import session
from yiwang.kernel.parties.models import Mandate, Party
from yiwang.lib import clock
from yiwang.lib.ids import gb11643, gb32100
from yiwang.site.demo import people
from yiwang.site.demo.sitters import list_sitters

pytestmark = [pytest.mark.urls("tests.connectors.identity.urls"), pytest.mark.django_db]
BACK = "/login/identity/return"
CHEN = Sitter(
    "陈小燕", "公民身份号码", gb11643.make("440703", people.CAST[0].birth_date, 996), "19900000001"
)
SHOP = Sitter(
    CHEN.name,
    CHEN.document_type,
    CHEN.document_number,
    firm="示例市小燕饭店",
    credit_code=gb32100.make(kind="92", region="440703", serial=1),
    role="法定代表人",
    representative="陈小燕",
)
VISITOR = Sitter("陈大文", "港澳居民来往内地通行证", "H00000001")


def relay(request: httpx.Request) -> httpx.Response:
    """Carry a message of the back channel to the simulator in this process."""
    answer = Client().generic(
        request.method,
        request.url.raw_path.decode(),
        request.content,
        request.headers.get("content-type", ""),
        headers={"authorization": request.headers.get("authorization", "")},
        SERVER_NAME="127.0.0.1",
    )
    return httpx.Response(answer.status_code, content=answer.content)


@pytest.fixture(autouse=True)
def simulator(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.IDENTITY_ISSUER = "http://127.0.0.1/simulator/identity"
    settings.IDENTITY_FRONT = "/simulator/identity"
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
    monkeypatch.setattr(
        "yiwang.connectors.identity.simulator.pages.sitters", lambda: (CHEN, SHOP, VISITOR)
    )
    transport = httpx.MockTransport(relay)
    monkeypatch.setattr(oidc, "http", lambda: httpx.Client(transport=transport))


def go(client: Client, **sat: str) -> str:
    """Sign in at the simulator; return the address that it sends the browser back to."""
    page = client.get("/login/identity?next=/me").headers["Location"]
    assert client.get(page).status_code == 200
    answer = client.post(page, {"level": "3", **sat})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def test_a_person_signs_in_through_the_platform(client: Client, city: None) -> None:
    back = client.get(go(client, who="0"))

    assert (back.status_code, back.headers["Location"]) == (302, "/me")
    signed = session.read(client.session)
    assert signed is not None
    assert signed.assurance == 3
    assert signed.on_behalf is None
    assert Party.objects.get().name == "陈小燕"


def test_who_signs_in_for_a_firm_acts_for_it_and_may_change_back(
    client: Client, city: None
) -> None:
    client.get(go(client, who="1"))

    firm = Party.objects.get(kind="firm")
    signed = session.read(client.session)
    assert signed is not None
    assert signed.on_behalf == firm.pk
    assert Mandate.objects.get().kind == "legal"
    assert "示例市小燕饭店" in client.get("/for").content.decode()
    person = Party.objects.get(kind="person")
    assert client.post("/for", {"party": str(person.pk)}).status_code == 302
    again = session.read(client.session)
    assert again is not None
    assert again.on_behalf is None


def test_a_holder_of_a_permit_signs_in(client: Client, city: None) -> None:
    client.get(go(client, who="2", level="2"))

    assert Party.objects.get().number_kind == "hk-mo-permit"


def test_anyone_invented_may_sit_down_but_the_number_is_checked(client: Client, city: None) -> None:
    number = CHEN.document_number[:17] + ("0" if CHEN.document_number[17] != "0" else "1")
    address = go(
        client, who="other", name="某人", document_type="公民身份号码", document_number=number
    )

    answer = client.get(address)

    assert answer.status_code == 422
    assert "校验位" in answer.content.decode()
    assert not Party.objects.exists()


def test_nobody_is_chosen(client: Client, city: None) -> None:
    page = client.get("/login/identity").headers["Location"]

    answer = client.post(page, {"level": "3"})

    assert answer.status_code == 422
    assert "请选择以谁的身份登录" in answer.content.decode()


def test_a_return_without_a_beginning_is_refused(client: Client, city: None) -> None:
    assert client.get(f"{BACK}?code=x&state=y").status_code == 409


def test_a_return_is_used_once(client: Client, city: None) -> None:
    address = go(client, who="0")
    client.get(address)

    assert client.get(address).status_code == 409


def test_a_false_state_is_refused(client: Client, city: None) -> None:
    address = go(client, who="0")
    code = parse_qs(urlsplit(address).query)["code"][0]

    answer = client.get(BACK, {"code": code, "state": "forged"})

    assert answer.status_code == 409
    assert "来路不符" in answer.content.decode()


def test_a_code_of_another_sign_in_does_not_fit_the_verifier(client: Client, city: None) -> None:
    stolen = parse_qs(urlsplit(go(Client(), who="0")).query)["code"][0]
    state = parse_qs(urlsplit(go(client, who="1")).query)["state"][0]

    answer = client.get(BACK, {"code": stolen, "state": state})

    assert answer.status_code == 409
    assert "平台不接受" in answer.content.decode()


def test_who_gives_up_is_told_so(client: Client, city: None) -> None:
    state = parse_qs(urlsplit(go(client, who="0")).query)["state"][0]

    answer = client.get(BACK, {"error": "access_denied", "state": state})

    assert "登录没有完成" in answer.content.decode()


def test_a_silent_platform_is_told_with_the_remedy(
    client: Client, city: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("down")

    transport = httpx.MockTransport(silent)
    monkeypatch.setattr(oidc, "http", lambda: httpx.Client(transport=transport))

    answer = client.get("/login/identity")

    assert answer.status_code == 409
    assert "暂时没有回应" in answer.content.decode()


def test_the_simulator_serves_only_our_client(client: Client, city: None) -> None:
    page = client.get("/login/identity").headers["Location"]

    assert client.get(page.replace("client_id=yiwang", "client_id=other")).status_code == 400
    assert client.get(page.replace("testserver", "evil.example")).status_code == 400


def test_the_simulator_wants_the_clients_secret(client: Client, city: None) -> None:
    assert client.post("/simulator/identity/token", {"code": "x"}).status_code == 401
    assert client.get("/simulator/identity/userinfo").status_code == 401


def test_the_cast_of_the_demo_city_may_sit_down() -> None:
    sitters = list_sitters()

    titles = [s.title for s in sitters]
    assert "陈小燕" in titles
    assert "谭玉兰" not in titles
    assert any("经办人" in t for t in titles)
    for sitter in sitters:
        if sitter.document_type == "公民身份号码":
            today = clock.now().date()
            assert gb11643.check(sitter.document_number, today=today).ok

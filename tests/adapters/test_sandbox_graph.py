"""What the product meets when it sends, uploads and manages templates (contracts/whatsapp.md 2 to 8)."""

import hashlib
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

PHONE, WABA, RAVI = "106540352242922", "102290129340398", "+919812345678"
TOKEN = {"Authorization": "Bearer good-token"}
TEMPLATE = {"name": "appointment_reminder", "language": {"code": "en"}}


def text(body: str = "Hi", **more: Any) -> dict[str, Any]:
    return {"messaging_product": "whatsapp", "to": RAVI, "type": "text", "text": {"body": body}} | more


def template(*parameters: str, **more: Any) -> dict[str, Any]:
    rows = [{"type": "text", "text": parameter} for parameter in parameters]
    part = TEMPLATE | {"components": [{"type": "body", "parameters": rows}]} | more
    return {"messaging_product": "whatsapp", "to": RAVI, "type": "template", "template": part}


def buttons(count: int, title: str = "Yes") -> dict[str, Any]:
    replies = [{"type": "reply", "reply": {"id": f"b{n}", "title": f"{title}{n}"}} for n in range(count)]
    part = {"type": "button", "body": {"text": "Choose"}, "action": {"buttons": replies}}
    return {"messaging_product": "whatsapp", "to": RAVI, "type": "interactive", "interactive": part}


def rows(count: int) -> dict[str, Any]:
    section = {"title": "Cars", "rows": [{"id": f"r{n}", "title": f"Car {n}"} for n in range(count)]}
    part = {"type": "list", "body": {"text": "Choose"}, "action": {"button": "Open", "sections": [section]}}
    return {"messaging_product": "whatsapp", "to": RAVI, "type": "interactive", "interactive": part}


@pytest.fixture
def send(sandbox: httpx.Client) -> Callable[[dict[str, Any]], httpx.Response]:
    return lambda body: sandbox.post(f"/graph/v25.0/{PHONE}/messages", json=body, headers=TOKEN)


@pytest.fixture
def open_window(sandbox: httpx.Client, settle: Callable[[], None], listener: Any) -> None:
    sandbox.post("/_sandbox/inbound", json={"from": RAVI, "text": "Hi"})
    settle()
    listener.posts.clear()


@pytest.mark.parametrize("prefix", ["", "/v19.0", "/v26.0"])
def test_any_version_or_none_sends(sandbox, open_window, prefix):
    answer = sandbox.post(f"/graph{prefix}/{PHONE}/messages", json=text(), headers=TOKEN).json()

    assert answer["contacts"] == [{"input": RAVI, "wa_id": "919812345678"}]
    assert answer["messages"][0].keys() == {"id"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param({"to": RAVI, "type": "text", "text": {"body": "x"}}, 100, id="no messaging_product"),
        pytest.param(
            {"messaging_product": "whatsapp", "type": "text", "text": {"body": "x"}}, 131008, id="no recipient"
        ),
        pytest.param(text("x" * 4097), 131009, id="text too long"),
        pytest.param(text(""), 131008, id="empty text"),
        pytest.param(text() | {"type": "hologram"}, 131051, id="unknown type"),
        pytest.param(text(to="+91 80 4718 2200"), 131021, id="to itself"),
        pytest.param(text(biz_opaque_callback_data="x" * 513), 131009, id="opaque data too long"),
        pytest.param(buttons(4), 131009, id="four buttons"),
        pytest.param(buttons(1, title="a title of 21 chars.."), 131009, id="button title too long"),
        pytest.param(rows(11), 131009, id="eleven rows"),
        pytest.param(text() | {"type": "image", "image": {"id": "404"}}, 131053, id="unknown media"),
        pytest.param(template("Ravi"), 132000, id="parameter missing"),
        pytest.param(template("Ravi", "a\nb"), 132007, id="line break in parameter"),
        pytest.param(template("Ravi", ""), 132008, id="empty parameter"),
        pytest.param(template("Ravi", "x" * 1024), 132005, id="hydrated text too long"),
        pytest.param(template(name="unknown"), 132001, id="unknown template"),
        pytest.param(template(language={"code": "fr"}), 132001, id="other language"),
    ],
)
def test_badly_formed_send_is_refused_with_its_code(sandbox, send, body, code):
    answer = send(body)

    error = answer.json()["error"]
    assert error["code"] == code
    assert answer.status_code == (404 if code == 132001 else 400)
    assert error["type"] == "OAuthException"
    assert error["fbtrace_id"].startswith("A")
    assert sandbox.get("/_sandbox/outbox").json()["messages"] == []


@pytest.mark.parametrize(
    ("headers", "code"), [({"Authorization": "Bearer stolen"}, 190), ({}, 0)], ids=["wrong token", "no token"]
)
def test_calls_without_the_right_token_are_refused(sandbox, headers, code):
    answer = sandbox.post(f"/graph/{PHONE}/messages", json=text(), headers=headers)

    assert (answer.status_code, answer.json()["error"]["code"]) == (401, code)


def test_unknown_number_is_a_graph_method_exception(sandbox):
    error = sandbox.post("/graph/1/messages", json=text(), headers=TOKEN).json()["error"]

    assert (error["code"], error["error_subcode"], error["type"]) == (100, 33, "GraphMethodException")


def test_form_with_json_values_and_token_in_it_is_taken(sandbox, open_window):
    form = {"messaging_product": "whatsapp", "to": RAVI, "type": "text", "text": '{"body": "x"}'}
    answer = sandbox.post(f"/graph/{PHONE}/messages", data=form | {"access_token": "good-token"})

    assert answer.status_code == 200


def test_message_inside_the_window_is_sent_delivered_and_read_with_our_data(send, open_window, listener, settle):
    message_id = send(text(biz_opaque_callback_data="row-1")).json()["messages"][0]["id"]
    settle_statuses(listener, 3)

    statuses = listener.statuses()
    assert [status["status"] for status in statuses] == ["sent", "delivered", "read"]
    assert {status["id"] for status in statuses} == {message_id}
    assert {status["biz_opaque_callback_data"] for status in statuses} == {"row-1"}
    assert ["pricing" in status for status in statuses] == [True, True, False]
    assert all("contacts" in value for value in listener.values())


def test_free_form_outside_the_window_is_accepted_and_fails_by_webhook(send, listener):
    assert send(text()).status_code == 200
    settle_statuses(listener, 1)

    failed = listener.statuses()[0]
    assert (failed["status"], failed["errors"][0]["code"]) == ("failed", 131047)
    assert failed["errors"][0]["title"] == failed["errors"][0]["message"]
    assert "contacts" not in listener.values()[0]
    assert "recipient_user_id" not in failed


def test_window_closes_a_day_after_the_last_message(sandbox, send, open_window, listener):
    sandbox.post("/_sandbox/clock", json={"advance_seconds": 24 * 3600})
    send(text())
    settle_statuses(listener, 1)

    assert listener.statuses()[0]["errors"][0]["code"] == 131047


def test_window_can_be_told_for_contacts_who_wrote_earlier(sandbox, send, listener):
    now = sandbox.get("/_sandbox/clock").json()["now"]
    sandbox.post("/_sandbox/windows", json=[{"from": RAVI, "last_inbound_at": now}])
    send(text())
    settle_statuses(listener, 3)

    assert listener.statuses()[-1]["status"] == "read"


def test_template_goes_out_outside_the_window_and_reads_as_its_words(sandbox, send, listener):
    answer = send(template("Ravi", "Monday 10:00")).json()
    settle_statuses(listener, 3)

    sent = sandbox.get("/_sandbox/outbox", params={"to": RAVI}).json()["messages"][0]
    assert answer["messages"][0]["message_status"] == "accepted"
    assert sent["text"] == "Hi Ravi, your appointment is on Monday 10:00. Reply here to change it."
    assert listener.statuses()[0]["pricing"]["category"] == "utility"


def test_marketing_to_a_contact_who_stopped_it_fails(sandbox, send, listener):
    sandbox.post("/_sandbox/preferences", json={"from": RAVI, "value": "stop"})
    send(template("Ravi", "the Creta", name="lead_follow_up"))
    settle_statuses(listener, 1)

    assert listener.statuses()[0]["errors"][0]["code"] == 131050


@pytest.mark.parametrize(("event", "code"), [("PAUSED", 132015), ("DISABLED", 132016), ("REJECTED", 132001)])
def test_template_that_lost_its_approval_is_refused(sandbox, send, event, code):
    sandbox.post("/_sandbox/template_status", json={"name": "appointment_reminder", "event": event})

    assert send(template("Ravi", "Monday")).json()["error"]["code"] == code


def test_media_header_must_be_given_at_every_send(sandbox, send):
    parts = [{"type": "HEADER", "format": "IMAGE"}, {"type": "BODY", "text": "Our prices"}]
    row = {"name": "prices", "language": "en", "category": "MARKETING", "components": parts}
    sandbox.post("/_sandbox/templates", json=row)

    assert send(template(name="prices")).json()["error"]["code"] == 132012


def test_send_by_user_id_answers_without_a_phone(sandbox, send, listener, settle):
    sandbox.post("/_sandbox/inbound", json={"from": RAVI, "text": "Hi", "identity": "b"})
    settle()
    bsuid = listener.messages()[0]["from_user_id"]
    body = {"messaging_product": "whatsapp", "recipient": bsuid, "type": "text", "text": {"body": "Hi"}}

    answer = send(body).json()
    settle_statuses(listener, 1)

    assert answer["contacts"] == [{"input": bsuid, "user_id": bsuid}]
    assert listener.statuses()[0]["recipient_user_id"] == bsuid
    assert "recipient_id" not in listener.statuses()[0]


def test_authentication_template_needs_a_phone(send):
    body = template("1", name="otp_code") | {"recipient": "IN.1"}
    del body["to"]

    assert send(body).json()["error"]["code"] == 131062


def test_forty_sixth_message_to_one_contact_hits_the_pair_limit(send, open_window):
    codes = [send(text()).json().get("error", {}).get("code") for _ in range(46)]

    assert codes[:45] == [None] * 45
    assert codes[45] == 131056


@pytest.mark.parametrize("extra", [{}, {"typing_indicator": {"type": "text"}}], ids=["read", "typing"])
def test_read_mark_and_typing_succeed_and_are_no_message(sandbox, send, extra):
    answer = send({"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.x"} | extra)

    assert answer.json() == {"success": True}
    assert sandbox.get("/_sandbox/outbox").json()["messages"] == []


def test_suspended_account_refuses_sends_and_tells_it(sandbox, send, listener, settle):
    sandbox.post("/_sandbox/faults", json={"kind": "suspend", "account": "Asha Motors"})
    settle()

    answer = send(text())
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, 131031)
    assert listener.values("account_update")[0]["ban_info"]["waba_ban_state"] == "DISABLE"


def test_uploaded_file_comes_back_until_its_url_expires(sandbox):
    upload = sandbox.post(
        f"/graph/{PHONE}/media",
        files={"file": ("a.png", b"bytes", "image/png")},
        data={"messaging_product": "whatsapp", "type": "image/png"},
        headers=TOKEN,
    )
    described = sandbox.get(f"/graph/v25.0/{upload.json()['id']}", headers=TOKEN).json()

    assert sandbox.get(described["url"], headers=TOKEN).content == b"bytes"
    assert described["sha256"] == hashlib.sha256(b"bytes").hexdigest()
    sandbox.post("/_sandbox/clock", json={"advance_seconds": 301})
    assert sandbox.get(described["url"], headers=TOKEN).status_code == 404
    assert sandbox.delete(f"/graph/{described['id']}", headers=TOKEN).json() == {"success": True}


def test_template_list_pages_and_sums_up(sandbox):
    address = f"/graph/{WABA}/message_templates"
    first = sandbox.get(address, params={"limit": 3, "summary": "total_count"}, headers=TOKEN).json()
    second = sandbox.get(first["paging"]["next"], headers=TOKEN).json()

    names = [row["name"] for row in first["data"] + second["data"]]
    assert names == ["hello_world", "lead_follow_up", "appointment_reminder", "otp_code"]
    assert first["summary"]["total_count"] == 4
    assert "next" not in second["paging"]


def test_created_template_is_pending_then_approved_by_webhook(sandbox, listener):
    parts = [{"type": "BODY", "text": "Hi {{1}}, welcome to us"}]
    body = {"name": "welcome", "language": "en", "category": "UTILITY", "components": parts}
    created = sandbox.post(f"/graph/{WABA}/message_templates", json=body, headers=TOKEN).json()
    settle_values(listener, "message_template_status_update", 1)

    assert created["status"] == "PENDING"
    assert listener.values("message_template_status_update")[0]["event"] == "APPROVED"
    assert sandbox.get(f"/graph/{created['id']}?fields=status", headers=TOKEN).json()["status"] == "APPROVED"


@pytest.mark.parametrize(
    ("change", "subcode"),
    [
        pytest.param({"components": [{"type": "BODY", "text": "{{1}} is here now"}]}, 2388299, id="variable first"),
        pytest.param({"components": [{"type": "BODY", "text": "x" * 1025}]}, 2388040, id="too long"),
        pytest.param(
            {"components": [{"type": "BODY", "text": "a {{1}} {{2}} {{3}} b"}]}, 2388293, id="too many variables"
        ),
        pytest.param({"name": "Not A Name"}, None, id="name"),
        pytest.param({"name": "hello_world", "language": "en_US"}, None, id="taken"),
    ],
)
def test_template_that_meta_would_not_review_is_refused(sandbox, change, subcode):
    body = {"name": "n", "language": "en", "category": "UTILITY", "components": [{"type": "BODY", "text": "Hello"}]}
    answer = sandbox.post(f"/graph/{WABA}/message_templates", json=body | change, headers=TOKEN)

    assert answer.status_code == 400
    assert answer.json()["error"].get("error_subcode") == subcode


def test_template_is_deleted_by_name(sandbox):
    address = f"/graph/{WABA}/message_templates"
    sandbox.delete(address, params={"name": "hello_world"}, headers=TOKEN)

    assert sandbox.get(address, params={"name": "hello_world"}, headers=TOKEN).json()["data"] == []


def test_phone_health_returns_only_what_was_asked_and_the_id(sandbox):
    sandbox.post("/_sandbox/phone", json={"fields": {"quality_rating": "RED"}})
    answer = sandbox.get(f"/graph/{PHONE}?fields=quality_rating,throughput", headers=TOKEN).json()

    assert answer == {"quality_rating": "RED", "throughput": {"level": "STANDARD"}, "id": PHONE}


def test_override_callback_must_pass_the_handshake(sandbox, listening):
    address = f"/graph/{WABA}/subscribed_apps"
    bad = {"override_callback_uri": "http://127.0.0.1:9/none", "verify_token": "t"}
    good = {"override_callback_uri": listening.url, "verify_token": "t"}

    assert sandbox.post(address, json=bad, headers=TOKEN).status_code == 400
    assert sandbox.post(address, json=good, headers=TOKEN).json() == {"success": True}
    assert sandbox.delete(address, headers=TOKEN).json() == {"success": True}


def settle_statuses(listener: Any, count: int) -> None:
    _until(lambda: len(listener.statuses()) >= count)


def settle_values(listener: Any, field: str, count: int) -> None:
    _until(lambda: len(listener.values(field)) >= count)


def _until(claim: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not claim():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.005)

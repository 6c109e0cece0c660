"""What arrives at the product when contacts write and things happen (contracts/whatsapp.md 1)."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest

from services.sandbox.config import SandboxConfig
from services.sandbox.in_thread import serving

RAVI = "+919812345678"


def test_body_is_signed_over_its_raw_bytes_with_the_app_secret(sandbox, listener, settle):
    sandbox.post("/_sandbox/inbound", json={"from": RAVI, "text": "Hallå"})
    settle()

    body, headers = listener.posts[0]
    expected = hmac.new(b"app-secret", body, hashlib.sha256).hexdigest()
    assert headers["x-hub-signature-256"] == f"sha256={expected}"
    assert headers["content-type"] == "application/json"


def test_body_escapes_non_ascii_and_slashes_as_meta_does(sandbox, listener, settle):
    sandbox.post("/_sandbox/inbound", json={"from": RAVI, "text": "café a/b नमस्ते"})
    settle()

    body, _ = listener.posts[0]
    assert rb"caf\u00e9 a\/b \u0928" in body
    assert listener.messages()[0]["text"]["body"] == "café a/b नमस्ते"


def test_message_value_has_string_timestamp_and_no_entry_time(sandbox, listener, settle):
    answer = sandbox.post("/_sandbox/inbound", json={"from": RAVI, "name": "Ravi", "text": "Hi"}).json()
    settle()

    entry = json.loads(listener.posts[0][0])["entry"][0]
    value = entry["changes"][0]["value"]
    assert "time" not in entry
    assert entry["id"] == "102290129340398"
    assert value["metadata"] == {"display_phone_number": "918047182200", "phone_number_id": "106540352242922"}
    assert value["messages"][0]["id"] == answer["message_ids"][0]
    assert value["messages"][0]["timestamp"].isdigit()
    assert value["contacts"][0]["profile"]["name"] == "Ravi"


@pytest.mark.parametrize(
    ("content", "type_", "part"),
    [
        pytest.param({"text": "Hi"}, "text", {"body": "Hi"}, id="text"),
        pytest.param({"button": "Yes"}, "button", {"payload": "Yes", "text": "Yes"}, id="template button"),
        pytest.param(
            {"button_reply": {"id": "b1", "title": "Book"}},
            "interactive",
            {"type": "button_reply", "button_reply": {"id": "b1", "title": "Book"}},
            id="button reply",
        ),
        pytest.param(
            {"list_reply": {"id": "r1", "title": "Creta", "description": "SUV"}},
            "interactive",
            {"type": "list_reply", "list_reply": {"id": "r1", "title": "Creta", "description": "SUV"}},
            id="list reply",
        ),
        pytest.param(
            {"location": {"latitude": 12.9, "longitude": 77.5}},
            "location",
            {"latitude": 12.9, "longitude": 77.5},
            id="location",
        ),
        pytest.param(
            {"contacts": [{"name": {"formatted_name": "A"}}]},
            "contacts",
            [{"name": {"formatted_name": "A"}}],
            id="contacts",
        ),
        pytest.param(
            {"reaction": {"message_id": "wamid.x", "emoji": "👍"}},
            "reaction",
            {"message_id": "wamid.x", "emoji": "👍"},
            id="reaction",
        ),
        pytest.param(
            {"reaction": {"message_id": "wamid.x"}}, "reaction", {"message_id": "wamid.x"}, id="reaction removed"
        ),
        pytest.param(
            {"order": {"catalog_id": "1", "text": "", "product_items": []}},
            "order",
            {"catalog_id": "1", "text": "", "product_items": []},
            id="order",
        ),
        pytest.param({"unsupported": "poll_creation"}, "unsupported", {"type": "poll_creation"}, id="unsupported"),
        pytest.param(
            {"revoke": {"original_message_id": "wamid.x"}}, "revoke", {"original_message_id": "wamid.x"}, id="revoke"
        ),
        pytest.param(
            {"edit": {"original_message_id": "wamid.x", "text": "new"}},
            "edit",
            {"original_message_id": "wamid.x", "message": {"type": "text", "text": {"body": "new"}}},
            id="edit",
        ),
        pytest.param(
            {"flow_reply": {"a": 1}},
            "interactive",
            {"type": "nfm_reply", "nfm_reply": {"name": "flow", "body": "Sent", "response_json": '{"a": 1}'}},
            id="flow",
        ),
    ],
)
def test_each_inbound_type_has_its_documented_body(
    sandbox: httpx.Client, listener: Any, settle: Callable[[], None], content: dict[str, Any], type_: str, part: Any
) -> None:
    sandbox.post("/_sandbox/inbound", json={"from": RAVI} | content)
    settle()

    message = listener.messages()[0]
    assert message["type"] == type_
    assert message[type_] == part


def test_voice_note_is_audio_with_voice_true_and_a_url_that_needs_the_token(sandbox, listener, settle):
    sandbox.post("/_sandbox/inbound", json={"from": RAVI, "voice": True})
    settle()

    audio = listener.messages()[0]["audio"]
    with_token = sandbox.get(audio["url"], headers={"Authorization": "Bearer good-token"})
    assert audio["voice"] is True
    assert base64.b64decode(audio["sha256"]) == hashlib.sha256(with_token.content).digest()
    assert sandbox.get(audio["url"]).status_code == 401


@pytest.mark.parametrize(
    ("identity", "has_phone", "has_username", "has_parent"),
    [
        pytest.param("a", True, False, False, id="no username"),
        pytest.param("b", False, True, False, id="username, phone hidden"),
        pytest.param("c", True, True, False, id="username, phone visible"),
        pytest.param("d", True, False, True, id="parent id"),
    ],
)
def test_identity_scenario_decides_which_names_are_shown(
    sandbox: httpx.Client,
    listener: Any,
    settle: Callable[[], None],
    identity: str,
    has_phone: bool,
    has_username: bool,
    has_parent: bool,
) -> None:
    sandbox.post("/_sandbox/inbound", json={"from": RAVI, "text": "Hi", "identity": identity})
    settle()

    value = listener.values()[0]
    contact, message = value["contacts"][0], value["messages"][0]
    assert ("wa_id" in contact, "from" in message) == (has_phone, has_phone)
    assert ("username" in contact["profile"]) == has_username
    assert ("parent_user_id" in contact, "from_parent_user_id" in message) == (has_parent, has_parent)
    assert contact["user_id"] == message["from_user_id"]


def test_same_contact_has_another_id_in_another_portfolio(sandbox, listener, settle):
    for tenant in ("Asha Motors", "Borneo Homes"):
        sandbox.post("/_sandbox/inbound", json={"tenant": tenant, "from": RAVI, "text": "Hi"})
    settle()

    assert len({message["from_user_id"] for message in listener.messages()}) == 2


def test_context_and_referral_travel_with_the_message(sandbox, listener, settle):
    referral = {"source_url": "https://fb.me/x", "source_id": "1", "source_type": "ad", "ctwa_clid": "c"}
    row = {"from": RAVI, "text": "Hi", "context": "wamid.ours", "referral": referral}
    sandbox.post("/_sandbox/inbound", json=row)
    settle()

    message = listener.messages()[0]
    assert message["context"] == {"from": "918047182200", "id": "wamid.ours"}
    assert message["referral"] == referral


def test_interactive_error_has_no_interactive_part_and_errors_beside_it(sandbox, listener, settle):
    sandbox.post("/_sandbox/inbound", json={"from": RAVI, "interactive_error": True})
    settle()

    value = listener.values()[0]
    assert "interactive" not in value["messages"][0]
    assert value["errors"][0]["code"] == 131000


def test_number_change_is_a_system_message_without_contacts(sandbox, listener, settle):
    changed = sandbox.post("/_sandbox/number_change", json={"from": RAVI, "to": "+919800000001"}).json()
    settle()

    value = listener.values()[0]
    system = value["messages"][0]["system"]
    assert "contacts" not in value
    assert (system["type"], system["wa_id"]) == ("user_changed_number", "919800000001")
    assert (system["user_id"], system["previous_user_id"]) == (changed["user_id"], changed["previous_user_id"])
    assert system["user_id"] != system["previous_user_id"]


def test_echo_names_the_business_as_sender(sandbox, listener, settle):
    sandbox.post("/_sandbox/echo", json={"from": RAVI, "text": "I will call you"})
    settle()

    message = listener.values("smb_message_echoes")[0]["message_echoes"][0]
    assert (message["from"], message["to"]) == ("918047182200", "919812345678")


def test_account_level_update_carries_an_entry_time(sandbox, listener, settle):
    value = {"event": "ACCOUNT_VIOLATION", "violation_info": {"violation_type": "SCAM"}}
    sandbox.post("/_sandbox/account", json={"field": "account_update", "value": value})
    settle()

    assert isinstance(json.loads(listener.posts[0][0])["entry"][0]["time"], int)
    assert listener.values("account_update") == [value]


def test_template_status_names_the_template_by_integer_id(sandbox, listener, settle):
    row = {"name": "lead_follow_up", "event": "PAUSED", "other_info": {"title": "FIRST_PAUSE"}}
    sandbox.post("/_sandbox/template_status", json=row)
    settle()

    value = listener.values("message_template_status_update")[0]
    assert isinstance(value["message_template_id"], int)
    assert (value["event"], value["message_template_name"]) == ("PAUSED", "lead_follow_up")


def test_preference_timestamp_is_an_integer(sandbox, listener, settle):
    sandbox.post("/_sandbox/preferences", json={"from": RAVI, "value": "stop"})
    settle()

    preference = listener.values("user_preferences")[0]["user_preferences"][0]
    assert preference["value"] == "stop"
    assert isinstance(preference["timestamp"], int)


def test_refused_delivery_is_tried_again_until_it_is_accepted(sandbox, listener, settle):
    listener.answers += [500, 302, 201]
    sandbox.post("/_sandbox/inbound", json={"from": RAVI, "text": "Hi"})
    settle()

    assert len(listener.posts) == 4
    assert len({body for body, _ in listener.posts}) == 1


def test_clock_moves_the_timestamps_of_webhooks(sandbox, listener, settle):
    sandbox.post("/_sandbox/clock", json={"advance_seconds": 86_400})
    sandbox.post("/_sandbox/inbound", json={"from": RAVI, "text": "Hi"})
    settle()

    assert int(listener.messages()[0]["timestamp"]) - time.time() == pytest.approx(86_400, abs=5)


def test_nothing_is_delivered_before_the_handshake_and_everything_after(listener, sandbox_config):
    listener.refuses_handshakes = True
    listener.handshakes.clear()
    try:
        with serving(sandbox_config) as url, httpx.Client(base_url=url, trust_env=False) as late:
            late.post("/_sandbox/inbound", json={"from": RAVI, "text": "Hi"})
            time.sleep(0.1)
            assert listener.posts == []

            listener.refuses_handshakes = False
            deadline = time.monotonic() + 3
            while late.get("/_sandbox/webhooks").json()["waiting"] and time.monotonic() < deadline:
                time.sleep(0.01)
            assert len(listener.messages()) == 1
    finally:
        listener.refuses_handshakes = False

    assert len(listener.handshakes) > 1
    assert listener.handshakes[0]["hub.mode"] == "subscribe"
    assert listener.handshakes[0]["hub.verify_token"] == "verify-token"
    assert listener.handshakes[0]["hub.challenge"].isdigit()


@pytest.mark.parametrize(("version", "has_conversation"), [("v23.0", True), ("v25.0", False)])
def test_conversation_is_left_out_of_statuses_from_version_24_on(
    listener: Any, sandbox_config: SandboxConfig, version: str, has_conversation: bool
) -> None:
    config = replace(sandbox_config, webhook_version=version, strangers_in_window=True)
    with serving(config) as url, httpx.Client(base_url=url, trust_env=False) as client:
        body = {"messaging_product": "whatsapp", "to": RAVI, "type": "text", "text": {"body": "Hi"}}
        client.post("/graph/106540352242922/messages", json=body, headers={"Authorization": "Bearer good-token"})
        deadline = time.monotonic() + 3
        while len(listener.statuses()) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)

    sent = listener.statuses()[0]
    assert sent["status"] == "sent"
    assert ("conversation" in sent) == has_conversation

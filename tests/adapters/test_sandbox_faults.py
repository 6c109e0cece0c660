"""What goes wrong on request, and the control routes around it."""

import json

import httpx
import pytest

from services.errors import ConfigurationError
from services.sandbox.config import config_from_environment

PHONE, RAVI = "106540352242922", "+919812345678"
TOKEN = {"Authorization": "Bearer good-token"}
TEXT = {"messaging_product": "whatsapp", "to": RAVI, "type": "text", "text": {"body": "Hi"}}


def fault(sandbox: httpx.Client, kind: str, **more: object) -> None:
    assert sandbox.post("/_sandbox/faults", json={"kind": kind} | more).status_code == 200


def write(sandbox: httpx.Client, times: int) -> list[str]:
    row = {"from": RAVI, "text": "message {n}", "times": times}
    return sandbox.post("/_sandbox/inbound", json=row).json()["message_ids"]


def test_duplicates_are_the_same_bytes_again(sandbox, listener, settle):
    fault(sandbox, "duplicate", copies=2)
    write(sandbox, 1)
    settle()

    assert len(listener.posts) == 3
    assert len({body for body, _ in listener.posts}) == 1


def test_dropped_updates_never_arrive_and_are_counted(sandbox, listener, settle):
    fault(sandbox, "drop", times=2)
    write(sandbox, 5)
    settle()

    assert len(listener.messages()) == 3
    assert sandbox.get("/_sandbox/webhooks").json()["dropped"] == 2


def test_order_is_kept_for_a_contact_until_reorder_strikes(sandbox, listener, settle):
    kept = write(sandbox, 20)
    settle()
    assert [message["id"] for message in listener.messages()] == kept

    listener.posts.clear()
    fault(sandbox, "reorder", seconds=0.2)
    shuffled = write(sandbox, 20)
    settle()
    arrived = [message["id"] for message in listener.messages()]
    assert sorted(arrived) == sorted(shuffled)
    assert arrived != shuffled


def test_batch_puts_updates_of_several_accounts_into_one_post(sandbox, listener, settle):
    fault(sandbox, "batch", size=4, seconds=5)
    rows = [{"from": RAVI, "text": "x", "tenant": tenant} for tenant in ("Asha Motors", "Borneo Homes") * 2]
    sandbox.post("/_sandbox/inbound", json=rows)
    settle()

    envelope = json.loads(listener.posts[0][0])
    assert len(listener.posts) == 1
    assert [len(entry["changes"]) for entry in envelope["entry"]] == [2, 2]


def test_forged_signature_is_wrong(sandbox, listener, settle):
    write(sandbox, 1)
    fault(sandbox, "bad_signature", times=1)
    write(sandbox, 1)
    settle()

    signatures = {headers["x-hub-signature-256"] for _, headers in listener.posts}
    assert len(signatures) == 2


def test_same_seed_draws_the_same_faults(sandbox, listener, settle):
    def survivors() -> list[str]:
        listener.posts.clear()
        sandbox.post("/_sandbox/faults", json={"seed": 3, "rules": []})
        write(sandbox, 30)
        settle()
        return [message["text"]["body"] for message in listener.messages()]

    fault(sandbox, "drop", probability=0.5)
    first = survivors()
    assert 0 < len(first) < 30
    assert survivors() == first


@pytest.mark.parametrize(
    ("rule", "status", "code"),
    [
        pytest.param({"code": 131016}, 500, 131016, id="code decides the status"),
        pytest.param({"status": 429}, 429, 130429, id="old throttle status"),
        pytest.param({"code": 130429}, 400, 130429, id="new throttle status"),
        pytest.param({"code": 131048, "status": 403}, 403, 131048, id="both"),
    ],
)
def test_error_fault_answers_in_graphs_shape(sandbox, rule, status, code):
    fault(sandbox, "error", provider="graph", route="/messages", times=1, **rule)

    answer = sandbox.post(f"/graph/{PHONE}/messages", json=TEXT, headers=TOKEN)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_error_after_the_deed_leaves_the_message_sent(sandbox):
    fault(sandbox, "error", provider="graph", status=500, after=True, times=1)

    answer = sandbox.post(f"/graph/{PHONE}/messages", json=TEXT, headers=TOKEN)
    assert answer.status_code == 500
    assert len(sandbox.get("/_sandbox/outbox").json()["messages"]) == 1


def test_chosen_send_fails_with_the_chosen_code(sandbox, listener, settle):
    write(sandbox, 1)
    fault(sandbox, "fail_send", code=131026, to=RAVI.lstrip("+"))
    sandbox.post(f"/graph/{PHONE}/messages", json=TEXT, headers=TOKEN)
    wait_for_status(sandbox, "failed")

    sent = sandbox.get("/_sandbox/outbox").json()["messages"][0]
    assert sent["history"][0]["code"] == 131026


def test_forced_status_follows_the_natural_ones(sandbox, listener, settle):
    write(sandbox, 1)
    answer = sandbox.post(f"/graph/{PHONE}/messages", json=TEXT, headers=TOKEN).json()
    wait_for_status(sandbox, "read")
    row = {"message_id": answer["messages"][0]["id"], "status": "failed", "code": 131026}
    sandbox.post("/_sandbox/status", json=row)
    settle()

    assert [status["status"] for status in listener.statuses()] == ["sent", "delivered", "read", "failed"]


def test_hundreds_of_contacts_arrive_once_each(sandbox, listener, settle):
    rows = [{"from": f"+9198{n:08d}", "text": "Hi"} for n in range(300)]
    expected = sandbox.post("/_sandbox/inbound", json=rows).json()["message_ids"]
    settle()

    assert sorted(message["id"] for message in listener.messages()) == sorted(expected)


def test_outbox_is_filtered_by_channel_recipient_and_time(sandbox):
    sandbox.post(f"/graph/{PHONE}/messages", json=TEXT, headers=TOKEN)
    after = sandbox.get("/_sandbox/clock").json()["now"]
    sandbox.post(f"/graph/{PHONE}/messages", json=TEXT | {"to": "+919800000002"}, headers=TOKEN)

    def count(**query: str) -> int:
        return len(sandbox.get("/_sandbox/outbox", params=query).json()["messages"])

    assert (count(), count(to=RAVI), count(channel="sms"), count(since=after)) == (2, 1, 0, 1)


def test_added_account_receives_and_has_templates(sandbox, listener, settle):
    row = {"tenant": "New Co", "phone_number_id": "77", "waba_id": "78", "display_phone_number": "+1 555 0100"}
    sandbox.post("/_sandbox/accounts", json=row)
    sandbox.post("/_sandbox/inbound", json={"inbox": "77", "from": RAVI, "text": "Hi"})
    settle()

    assert listener.values()[0]["metadata"]["phone_number_id"] == "77"
    assert sandbox.get("/graph/78/message_templates", headers=TOKEN).json()["data"]


@pytest.mark.parametrize(
    ("route", "body", "names"),
    [
        pytest.param("inbound", {"text": "Hi"}, "from is required", id="no sender"),
        pytest.param("inbound", {"from": RAVI}, "exactly one of", id="no content"),
        pytest.param("inbound", {"from": RAVI, "text": "x", "tenant": "Nobody"}, "Asha Motors", id="no such tenant"),
        pytest.param("faults", {"kind": "earthquake"}, "earthquake", id="unknown fault"),
        pytest.param("faults", {"kind": "drop", "colour": "red"}, "colour", id="unknown field"),
        pytest.param("clock", {}, "advance_seconds is required", id="missing key"),
    ],
)
def test_bad_control_request_says_what_is_wrong(sandbox, route, body, names):
    answer = sandbox.post(f"/_sandbox/{route}", json=body)

    assert answer.status_code == 400
    assert names in answer.json()["error"]


def test_requests_are_noted_without_credentials(sandbox):
    sandbox.post(f"/graph/{PHONE}/messages?access_token=good-token", json=TEXT)

    call = sandbox.get("/_sandbox/requests", params={"route": "/messages"}).json()["requests"][0]
    assert (call["method"], call["status"], call["body"]["to"]) == ("POST", 200, RAVI)
    assert "good-token" not in json.dumps(call)


def test_production_is_refused_in_one_line():
    with pytest.raises(ConfigurationError, match="does not start where FLEXORAA_ENV=production"):
        config_from_environment({"FLEXORAA_ENV": "production"})


def test_lifting_a_suspension_reinstates_the_account(sandbox, listener, settle):
    fault(sandbox, "suspend", account="Asha Motors")
    fault(sandbox, "drop", route="statuses")
    left = sandbox.delete("/_sandbox/faults", params={"kind": "suspend"}).json()["rules"]
    settle()

    states = [value["ban_info"]["waba_ban_state"] for value in listener.values("account_update")]
    assert states == ["DISABLE", "REINSTATE"]
    assert [rule["kind"] for rule in left] == ["drop"]
    assert sandbox.post(f"/graph/{PHONE}/messages", json=TEXT, headers=TOKEN).status_code == 200


def wait_for_status(sandbox: httpx.Client, status: str) -> None:
    for _ in range(500):
        messages = sandbox.get("/_sandbox/outbox").json()["messages"]
        if messages and messages[0]["status"] == status:
            return
    raise AssertionError(f"no message became {status}")

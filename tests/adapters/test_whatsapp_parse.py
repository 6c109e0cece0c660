"""Webhook bodies become our types, item by item, whatever stands beside them."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from services.adapters.whatsapp.parse import parse
from services.arrivals import (
    AccountChanged,
    AccountNews,
    Address,
    EchoArrived,
    Effect,
    MessageArrived,
    PreferenceArrived,
    Referral,
    StatusArrived,
    TemplateChanged,
)
from services.rules.delivery_status import DeliveryStatus

AT = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
HEAD = {"from": "919800000001", "from_user_id": "IN.77", "id": "wamid.1", "timestamp": str(int(AT.timestamp()))}
CONTACT = {"profile": {"name": "Ravi"}, "user_id": "IN.77", "wa_id": "919800000001"}
METADATA = {"messaging_product": "whatsapp", "metadata": {"display_phone_number": "9180", "phone_number_id": "106"}}


def body(value: Any, field: str = "messages") -> bytes:
    change = {"field": field, "value": value}
    return json.dumps({"object": "whatsapp_business_account", "entry": [{"id": "WABA", "changes": [change]}]}).encode()


def messages(*items: Any, contacts: Any = (CONTACT,)) -> bytes:
    return body(METADATA | {"contacts": list(contacts), "messages": list(items)})


def only(raw: bytes) -> Any:
    parsed = parse(raw)
    assert parsed.problems == ()
    (arrival,) = parsed.arrivals
    return arrival


@pytest.mark.parametrize(
    ("name", "kind", "words", "effect", "reply_to"),
    [
        ("text", "text", "Price of the EV?", Effect.OPENS_TURN, None),
        ("text with a reply context", "text", "yes", Effect.OPENS_TURN, "wamid.OURS"),
        ("image with a caption", "image", "my car", Effect.OPENS_TURN, None),
        ("image without a caption", "image", "Photo", Effect.OPENS_TURN, None),
        ("video", "video", "Video", Effect.OPENS_TURN, None),
        ("document", "document", "quote.pdf", Effect.OPENS_TURN, None),
        ("voice note", "audio", "Voice note", Effect.OPENS_TURN, None),
        ("audio file", "audio", "Audio", Effect.OPENS_TURN, None),
        ("sticker", "sticker", "Sticker", Effect.OPENS_TURN, None),
        ("named location", "location", "Showroom", Effect.OPENS_TURN, None),
        ("bare location", "location", "12, 77.59", Effect.OPENS_TURN, None),
        ("contact card", "contacts", "Asha Rao", Effect.OPENS_TURN, None),
        ("reaction", "reaction", "👍", Effect.EXTENDS_WINDOW, "wamid.OURS"),
        ("removed reaction", "reaction", "", Effect.EXTENDS_WINDOW, "wamid.OURS"),
        ("quick reply", "button", "Stop promotions", Effect.OPENS_TURN, "wamid.OURS"),
        ("quick reply without context", "button", "Yes", Effect.OPENS_TURN, None),
        ("button reply", "interactive", "Book a test drive", Effect.OPENS_TURN, None),
        ("list reply", "interactive", "SUV", Effect.OPENS_TURN, None),
        ("flow reply", "interactive", "Sent", Effect.OPENS_TURN, None),
        ("interactive without its object", "interactive", "Reply that could not be read", Effect.OPENS_TURN, None),
        ("order", "order", "Order of 1 products", Effect.OPENS_TURN, None),
        ("edit", "edit", "Price of the SUV?", Effect.NOTHING, "wamid.FIRST"),
        ("revoke", "revoke", "Deleted a message", Effect.NOTHING, "wamid.FIRST"),
        ("opened chat", "request_welcome", "Opened the chat", Effect.NOTHING, None),
        ("unsupported", "unsupported", "Message of a kind that cannot be shown", Effect.OPENS_TURN, None),
        ("unavailable", "unsupported", "Message of a kind that cannot be shown", Effect.OPENS_TURN, None),
        (
            "older spelling of unsupported",
            "unsupported",
            "Message of a kind that cannot be shown",
            Effect.OPENS_TURN,
            None,
        ),
        ("type of next year", "unsupported", "Message of a kind that cannot be shown", Effect.OPENS_TURN, None),
        ("security code changed", "system", "Ravi's security code changed", Effect.NOTHING, None),
    ],
)
def test_every_message_type_has_its_words_and_effect(payloads, name, kind, words, effect, reply_to):
    part = json.loads((payloads / "whatsapp_messages.json").read_text())[name]
    arrived = only(messages(HEAD | part))

    assert isinstance(arrived, MessageArrived)
    assert (arrived.kind, arrived.body, arrived.effect, arrived.reply_to) == (kind, words, effect, reply_to)
    assert (arrived.account, arrived.provider_id, arrived.at) == ("106", "wamid.1", AT)


def test_unknown_type_keeps_its_whole_object(payloads):
    arrived = only(messages(HEAD | {"type": "hologram", "hologram": {"id": "h1"}}))
    assert arrived.details["hologram"] == {"id": "h1"}


@pytest.mark.parametrize(
    ("head", "contacts", "address"),
    [
        pytest.param(
            {"from": "919800000001"},
            [{"profile": {"name": "Ravi"}, "wa_id": "919800000001"}],
            Address(phone="919800000001", name="Ravi"),
            id="phone only",
        ),
        pytest.param(
            {"from_user_id": "IN.77"},
            [{"profile": {"name": "Ravi", "username": "@ravi"}, "user_id": "IN.77"}],
            Address(user_id="IN.77", name="Ravi"),
            id="hidden phone",
        ),
        pytest.param(
            {"from": "919800000001", "from_user_id": "IN.77", "from_parent_user_id": "IN.ENT.5"},
            [CONTACT],
            Address(user_id="IN.77", parent_user_id="IN.ENT.5", phone="919800000001", name="Ravi"),
            id="all three",
        ),
        pytest.param({"from": "+91 98000-00001"}, [], Address(phone="919800000001"), id="no contacts at all"),
    ],
)
def test_sender_is_known_by_any_of_its_ids(head, contacts, address):
    message = {"id": "wamid.1", "timestamp": "1", "type": "text", "text": {"body": "x"}} | head
    assert only(messages(message, contacts=contacts)).sender == address


def test_one_named_contact_is_not_taken_for_all_senders():
    one = {"id": "wamid.1", "timestamp": "1", "type": "text", "text": {"body": "x"}, "from": "919800000001"}
    other = one | {"id": "wamid.2", "from": "919800000002"}

    parsed = parse(messages(one, other, contacts=[{"profile": {"name": "Ravi"}, "user_id": "IN.77"}]))

    assert [arrival.sender for arrival in parsed.arrivals] == [
        Address(phone="919800000001"),
        Address(phone="919800000002"),
    ]


def test_number_change_names_the_person_before_and_after():
    system = {
        "type": "user_changed_number",
        "body": "Ravi changed",
        "wa_id": "919811111111",
        "user_id": "IN.88",
        "previous_user_id": "IN.77",
    }
    message = {"from": "919800000001", "id": "w", "timestamp": "1", "type": "system", "system": system}
    arrived = only(body(METADATA | {"messages": [message]}))

    assert arrived.sender == Address(user_id="IN.77", phone="919800000001")
    assert arrived.moved_to == Address(user_id="IN.88", phone="919811111111")


def test_ad_referral_tells_source_and_campaign():
    referral = {"source_url": "https://fb.me/x", "source_id": "120", "source_type": "ad", "headline": "Diwali EV"}
    arrived = only(messages(HEAD | {"type": "text", "text": {"body": "hi"}, "referral": referral}))
    assert arrived.referral == Referral(source="whatsapp_ad", campaign="Diwali EV")


def test_failed_status_carries_its_code_and_our_id():
    status = {
        "id": "wamid.9",
        "status": "failed",
        "timestamp": str(int(AT.timestamp())),
        "biz_opaque_callback_data": "ours",
        "errors": [{"code": 131047, "title": "Re-engagement message"}],
    }
    assert only(body(METADATA | {"statuses": [status]})) == StatusArrived(
        account="106", provider_id="wamid.9", status=DeliveryStatus.FAILED, at=AT, error_code=131047, opaque_id="ours"
    )


@pytest.mark.parametrize(
    ("field", "value", "arrival"),
    [
        pytest.param(
            "message_template_status_update",
            {
                "event": "paused",
                "message_template_id": 12,
                "message_template_name": "hello",
                "message_template_language": "en",
                "reason": None,
            },
            TemplateChanged(business_id="WABA", name="hello", language="en", status="PAUSED"),
            id="template paused",
        ),
        pytest.param(
            "template_category_update",
            {
                "message_template_id": 12,
                "message_template_name": "hello",
                "message_template_language": "en",
                "new_category": "MARKETING",
                "previous_category": "UTILITY",
            },
            TemplateChanged(business_id="WABA", name="hello", language="en", category="MARKETING"),
            id="category changed",
        ),
        pytest.param(
            "template_category_update",
            {
                "message_template_id": 12,
                "message_template_name": "hello",
                "message_template_language": "en",
                "new_category": "MARKETING",
                "correct_category": "MARKETING",
            },
            TemplateChanged(business_id="WABA", name="hello", language="en"),
            id="category announced",
        ),
        pytest.param(
            "account_update",
            {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE"}},
            AccountChanged(business_id="WABA", account=None, news=AccountNews.HALTED, reason="DISABLED_UPDATE"),
            id="account banned",
        ),
        pytest.param(
            "account_update",
            {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "REINSTATE"}},
            AccountChanged(business_id="WABA", account=None, news=AccountNews.RESUMED, reason="DISABLED_UPDATE"),
            id="ban lifted",
        ),
        pytest.param(
            "phone_number_quality_update",
            {"display_phone_number": "9180", "event": "FLAGGED"},
            AccountChanged(business_id="WABA", account=None, news=AccountNews.QUALITY, reason="FLAGGED"),
            id="quality flagged",
        ),
        pytest.param(
            "user_preferences",
            METADATA
            | {
                "user_preferences": [
                    {"user_id": "IN.77", "category": "marketing_messages", "value": "stop", "timestamp": 0}
                ]
            },
            PreferenceArrived(
                account="106", contact=Address(user_id="IN.77"), stops=True, at=datetime.fromtimestamp(0, UTC)
            ),
            id="marketing stopped",
        ),
        pytest.param(
            "messages",
            METADATA | {"errors": [{"code": 131031, "title": "Account locked"}]},
            AccountChanged(
                business_id="WABA",
                account="106",
                news=AccountNews.HALTED,
                reason="send_error.account_blocked",
                error_code=131031,
            ),
            id="error without a message",
        ),
    ],
)
def test_account_level_fields_keep_what_they_mean(field, value, arrival):
    assert only(body(value, field)) == arrival


def test_echo_is_a_message_of_the_business():
    echo = {"from": "9180", "to": "919800000001", "to_user_id": "IN.77", "id": "w", "timestamp": "1", "type": "text"}
    arrived = only(body(METADATA | {"message_echoes": [echo | {"text": {"body": "On it"}}]}, "smb_message_echoes"))
    assert isinstance(arrived, EchoArrived)
    assert (arrived.body, arrived.recipient.phone) == ("On it", "919800000001")


@pytest.mark.parametrize("field", ["history", "flows", "security", "calls", "field_of_next_year"])
def test_field_without_meaning_is_acknowledged(field):
    parsed = parse(body({"anything": [1]}, field))
    assert (parsed.arrivals, parsed.problems) == ((), ())


GOOD = HEAD | {"id": "wamid.good", "type": "text", "text": {"body": "kept"}}


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param({"id": "x"}, id="no type"),
        pytest.param(HEAD | {"type": "text", "text": "flat"}, id="text is no object"),
        pytest.param(HEAD | {"type": "text", "text": {"body": 5.5}}, id="body is no text"),
        pytest.param(HEAD | {"type": "text", "text": {"body": "x"}, "timestamp": "soon"}, id="no time"),
        pytest.param(HEAD | {"type": "text", "text": {"body": "x"}, "timestamp": "9" * 30}, id="time out of range"),
        pytest.param({"id": "x", "timestamp": "1", "type": "text", "text": {"body": "x"}}, id="no sender"),
        pytest.param(HEAD | {"type": "reaction", "reaction": {}}, id="reaction to nothing"),
        pytest.param(HEAD | {"type": "image", "image": {"id": None}}, id="image without id"),
        pytest.param(
            HEAD | {"id": "w" * 9000, "type": "text", "text": {"body": "x"}}, id="id longer than an index holds"
        ),
        pytest.param(HEAD | {"from_user_id": "I" * 9000, "type": "text", "text": {"body": "x"}}, id="endless user id"),
        pytest.param("text", id="not an object"),
        pytest.param(None, id="null"),
    ],
)
def test_bad_item_names_its_place_and_spares_its_neighbours(bad):
    contacts = [CONTACT, {"profile": {"name": "Other"}, "wa_id": "1"}]
    parsed = parse(messages(GOOD, bad, GOOD | {"id": "wamid.good2"}, contacts=contacts))

    assert [arrival.provider_id for arrival in parsed.arrivals] == ["wamid.good", "wamid.good2"]
    (problem,) = parsed.problems
    assert problem.startswith("entry[0].changes[0].messages[1]: ")


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="cut off"),
        pytest.param(b'{"entry": "\xff"}', id="not UTF-8"),
        pytest.param(b"[]", id="array"),
        pytest.param(b"null", id="null"),
        pytest.param(b'{"entry": {}}', id="entry is an object"),
        pytest.param(b"[" * 100_000, id="nested too deep"),
        pytest.param(b'{"entry": [1, {"changes": 2}]}', id="entries of other types"),
        pytest.param(b'{"entry": [{"changes": [1, {"field": 2.5}]}]}', id="changes of other types"),
        pytest.param(b'{"entry": [{"changes": [{"field": "messages", "value": 3}]}]}', id="value is a number"),
        pytest.param(b'{"entry": [{"changes": [{"field": "messages", "value": {"messages": 3}}]}]}', id="no list"),
    ],
)
def test_malformed_body_is_a_problem_and_never_an_exception(raw):
    parsed = parse(raw)
    assert parsed.arrivals == ()
    assert parsed.problems


@pytest.mark.parametrize("code", [2**31, -(2**40), "abc", 1.5], ids=str)
def test_status_with_an_impossible_code_spares_its_neighbours(code):
    status = {"id": "wamid.out", "timestamp": "1", "recipient_id": "1"}
    bad, good = status | {"status": "failed", "errors": [{"code": code}]}, status | {"status": "read"}
    parsed = parse(body({"metadata": {"phone_number_id": "1"}, "statuses": [bad, good]}))

    assert [arrival.status for arrival in parsed.arrivals] == [DeliveryStatus.READ]
    assert len(parsed.problems) == 1


def test_half_surrogates_and_nul_bytes_do_not_reach_the_database():
    raw = messages(HEAD | {"type": "text", "text": {"body": "XX"}}).replace(b'"XX"', rb'"a\ud83d\u0000b"')
    arrived = only(raw)
    assert arrived.body.encode() == b"a?b"

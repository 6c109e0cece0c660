"""What happens around messages: echoes of a colleague's phone, marketing preferences, suspension, account notices."""

from dataclasses import replace

from services.sandbox.accounts import Account
from services.sandbox.state import Sandbox
from services.sandbox.webhooks import Update, metadata_of
from services.sandbox.wire import Json


def echo(sandbox: Sandbox, account: Account, asked: Json) -> str:
    """Somebody answers `from` in the WhatsApp Business app; the id of the echoed message."""
    person = sandbox.people.meet(account, asked["from"], asked)
    message: Json = {
        "from": account.digits,
        "to": person.phone,
        "to_user_id": person.bsuid,
        "id": sandbox.ids.message_id(person.phone),
        "timestamp": str(int(sandbox.clock.seconds())),
        "type": "text",
        "text": {"body": asked["text"]},
    }
    if not person.shows_phone:
        message.pop("to")
    _post(sandbox, account, "smb_message_echoes", {"message_echoes": [message]}, lane=person.phone)
    return str(message["id"])


def prefer(sandbox: Sandbox, account: Account, asked: Json) -> None:
    """The contact stops or resumes marketing in WhatsApp's own settings."""
    person = sandbox.people.meet(account, asked["from"], asked)
    sandbox.people.remember(account, replace(person, stopped_marketing=asked["value"] == "stop"))
    preference = {
        "user_id": person.bsuid,
        "detail": f"User requested to {asked['value']} marketing messages",
        "category": "marketing_messages",
        "value": asked["value"],
        "timestamp": int(sandbox.clock.seconds()),
    }
    if person.shows_phone:
        preference["wa_id"] = person.phone
    value = {"contacts": [person.as_contact()], "user_preferences": [preference]}
    _post(sandbox, account, "user_preferences", value, lane=person.phone)


def suspend(sandbox: Sandbox, account: Account) -> None:
    """Meta locks the WABA: sends answer 131031 and account_update tells it."""
    sandbox.phones.suspend(account.waba_id)
    date = f"{sandbox.clock.now():%B} {sandbox.clock.now().day}, {sandbox.clock.now().year}"
    ban = {"waba_ban_state": "DISABLE", "waba_ban_date": date}
    announce(sandbox, account, "account_update", {"event": "DISABLED_UPDATE", "ban_info": ban})


def reinstate_all(sandbox: Sandbox) -> None:
    """Meta unlocks every locked WABA and account_update tells it."""
    for waba_id in sandbox.phones.suspended_wabas():
        value = {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "REINSTATE"}}
        announce(sandbox, sandbox.accounts.of_waba(waba_id)[0], "account_update", value)


def announce(sandbox: Sandbox, account: Account, field: str, value: Json) -> None:
    """Post an account-level webhook; a REINSTATE in it ends a suspension."""
    if value.get("ban_info", {}).get("waba_ban_state") == "REINSTATE":
        sandbox.phones.reinstate(account.waba_id)
    now = int(sandbox.clock.seconds())
    update = Update(entry_id=account.waba_id, field=field, value=value, lane=account.waba_id, time=now)
    sandbox.post_office.post(update)


def _post(sandbox: Sandbox, account: Account, field: str, value: Json, *, lane: str) -> None:
    update = Update(
        entry_id=account.waba_id,
        field=field,
        value=metadata_of(account) | value,
        lane=lane,
        phone_number_id=account.phone_number_id,
    )
    sandbox.post_office.post(update)

"""The contacts whose phones lie ready beside an inbox, and everybody else who has written to it."""

from services.sandbox.accounts import Account
from services.sandbox.state import Sandbox
from services.sandbox.wire import Json

_IN_INDIA = (
    ("919900112233", "Ravi Kumar"),
    ("919900114455", "Priya Nair"),
    ("971501234567", "Layla Hassan"),
)
_IN_MALAYSIA = (
    ("60123456781", "Mei Ling Tan"),
    ("60123456782", "Arif Rahman"),
    ("971501234568", "Omar Saleh"),
)


def contacts_of(sandbox: Sandbox, account: Account) -> list[Json]:
    """The named ones first, then who wrote last; `last` is their last word."""
    cast = dict(_IN_MALAYSIA if account.digits.startswith("60") else _IN_INDIA)
    said = {one.sender: one.text for one in sandbox.written.matching(inbox=account.phone_number_id, sender="")}
    others = {phone: sandbox.people.meet(account, phone).name for phone in reversed(said) if phone not in cast}
    return [{"from": phone, "name": name, "last": said.get(phone, "")} for phone, name in (cast | others).items()]

"""Reads who a person was and is, and where they came from (contracts/whatsapp.md 1.6, 1.7)."""

from services.adapters.whatsapp.fields import Json, maybe_digits, maybe_identifier, maybe_record, maybe_text, record
from services.arrivals import Address, Referral

MOVES = ("user_changed_number", "customer_changed_number", "user_changed_user_id")


def move_of(message: Json, sender: Address) -> tuple[Address, Address]:
    """The person's ids before and after a change of number or user id (contracts/whatsapp.md 1.7)."""
    system = record(message, "system")
    after = Address(
        user_id=maybe_identifier(system, "user_id"),
        parent_user_id=maybe_identifier(system, "parent_user_id"),
        phone=maybe_digits(system, "wa_id") or maybe_digits(system, "new_wa_id"),
    )
    before = Address(
        user_id=maybe_identifier(system, "previous_user_id") or sender.user_id,
        parent_user_id=maybe_identifier(system, "previous_parent_user_id"),
        phone=sender.phone,
        name=sender.name,
    )
    return before, after


def referral_of(message: Json) -> Referral | None:
    """The ad or post that a first message came from."""
    part = maybe_record(message, "referral")
    if not part:
        return None
    kind = maybe_text(part, "source_type")
    source = f"whatsapp_{kind}" if kind in ("ad", "post") else "whatsapp"
    return Referral(source=source, campaign=maybe_text(part, "headline") or maybe_text(part, "source_id"))

"""No contact's number lies readable in the database, not even inside an id of the provider's."""

import base64
from typing import Any

import asyncpg
import pytest
from small_world import live_a_morning, open_morning

from services.rules.delivery_status import DeliveryStatus
from services.sandbox.identifiers import Identifiers

PHONE = "919876501234"
_COLUMNS = """select table_schema || '.' || quote_ident(table_name) as place, quote_ident(column_name) as name,
        data_type as type
    from information_schema.columns
    where table_schema in ('public', 'queue') and data_type in ('text', 'jsonb', 'json', 'bytea', 'ARRAY')"""


def _forms(number: str) -> dict[str, bytes]:
    """The number as it is, in hexadecimal, and as it shows in base64 at each of the three alignments."""
    forms = {"utf-8": number.encode(), "hex": number.encode().hex().encode()}
    for lead in range(3):
        whole = base64.b64encode(b"\0" * lead + number.encode())
        # The letters at either end depend on what stands around the number.
        forms[f"base64 {lead}"] = whole[(lead * 8 + 5) // 6 : (lead + len(number)) * 8 // 6]
    return forms


async def _places(url: str, needle: bytes) -> list[str]:
    """Every column that holds the needle in some row."""
    connection = await asyncpg.connect(url)
    try:
        found = []
        for column in await connection.fetch(_COLUMNS):
            name, place = column["name"], column["place"]
            value = name if column["type"] == "bytea" else f"convert_to({name}::text, 'UTF8')"
            if await connection.fetchval(
                f"select exists (select from {place} where position($1 in {value}) > 0)", needle
            ):
                found.append(f"{place}.{name}")
        return found
    finally:
        await connection.close()


@pytest.mark.parametrize("lead", [b"", b"a", b"ab"], ids=["0", "1", "2"])
def test_number_is_recognised_at_every_alignment(lead: bytes) -> None:
    text = base64.b64encode(lead + PHONE.encode() + b"xyz")

    assert any(form in text for name, form in _forms(PHONE).items() if name.startswith("base64"))


async def test_metas_ids_leave_no_number_behind(deps: Any, asha: Any, borneo: Any, superuser_url: str) -> None:
    await live_a_morning(deps, borneo)
    morning, ids = await open_morning(deps, asha), Identifiers()
    first, second = ids.message_id(PHONE), ids.message_id(PHONE)
    assert any(form in first.encode() for form in _forms(PHONE).values())
    contact = {"profile": {"name": "Ravi"}, "wa_id": PHONE}
    head = {"from": PHONE, "timestamp": "1795415400"}
    wrote = {**head, "id": first, "type": "text", "text": {"body": "hello"}}
    reacted = {**head, "id": second, "type": "reaction", "reaction": {"message_id": first, "emoji": "👍"}}
    reported = {"id": ids.message_id(PHONE), "status": DeliveryStatus.READ.value, "recipient_id": PHONE}
    await morning.hears({"contacts": [contact], "messages": [wrote, reacted]})
    await morning.hears({"statuses": [reported | {"timestamp": "1795415400"}]})

    found = {name: await _places(superuser_url, form) for name, form in _forms(PHONE).items()}
    assert found == {name: [] for name in found}
    assert await _places(superuser_url, b"wamid.") == []


async def test_search_finds_what_lies_in_the_clear(asha: Any, superuser_url: str) -> None:
    assert "public.tenant.name" in await _places(superuser_url, b"Company ")

"""Two tenants with unmistakable contents, and everything by which a trace of the second one would be recognised.

The second tenant lives through a morning, so that its contents are real and can be decrypted; tables that stayed empty
get a bare row. What is searched for afterwards is read from its rows, so a new table takes part by itself.
"""

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from any_row import TENANT_TABLES, BareTenant
from factories import Company
from small_world import open_morning
from sqlalchemy import Table, Uuid, bindparam, delete, select, text

from services.contacts.models import Contact
from services.deps import Deps
from services.desk.models import LabelColour, SavedView
from services.flows.answer_turn import answer_turn
from services.flows.keep_desk_lists import create_label
from services.flows.label_conversation import turn_label
from services.flows.seal_events import seal_events
from services.flows.write_note import write_note
from services.ids import new_id
from services.replies.models import DraftState
from services.subject_keys import Subject

NAME = "Zqvnameborneo"
WORDS = "Zqvsecretwords"
PHONE = "917300456789"
TYPED = (NAME, WORDS, PHONE)
# Shorter values of text columns are words of closed sets and codes, which both tenants have.
LONGEST_WORD = 16
# What a bare row must hold so that the screens which read it show the rest.
READ_BY_SCREENS: Mapping[str, Mapping[str, Any]] = {
    "contact_merge": {"evidence": {"codes": []}},
    "reply_draft": {"state": DraftState.DISCARDED},
}
# One look at all tables: it is taken before and after whatever is driven.
_FINGERPRINTS = text(
    " union all ".join(
        f"""select '{table.name}' as name, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as found
        from {table.name} t where tenant_id = :tenant_id"""
        for table in TENANT_TABLES
    )
).bindparams(bindparam("tenant_id", type_=Uuid()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """`own` acts, `other` must stay unseen: `ids` of its rows by table, and `traces`, all its ids and texts.

    `subject` opens what is known of its contact: a piece of a screen that is handed it must still find nothing.
    """

    deps: Deps
    own: Company
    other: Company
    subject: Subject
    ids: Mapping[str, tuple[UUID, ...]]
    traces: frozenset[str]

    def all_ids(self) -> list[UUID]:
        """The newest id of each of the other tenant's tables."""
        return [found[-1] for found in self.ids.values()]

    def ids_named(self, name: str) -> list[UUID]:
        """The other tenant's ids that a parameter of this name may take: `lead_id` a lead's; else one of each table."""
        table = name.removesuffix("_id")
        return [self.ids[table][-1]] if table in self.ids else self.all_ids()

    def seen_in(self, output: object, given: Iterable[object] = ()) -> list[str]:
        """Traces of the other tenant in what came out, in any of their forms; what was put in may come back."""
        text = output if isinstance(output, str) else repr(output)
        echoes = " ".join(map(str, given))
        return [trace for trace in self.traces if _is_in(trace, text) and trace not in echoes]


def _is_in(trace: str, text: str) -> bool:
    return any(form in text for form in _forms(trace))


def _forms(trace: str) -> tuple[str, ...]:
    """As it is, JSON-escaped, as hex and as base64 at each of the three offsets without its edges."""
    raw = trace.encode()
    if trace not in TYPED:
        return (trace,)
    shifted = [base64.b64encode(b"\0" * offset + raw)[4:-4].decode() for offset in range(3)]
    return (trace, json.dumps(trace)[1:-1], raw.hex(), raw.decode().encode("utf-16-le").hex(), *shifted)


async def make_twins(deps: Deps, own: Company, other: Company) -> Twins:
    """Both at work; the other one's contents are told apart by ids, a name, a phone and words nobody else has."""
    now = deps.clock.now()
    await _work(deps, own, "919811155555", "Meera's buyer", "Hi, what is the price?", now)
    await _work(deps, other, PHONE, NAME, f"Hi, what is the price? {WORDS}. My budget is 20 lakh", now)
    while await seal_events(deps, now):
        """Until the chain holds all."""
    await _fill_empty_tables(deps, other)
    rows = {table.name: await _rows(deps, table, other) for table in TENANT_TABLES}
    ids = {name: tuple(row["id"] for row in found if "id" in row) for name, found in rows.items()}
    traces = {str(value) for found in rows.values() for row in found for value in row.values() if _tells(value)}
    own_values = {str(v) for t in TENANT_TABLES for row in await _rows(deps, t, own) for v in row.values()}
    return Twins(
        deps=deps,
        own=own,
        other=other,
        subject=await _subject(deps, other),
        ids={name: found for name, found in ids.items() if found},
        traces=frozenset({*traces, *TYPED, str(other.tenant_id), other.phone_number_id} - own_values),
    )


async def fingerprint(deps: Deps, company: Company) -> dict[str, str]:
    """A number for each table of a tenant that changes with any of its rows."""
    async with deps.db.read(company.system) as reader:
        rows = await reader.execute(_FINGERPRINTS, {"tenant_id": company.tenant_id})
        return {row.name: row.found for row in rows}


async def forget_views(deps: Deps, company: Company) -> None:
    """Drop the views that were kept under names a forger typed: the next test must not take those for a leak."""
    async with deps.db.transaction(company.system) as tx:
        await tx.execute(delete(SavedView).where(SavedView.tenant_id == tx.tenant_id))


async def _work(deps: Deps, company: Company, phone: str, name: str, text: str, now: datetime) -> None:
    morning = await open_morning(deps, company)
    conversation = await morning.writes(phone, text, now, name=name)
    await answer_turn(morning.deps, company.tenant_id, conversation, now)
    await morning.routes(conversation, now)
    await morning.sends(now)
    await morning.writes(phone, "And when can I see it?", now + timedelta(seconds=1), name=name)
    admin = company.member("admin")
    await write_note(deps, admin, conversation, text, note_id=new_id(now), now=now)
    # A bare row's name would be no sealed text: lists that show labels would fail over it and show nobody.
    label_id = await create_label(deps, admin, "Buyer", LabelColour.BLUE, now)
    await turn_label(deps, admin, conversation, label_id, now)


async def _subject(deps: Deps, company: Company) -> Subject:
    """The newest contact."""
    async with deps.db.read(company.system) as reader:
        newest = select(Contact.id, Contact.subject_key).where(Contact.tenant_id == reader.tenant_id)
        row = (await reader.execute(newest.order_by(Contact.id.desc()).limit(1))).one()
        return Subject(reader.cipher, row.id, row.subject_key)


async def _fill_empty_tables(deps: Deps, company: Company) -> None:
    tenant = BareTenant(deps, company.tenant_id)
    for table in TENANT_TABLES:
        if found := await _rows(deps, table, company):
            tenant.rows[table.name] = found[-1]
    for table in TENANT_TABLES:
        if table.name not in tenant.rows:
            await tenant.add(table, **READ_BY_SCREENS.get(table.name, {}))


async def _rows(deps: Deps, table: Table, company: Company) -> list[dict[str, Any]]:
    async with deps.db.read(company.system) as reader:
        found = await reader.execute(select(table).where(table.c.tenant_id == company.tenant_id))
        return [dict(row) for row in found.mappings()]


def _tells(value: object) -> bool:
    return isinstance(value, UUID) or (isinstance(value, str) and len(value) > LONGEST_WORD)

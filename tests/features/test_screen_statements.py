"""A screen costs few statements, however much it shows."""

from uuid import UUID

import pytest
from counted_statements import counted
from sqlalchemy import and_, select

from services.contacts.models import IDENTITY_VALUE, ChannelIdentity, Contact
from services.demo.companies import ASHA
from services.deps import Deps
from services.rules.permissions import Principal, Role
from services.screens import (
    audit,
    audit_seal,
    inbox,
    inbox_profile,
    inbox_thread,
    leads,
    ledger,
    shell,
    simulator,
    tokens,
)
from services.screens.lead_query import LeadQuery
from services.subject_keys import Subject
from services.tenants.models import Member
from tests.factories import NOW

# What SQLAlchemy runs to enter a tenant: nothing, it comes with the `begin`. Keys are cached.
ENTERING = 0

SCREENS = {
    "inbox list": (lambda reader, who: inbox.list_conversations(reader, who, inbox.Query(), now=NOW), 3),
    "inbox counts": (inbox.load_counts, 1),
    "leads board": (lambda reader, who: leads.load_board(reader, who, LeadQuery(), now=NOW), 9),
    "wallet": (lambda reader, who: tokens.load_wallet(reader, who, NOW), 2),
    "ledger": (ledger.list_entries, 1),
    "events": (lambda reader, who: audit.list_events(reader, who, audit.Query()), 3),
    "seal": (audit_seal.load_seal, 4),
    "frame": (lambda reader, who: shell.load(reader, who, NOW), 2),
}


@pytest.fixture
async def admin(deps: Deps, demo: dict[str, UUID]) -> Principal:
    """The demo's admin, with the tenant's keys at hand."""
    async with deps.db.read(Principal.system(demo[ASHA.slug])) as reader:
        member_id = await reader.scalar(select(Member.id).where(Member.role == Role.ADMIN))
    return Principal.member(demo[ASHA.slug], member_id, Role.ADMIN)


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_keeps_to_its_statements(deps: Deps, admin: Principal, name: str) -> None:
    screen, most = SCREENS[name]

    with counted(deps) as statements:
        async with deps.db.read(admin) as reader:
            await screen(reader, admin)

    assert len(statements) - ENTERING == most


async def test_a_conversation_with_its_profile_keeps_to_its_statements(deps: Deps, admin: Principal) -> None:
    async with deps.db.read(admin) as reader:
        row = (await inbox.list_conversations(reader, admin, inbox.Query(), now=NOW)).rows[0]

    with counted(deps) as statements:
        async with deps.db.read(admin) as reader:
            await inbox_thread.load_thread(reader, admin, UUID(row.id), now=NOW)
            await inbox_profile.load_profile(reader, admin, UUID(row.id))

    # Seven for the thread, ten for the profile: what the last message was read to be for is the newest of them.
    assert len(statements) - ENTERING == 17


async def test_the_simulator_finds_a_contact_by_any_spelling_of_the_number(deps: Deps, admin: Principal) -> None:
    async with deps.db.read(admin) as reader:
        same = and_(Contact.tenant_id == ChannelIdentity.tenant_id, Contact.id == ChannelIdentity.contact_id)
        statement = select(ChannelIdentity, Contact.subject_key).join(Contact, same).order_by(ChannelIdentity.id)
        known = (await reader.execute(statement.limit(1))).one()
        subject = Subject(reader.cipher, known.contact_id, known.subject_key)
        digits = subject.open(IDENTITY_VALUE, known.id, known.value)
        spelled = f"+{digits[:2]} {digits[2:7]}-{digits[7:]}"

        seen = await simulator.find_contact(reader, admin, "whatsapp", spelled, now=NOW)
        nobody = await simulator.find_contact(reader, admin, "whatsapp", "+49 30 123456", now=NOW)

    assert seen.conversation_id
    assert seen.spent_deci > 0
    assert nobody == simulator.Seen()

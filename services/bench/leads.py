"""How long the server needs for the leads' pages of one large tenant: board, table, search, a lead's own page.

The reference is the least that a column of the board needs: ids along an index, without row-level security.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import asyncpg
from sqlalchemy import select

from services.bench.companies import Company, open_companies
from services.bench.figures import Figure, Goal, Reference, Size, percentile
from services.bench.ground import Ground, ground
from services.bench.many_leads import Firm, fill, plain_board
from services.db import Reader
from services.deps import Deps
from services.desk.models import LabelColour
from services.flows.keep_desk_lists import create_label
from services.leads.models import Lead
from services.rules.permissions import Principal, Role
from services.runtime import running
from services.screens import leads, leads_table
from services.screens.lead_profile import load_sheet
from services.screens.lead_query import LeadQuery, LeadSort, Ownership
from services.tenants.models import Inbox, Member

NAME = "leads"
GOAL_MS = 100

_LEADS = {Size.FULL: 200_000, Size.QUICK: 200}
_TIMES = {Size.FULL: 60, Size.QUICK: 3}

Read = Callable[[Reader, Principal], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where it is measured: the firm, who looks, and one of its leads."""

    deps: Deps
    firm: Firm
    admin: Principal
    sdr: Principal
    now: datetime


def measure(size: Size, now: datetime) -> list[Figure]:
    """Fill a tenant, then open its pages as its admin and as one of its SDRs."""
    with ground() as place:
        return asyncio.run(_measure(place, size, now))


async def _measure(place: Ground, size: Size, now: datetime) -> list[Figure]:
    async with running(place.settings()) as deps:
        company, _other = await open_companies(deps, 2, now)
        here = await _place(deps, company, now)
        await fill(place.superuser_url(), here.firm, _LEADS[size], now)
        plain = await _plain(place.superuser_url(), here.firm.tenant_id, _TIMES[size])
        figures = []
        for name, (who, read) in (await _reads(here)).items():
            taken = await _timed(deps, who, read, _TIMES[size])
            reference = Reference(percentile(plain, 95), "ms, bare ids of a column")
            figures.append(
                Figure(
                    bench=NAME, name=f"{name}, {_LEADS[size]:,} leads, p95", value=percentile(taken, 95), unit="ms",
                    reference=reference, goal=GOAL_MS, side=Goal.AT_MOST,
                )
            )  # fmt: skip
        return figures


async def _place(deps: Deps, company: Company, now: datetime) -> _Place:
    admin = Principal.member(company.tenant_id, company.admin_id, Role.ADMIN)
    label_id = await create_label(deps, admin, "VIP", LabelColour.AMBER, now)
    async with deps.db.read(Principal.system(company.tenant_id)) as reader:
        inbox_id: UUID = await reader.scalar(select(Inbox.id).where(Inbox.tenant_id == reader.tenant_id))
        own = (Member.tenant_id == reader.tenant_id, Member.role == Role.SDR)
        owners = list((await reader.execute(select(Member.id).where(*own).order_by(Member.id))).scalars())
        firm = Firm(
            tenant_id=company.tenant_id, inbox_id=inbox_id, owner_ids=owners, label_id=label_id, cipher=reader.cipher
        )
    sdr = Principal.member(company.tenant_id, owners[0], Role.SDR)
    return _Place(deps=deps, firm=firm, admin=admin, sdr=sdr, now=now)


async def _reads(here: _Place) -> Mapping[str, tuple[Principal, Read]]:
    """What is opened, by its name in the table, and as whom."""
    async with here.deps.db.read(here.admin) as reader:
        board = await leads.load_board(reader, here.admin, LeadQuery(), now=here.now)
        known = await reader.scalar(select(Lead.id).where(Lead.tenant_id == reader.tenant_id).limit(1))
    assert known

    def shown(**asked: object) -> Read:
        query = LeadQuery(**asked)  # type: ignore[arg-type]  # the fields are named below
        return lambda reader, who: leads.load_board(reader, who, query, now=here.now)

    def table(**asked: object) -> Read:
        query = LeadQuery(**asked)  # type: ignore[arg-type]  # the fields are named below
        return lambda reader, who: leads_table.load_table(reader, who, query, now=here.now)

    async def more(reader: Reader, who: Principal) -> object:
        return await leads.list_cards(reader, who, LeadQuery(), "WARM", cursor=board[1].cursor, now=here.now)

    return {
        "board": (here.admin, shown()),
        "board of an SDR": (here.sdr, shown()),
        "board of nobody's": (here.admin, shown(ownership=Ownership.NOBODY)),
        "board by language": (here.admin, shown(language="hinglish")),
        "board by label": (here.admin, shown(label_id=here.firm.label_id)),
        "next cards": (here.admin, more),
        "table by score": (here.admin, table()),
        "table by change": (here.admin, table(sort=LeadSort.CHANGED)),
        "table by first answer": (here.admin, table(sort=LeadSort.DUE, is_rising=True)),
        "table of an SDR": (here.sdr, table()),
        "search by name": (here.admin, table(text="Kavya")),
        "a lead's page": (here.admin, lambda reader, who: load_sheet(reader, who, known)),
    }


async def _timed(deps: Deps, who: Principal, read: Read, times: int) -> list[float]:
    """Milliseconds of each; the first one is left out, it opens connections and plans."""
    taken = []
    for _ in range(times + 1):
        started = time.perf_counter()
        async with deps.db.read(who) as reader:
            await read(reader, who)
        taken.append((time.perf_counter() - started) * 1000)
    return taken[1:]


async def _plain(superuser_url: str, tenant_id: UUID, times: int) -> list[float]:
    connection = await asyncpg.connect(superuser_url)
    text, values = plain_board(tenant_id)
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        await connection.fetch(text, *values)
        taken.append((time.perf_counter() - started) * 1000)
    await connection.close()
    return taken

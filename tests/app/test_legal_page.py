"""A company accepts its documents: who may, what waits for it, and what is kept of it."""

import hashlib

import pytest
from factories import NOW, Company, make_company
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from tabs import OpenTab

from flexoraa_app.pages.inbox.state import InboxState
from flexoraa_app.pages.legal.state import LegalState
from flexoraa_app.pages.settings.company_state import CompanyState
from flexoraa_app.pages.tokens.state import TokensState
from services.deps import Deps
from services.errors import Conflict, NotAllowed
from services.events.models import EventLog
from services.flows.accept_documents import accept_documents
from services.legal.commands import Origin
from services.legal.documents import FOLDER, current_documents, current_versions
from services.legal.models import ACCEPTED_FROM, LegalAcceptance
from services.legal.queries import list_outstanding
from services.rules.plans import PlanCode

ORIGIN = Origin(address="203.0.113.7", user_agent="Firefox")
FORM = {"read": "on"} | {kind.value: str(version) for kind, version in current_versions().items()}


@pytest.fixture
async def newcomer(deps: Deps) -> Company:
    """A company that has accepted nothing yet."""
    return await make_company(deps, plan=PlanCode.FULL_OS, has_accepted=False)


@pytest.mark.parametrize("load", [TokensState.load, CompanyState.load], ids=["billing", "settings"])
async def test_admin_reads_the_documents_before_what_is_bought_or_set(
    open_tab: OpenTab, newcomer: Company, load: object
) -> None:
    tab = await open_tab(newcomer.member("admin"))

    await tab.do(load)
    assert tab.is_sent_to("/legal/")

    await tab.do(LegalState.accept, form=FORM)
    tab.asked.clear()
    await tab.do(load)
    assert tab.asked == []


@pytest.mark.parametrize(
    ("name", "load"), [("admin", InboxState.load), ("manager", TokensState.load), ("manager", CompanyState.load)]
)
async def test_leads_and_other_members_wait_for_nobody(
    open_tab: OpenTab, newcomer: Company, name: str, load: object
) -> None:
    tab = await open_tab(newcomer.member(name))

    await tab.do(load)

    assert not tab.is_sent_to("/legal/")


async def test_one_company_accepts_for_itself_only(deps: Deps, newcomer: Company, borneo: Company) -> None:
    async with deps.db.read(newcomer.system) as reader:
        assert len(await list_outstanding(reader)) == len(current_versions())
    async with deps.db.read(borneo.system) as reader:
        assert await list_outstanding(reader) == ()


async def test_acceptance_keeps_who_when_from_where_and_which_text(deps: Deps, newcomer: Company) -> None:
    await accept_documents(deps, newcomer.member("admin"), current_versions(), ORIGIN, NOW)

    async with deps.db.read(newcomer.system) as reader:
        rows = (await reader.execute(select(LegalAcceptance).order_by(LegalAcceptance.kind))).all()
        [terms] = [row for row in rows if row.kind == "terms"]
        events = (
            (await reader.execute(select(EventLog.view).where(EventLog.action == "legal.accepted"))).scalars().all()
        )
        address = reader.cipher.open(ACCEPTED_FROM, terms.id, terms.address)
    assert (terms.member_id, terms.at, address) == (newcomer.members["admin"], NOW, "203.0.113.7")
    assert terms.digest == hashlib.sha256((FOLDER / "terms.1.md").read_bytes()).digest()
    assert b"203.0.113.7" not in terms.address
    assert sorted(event["document"] for event in events) == ["dpa", "refunds", "terms", "tokens"]


async def test_accepting_again_changes_nothing(deps: Deps, borneo: Company) -> None:
    await accept_documents(deps, borneo.member("admin"), current_versions(), ORIGIN, NOW)

    async with deps.db.read(borneo.system) as reader:
        assert len((await reader.execute(select(LegalAcceptance))).all()) == len(current_versions())


@pytest.mark.parametrize("name", ["manager", "meera", "product", "devops", "auditor", "readonly"])
async def test_only_an_admin_binds_the_company(deps: Deps, newcomer: Company, name: str) -> None:
    with pytest.raises(NotAllowed):
        await accept_documents(deps, newcomer.member(name), current_versions(), ORIGIN, NOW)


async def test_what_was_shown_must_be_what_is_in_force(deps: Deps, newcomer: Company) -> None:
    older = {kind: version - 1 for kind, version in current_versions().items()}

    with pytest.raises(Conflict):
        await accept_documents(deps, newcomer.member("admin"), older, ORIGIN, NOW)


async def test_accepted_text_cannot_be_exchanged_afterwards(deps: Deps, borneo: Company) -> None:
    with pytest.raises(DBAPIError, match="append-only"):
        async with deps.db.transaction(borneo.system) as tx:
            await tx.execute(update(LegalAcceptance).values(digest=b"another text"))


async def test_stranger_reads_the_page_and_sees_no_company(open_tab: OpenTab, borneo: Company) -> None:
    tab = await open_tab(borneo.member("admin"))
    tab.cookie = ""

    await tab.do(LegalState.load)

    assert tab.asked == []
    assert not (await tab.state(LegalState)).standing.is_signed_in


def test_every_document_says_that_it_is_a_template() -> None:
    assert [one.title for one in current_documents().values() if "> Template" not in one.text] == []

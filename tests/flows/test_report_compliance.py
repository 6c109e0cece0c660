"""The compliance report counts what is stored, for one company and one period, and handing it out is on record."""

import csv
import io
from datetime import timedelta

import pytest
from factories import NOW, Company
from small_world import live_a_morning
from sqlalchemy import select, text, update

from services.compliance.report import make_report
from services.conversations.models import Direction, Message
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.events.models import EventLog
from services.flows.report_compliance import FileKind, report_compliance
from services.flows.verify_log import verify
from services.rules.csv_cells import unescaped
from services.tenants.models import Tenant

TODAY = NOW.date().isoformat()
AFTER = NOW + timedelta(hours=2)


async def _findings(deps: Deps, company: Company, **period: str) -> dict[str, tuple[int, int, str]]:
    async with deps.db.read(company.member("auditor")) as reader:
        report = await make_report(reader, **period, now=AFTER)
    return {row.title: (row.checked, row.broken, row.verdict) for row in report.rows}


async def test_good_morning_passes_what_happened_in_it(deps: Deps, asha: Company) -> None:
    await live_a_morning(deps, asha)
    async for _ in verify(deps, asha.member("auditor"), now=AFTER):
        """Until all of the log is read."""

    found = await _findings(deps, asha)

    assert {title: verdict for title, (_, _, verdict) in found.items() if verdict == "fail"} == {}
    assert found["Each send decided by policy"][0] >= 3
    assert found["Requests to stop"] == (1, 0, "pass")
    assert found["Accountability"][2] == "pass"
    assert found["Contract with the processor"] == (4, 0, "pass")


async def test_each_company_counts_its_own(deps: Deps, asha: Company, borneo: Company) -> None:
    await live_a_morning(deps, asha)

    found = await _findings(deps, borneo)

    assert found["Each send decided by policy"] == (0, 0, "not applicable")
    assert found["Encryption"] == (0, 0, "not applicable")


async def test_days_before_hold_nothing_of_today(deps: Deps, asha: Company) -> None:
    await live_a_morning(deps, asha)

    found = await _findings(deps, asha, since="2026-10-01", until="2026-10-31")

    assert found["Requests to stop"][0] == 0
    assert found["Encryption"][0] == 0


@pytest.mark.parametrize(
    ("title", "change"),
    [
        pytest.param("Each send decided by policy", {"send_decision": None}, id="a send without its decision"),
        pytest.param("Encryption", {"body": b"Yes, we are."}, id="a message in the clear"),
        pytest.param("Free-form messages", {"error_code": 131047}, id="a send outside of the window"),
    ],
)
async def test_one_bad_row_fails_its_control(deps: Deps, asha: Company, title: str, change: dict[str, object]) -> None:
    await live_a_morning(deps, asha)
    async with deps.db.transaction(asha.system) as tx:
        newest = select(Message.id).where(Message.direction == Direction.OUTBOUND, Message.author == "member").limit(1)
        await tx.execute(update(Message).where(Message.id.in_(newest)).values(change))

    assert (await _findings(deps, asha))[title][1:] == (1, "fail")


async def test_send_after_a_stop_fails_every_law_that_forbids_it(deps: Deps, asha: Company) -> None:
    await live_a_morning(deps, asha)
    async with deps.db.transaction(asha.system) as tx:
        await tx.execute(
            text(
                """update message set operation = null, sending_at = s.at + interval '1 hour' from suppression s
                where s.conversation_id = message.conversation_id and direction = 'outbound'"""
            )
        )

    found = await _findings(deps, asha)

    assert {title for title, (_, broken, _) in found.items() if broken} >= {
        "Requests to stop", "Withdrawal and objection", "Withdrawal as easy as giving",
    }  # fmt: skip


async def test_csv_tells_what_the_page_tells_and_runs_nothing(deps: Deps, asha: Company) -> None:
    async with deps.db.transaction(asha.system) as tx:
        await tx.execute(update(Tenant).where(Tenant.tenant_id == asha.tenant_id).values(name="=cmd|' /C calc'!A0"))

    file = await report_compliance(deps, asha.member("auditor"), FileKind.CSV, since=TODAY, until=TODAY, now=AFTER)

    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 18
    assert rows[0]["company"].startswith("'=")
    assert unescaped(rows[0]["company"]) == "=cmd|' /C calc'!A0"
    assert {row["verdict"] for row in rows} <= {"pass", "fail", "not applicable"}


async def test_pdf_is_one_and_handing_it_out_is_on_record(deps: Deps, asha: Company) -> None:
    auditor = asha.member("auditor")

    file = await report_compliance(deps, auditor, FileKind.PDF, since=TODAY, until=TODAY, now=AFTER)

    assert file.content.startswith(b"%PDF-")
    async with deps.db.read(asha.system) as reader:
        statement = select(EventLog.view).where(EventLog.action == "compliance.reported")
        [view] = (await reader.execute(statement)).scalars()
    assert (view["member_id"], view["since"], view["until"]) == (str(auditor.member_id), TODAY, TODAY)


@pytest.mark.parametrize("name", ["meera", "product", "devops", "readonly"])
async def test_who_may_not_export_the_log_gets_no_file(deps: Deps, asha: Company, name: str) -> None:
    with pytest.raises(NotAllowed):
        await report_compliance(deps, asha.member(name), FileKind.CSV, since="", until="", now=AFTER)


@pytest.mark.parametrize(
    ("since", "until"),
    [("2026-11-02", "2026-11-01"), ("2020-01-01", TODAY), ("yesterday", ""), ("", "9999-12-31"), ("", "2026-13-01")],
)
async def test_what_is_no_period_is_refused(deps: Deps, asha: Company, since: str, until: str) -> None:
    with pytest.raises(InvalidInput):
        await report_compliance(deps, asha.member("admin"), FileKind.CSV, since=since, until=until, now=AFTER)

"""A change of personal data can be read and proven in the log until the person is erased; then it is gone."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from services.events.details import Detail
from services.events.models import EventDetail, EventLog
from services.flows.seal_events import seal_events
from services.flows.verify_log import verify
from services.keys.shredding import destroy_subject_key
from services.rules.masking import MASK
from services.screens import audit
from services.screens.audit_details import NOT_COMMITTED
from services.subject_keys import ERASED, Subject

CHANGED = audit.Query(action="contact.identity_changed")


@pytest.fixture
async def moved(deps, receive, rows_of, wire, other_wire, ravi, asha, borneo, now):
    """Ravi's number changed at both companies; his id at the first, and the new number."""
    after = f"{ravi.phone}7"
    for company_wire in (wire, other_wire):
        said = {"type": "user_changed_number", "body": "changed", "wa_id": after}
        head = {"from": ravi.phone, "id": f"wamid.moved.{company_wire.business_id}", "type": "system"}
        told = head | {"timestamp": str(int(now.timestamp())), "system": said}
        first = company_wire.text(ravi, f"wamid.first.{company_wire.business_id}", "hi", now - timedelta(hours=1))
        await receive(company_wire.body(first))
        await receive(company_wire.body(company_wire.change({"messages": [told]})))
    while await seal_events(deps, now):
        """Until the chain holds all."""
    (event, *_) = [row for row in await rows_of(asha, EventLog) if row["action"] == "contact.identity_changed"]
    return event["subject_id"], after


async def _changes(deps, principal):
    async with deps.db.read(principal) as reader:
        rows = (await audit.list_events(reader, principal, CHANGED)).rows
    return [(change.before, change.after) for row in rows for change in row.changes]


async def test_viewer_shows_before_and_after(deps, moved, ravi, asha, borneo):
    assert (ravi.phone, moved[1]) in await _changes(deps, asha.member("auditor"))
    assert (ravi.phone, moved[1]) in await _changes(deps, borneo.member("admin"))
    assert MASK in {after for _, after in await _changes(deps, asha.member("product"))}


async def test_log_holds_commitments_and_no_values(deps, moved, ravi, asha, borneo, rows_of):
    changed = [row for row in await rows_of(asha, EventLog) if row["action"] == "contact.identity_changed"]
    others = [row for row in await rows_of(borneo, EventLog) if row["action"] == "contact.identity_changed"]

    assert all(len(row["view"]["commitments"]) for row in changed)
    assert not any(ravi.phone.encode() in row["canonical"] for row in changed)
    assert changed[0]["view"]["commitments"] != others[0]["view"]["commitments"]


async def test_altered_side_row_is_told(deps, moved, asha, rows_of):
    async with deps.db.transaction(asha.system) as tx:
        statement = select(EventDetail.id, EventDetail.sealed, EventDetail.subject_id)
        (row, *_) = (await tx.execute(statement)).all()
        key = await tx.scalar(text("select subject_key from contact where id = :id"), {"id": row.subject_id})
        forged = Detail(subject=Subject(tx.cipher, row.subject_id, key), before={}, after={"phone": "910000000000"})
        sealed = {"sealed": forged.row(row.id)["sealed"], "id": row.id}
        await tx.execute(text("update event_detail set sealed = :sealed where id = :id"), sealed)

    assert NOT_COMMITTED in {after for _, after in await _changes(deps, asha.member("admin"))}


async def test_erasure_empties_the_values_and_the_chain_still_verifies(deps, moved, ravi, asha, borneo, rows_of, now):
    async with deps.db.transaction(asha.system) as tx:
        await destroy_subject_key(tx, moved[0])

    assert {row["sealed"] for row in await rows_of(asha, EventDetail)} == {None}
    assert ERASED in {after for _, after in await _changes(deps, asha.member("admin"))}
    assert (ravi.phone, moved[1]) in await _changes(deps, borneo.member("admin"))
    assert [seq async for seq in verify(deps, asha.member("admin"), now=now)]
    (verified,) = [row["view"] for row in await rows_of(asha, EventLog) if row["action"] == "audit.verified"]
    assert verified["first_bad_seq"] is None

"""The keys section tells each key's age and state, and no key itself."""

from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from factories import NOW

from services.crypto import Purpose
from services.errors import NotAllowed
from services.flows.rotate_keys import request_rotation
from services.screens import keys


async def _shown(deps, company, name="admin", now=NOW):
    principal = company.member(name)
    async with deps.db.read(principal) as reader:
        return await keys.load(reader, principal, now=now, key_of=deps.db.keyring.key_of)


async def test_fresh_keys_are_active_and_wrapped_by_the_files_key(deps, asha):
    shown = await _shown(deps, asha)

    assert [(row.version, row.state, row.wrapped_by) for row in shown.rows] == [(1, "active", "k1")] * 4
    assert {row.id for row in shown.rows if not row.may_rotate} == {Purpose.INDEX}


async def test_key_of_ninety_days_is_due(deps, asha):
    shown = await _shown(deps, asha, now=NOW + timedelta(days=90))

    assert {row.id for row in shown.rows if row.state == "due"} == set(keys.PURPOSES) - {Purpose.INDEX}


async def test_rotation_under_way_is_told_in_its_own_tenant_only(deps, asha, borneo):
    await request_rotation(deps, replace(asha.member("admin"), is_confirmed=True), Purpose.MESSAGES, NOW)

    own, others = await _shown(deps, asha), await _shown(deps, borneo)

    (rotating,) = [row for row in own.rows if row.state == "rotating"]
    assert (rotating.id, rotating.may_rotate) == (Purpose.MESSAGES, False)
    assert rotating.step
    assert {asdict(row)["state"] for row in others.rows} == {"active"}


@pytest.mark.parametrize("name", ["meera", "devops", "auditor", "readonly"])
async def test_role_without_settings_is_refused(deps, asha, name):
    with pytest.raises(NotAllowed):
        await _shown(deps, asha, name)

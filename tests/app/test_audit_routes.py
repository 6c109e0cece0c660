"""A bundle is handed only to a member of its own tenant whose role may export, after a confirmation of late."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from factories import NOW

from services.errors import ConfirmationNeeded, NotFound
from services.flows.export_log import order_export, write_bundle
from services.flows.seal_events import seal_events
from services.flows.sign_checkpoints import sign_checkpoints


@pytest.fixture
async def signed(deps, asha, borneo):
    """Two companies whose logs are signed."""
    while await seal_events(deps, NOW):
        pass
    await sign_checkpoints(deps, NOW, [asha.tenant_id, borneo.tenant_id])
    return asha, borneo


async def test_export_asks_for_a_confirmation_of_late(deps, signed):
    with pytest.raises(ConfirmationNeeded):
        await order_export(deps, replace(signed[0].member("auditor"), is_confirmed=False), NOW)


async def test_bundle_of_one_tenant_is_nothing_to_the_other(deps, signed, tmp_path):
    asha, borneo = (replace(company.member("admin"), is_confirmed=True) for company in signed)
    export_id = await order_export(deps, asha, NOW)
    await write_bundle(deps, asha, export_id, tmp_path / "a.zip")

    with zipfile.ZipFile(BytesIO((tmp_path / "a.zip").read_bytes())) as archive:
        assert str(borneo.tenant_id).encode() not in b"".join(archive.read(name) for name in archive.namelist())
    with pytest.raises(NotFound):
        await write_bundle(deps, borneo, export_id, tmp_path / "b.zip")

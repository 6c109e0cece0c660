"""The role matrix against the document's table, cell by cell."""

from uuid import UUID

import pytest

from services.rules.permissions import (
    Access,
    Area,
    Principal,
    Role,
    granted,
    may,
    reads_are_recorded,
    sees_all_leads,
    sees_personal_data,
)

TENANT, MEMBER = UUID(int=1), UUID(int=2)

READ, ACT, WRITE, MANAGE = Access.READ, Access.ACT, Access.WRITE, Access.MANAGE


def member(role: Role) -> Principal:
    return Principal.member(TENANT, MEMBER, role)


@pytest.mark.parametrize(
    ("role", "leads", "team", "settings", "billing", "audit"),
    [
        pytest.param(Role.ADMIN, MANAGE, MANAGE, MANAGE, MANAGE, MANAGE, id="admin"),
        pytest.param(Role.MANAGER, WRITE, READ, READ, READ, MANAGE, id="manager"),
        pytest.param(Role.SDR, ACT, None, None, None, None, id="sdr"),
        pytest.param(Role.PRODUCT, READ, None, READ, None, READ, id="product"),
        pytest.param(Role.DEVOPS, None, None, None, None, None, id="devops"),
        pytest.param(Role.AUDITOR, READ, None, None, None, MANAGE, id="auditor"),
        pytest.param(Role.READONLY, READ, None, None, None, None, id="readonly"),
    ],
)
def test_role_has_the_documents_grants(
    role: Role,
    leads: Access | None,
    team: Access | None,
    settings: Access | None,
    billing: Access | None,
    audit: Access | None,
) -> None:
    areas = (Area.LEADS, Area.TEAM, Area.SETTINGS, Area.BILLING, Area.AUDIT)

    assert [granted(member(role), area) for area in areas] == [leads, team, settings, billing, audit]


@pytest.mark.parametrize(
    ("role", "area", "access"),
    [
        pytest.param(Role.PRODUCT, Area.AI, WRITE, id="product-writes-prompts-and-facts"),
        pytest.param(Role.DEVOPS, Area.OPERATIONS, WRITE, id="devops-runs-operations"),
        pytest.param(Role.DEVOPS, Area.CHANNELS, READ, id="devops-sees-channel-health"),
        pytest.param(Role.AUDITOR, Area.REVIEW, WRITE, id="auditor-decides-reviews"),
        pytest.param(Role.SDR, Area.LEADS, ACT, id="sdr-replies-and-books"),
    ],
)
def test_role_may(role: Role, area: Area, access: Access) -> None:
    assert may(member(role), area, access)


@pytest.mark.parametrize(
    ("role", "area", "access"),
    [
        pytest.param(Role.SDR, Area.LEADS, WRITE, id="sdr-neither-assigns-nor-imports"),
        pytest.param(Role.SDR, Area.BILLING, READ, id="sdr-sees-no-balance"),
        pytest.param(Role.DEVOPS, Area.LEADS, READ, id="devops-sees-no-lead"),
        pytest.param(Role.READONLY, Area.LEADS, ACT, id="readonly-does-not-reply"),
        pytest.param(Role.AUDITOR, Area.LEADS, ACT, id="auditor-does-not-reply"),
        pytest.param(Role.PRODUCT, Area.SETTINGS, WRITE, id="product-changes-no-workspace-setting"),
        pytest.param(Role.MANAGER, Area.BILLING, WRITE, id="manager-buys-nothing"),
    ],
)
def test_role_may_not(role: Role, area: Area, access: Access) -> None:
    assert not may(member(role), area, access)


def test_system_may_everything_and_ai_only_acts_on_leads() -> None:
    ai = Principal.ai(TENANT)

    assert all(may(Principal.system(TENANT), area, MANAGE) for area in Area)
    assert [area for area in Area if may(ai, area, READ)] == [Area.LEADS]
    assert not may(ai, Area.LEADS, WRITE)


def test_api_key_of_an_admin_reaches_only_what_the_api_serves() -> None:
    key = Principal.api_key(TENANT, UUID(int=3), Role.ADMIN)

    assert [area for area in Area if may(key, area, READ)] == [Area.LEADS, Area.BILLING, Area.AUDIT]
    assert key.actor_id == UUID(int=3)


def test_only_sdr_and_devops_do_not_see_all_leads() -> None:
    assert [role for role in Role if not sees_all_leads(member(role))] == [Role.SDR, Role.DEVOPS]


def test_personal_data_is_masked_for_product_and_devops() -> None:
    assert [role for role in Role if not sees_personal_data(member(role))] == [Role.PRODUCT, Role.DEVOPS]


def test_only_auditors_reads_are_recorded() -> None:
    assert [role for role in Role if reads_are_recorded(member(role))] == [Role.AUDITOR]

"""Which documents are outstanding, and whom that keeps out of what."""

from uuid import uuid4

import pytest

from services.rules.legal import DocumentKind, must_accept_first, outstanding
from services.rules.permissions import Area, Principal, Role

NOW = {DocumentKind.TERMS: 2, DocumentKind.DPA: 1}


@pytest.mark.parametrize(
    ("accepted", "left"),
    [
        pytest.param([], ("terms", "dpa"), id="nothing accepted"),
        pytest.param([("terms", 1), ("dpa", 1)], ("terms",), id="an older version"),
        pytest.param([("terms", 2), ("dpa", 1)], (), id="everything"),
        pytest.param([("terms", 3), ("dpa", 1)], ("terms",), id="a version that is not in force"),
    ],
)
def test_only_the_current_version_counts(accepted, left):
    assert outstanding(NOW, {(DocumentKind(kind), version) for kind, version in accepted}) == left


@pytest.mark.parametrize("role", Role)
def test_only_admins_wait_and_only_before_settings_and_billing(role):
    who = Principal.member(uuid4(), uuid4(), role)

    kept_out = {area for area in Area if must_accept_first(who, area)}

    assert kept_out == ({Area.SETTINGS, Area.BILLING} if role is Role.ADMIN else set())


def test_the_product_itself_is_asked_for_nothing():
    assert not must_accept_first(Principal.system(uuid4()), Area.BILLING)
    assert not must_accept_first(Principal.ai(uuid4()), Area.SETTINGS)

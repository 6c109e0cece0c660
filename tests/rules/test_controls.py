"""What a count says of a control, and that no control stands without its words."""

import pytest

from services.rules.controls import CONTROLS, Counted, Evidence, Law, Verdict, finding, verdict


@pytest.mark.parametrize(
    ("checked", "broken", "expected"),
    [(0, 0, Verdict.NOT_APPLICABLE), (9, 0, Verdict.PASS), (9, 1, Verdict.FAIL), (0, 1, Verdict.FAIL)],
)
def test_anything_broken_fails_and_nothing_to_see_does_not_pass(checked, broken, expected):
    assert verdict(Counted(checked=checked, broken=broken)) is expected


@pytest.mark.parametrize("evidence", Evidence)
def test_every_count_is_said_with_its_numbers(evidence):
    said = finding(evidence, Counted(checked=907, broken=3))

    assert "907" in said
    assert "3" in said.replace("907", "") or "904" in said


def test_every_law_has_controls_and_every_count_serves_one():
    assert {control.law for control in CONTROLS} == set(Law)
    assert {control.evidence for control in CONTROLS} == set(Evidence)


def test_no_control_is_listed_twice():
    named = [(control.law, control.article, control.title) for control in CONTROLS]

    assert len(named) == len(set(named))

"""Rows and what stands in their place: a table, the score with its contributions, the states of a list."""

import json
from dataclasses import asdict, dataclass

import reflex as rx

from flexoraa_app.components import browser
from flexoraa_app.components.badge import band
from flexoraa_app.components.controls import button
from flexoraa_app.components.figures import score_bar
from flexoraa_app.components.states import empty_state, error_state, more, new_rows_pill, skeleton
from flexoraa_app.components.table import Column, data_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A lead that nobody has."""

    id: str
    name: str
    band: str
    score: int
    spent_deci: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFactor:
    """A contribution to a score, as score rows name theirs."""

    name: str
    label: str
    reason: str
    points_tenths: int
    max_tenths: int


_SAMPLES = [
    Sample(id="1", name="Rahul Verma", band="HOT", score=91, spent_deci=120),
    Sample(id="2", name="أحمد الحربي", band="WARM", score=48, spent_deci=37),
    Sample(
        id="3",
        name="A name so long that it has to be cut somewhere before the column ends",
        band="COLD",
        score=9,
        spent_deci=5,
    ),
]
_FACTORS = [
    SampleFactor(name="budget", label="Budget", reason="$5K–50K", points_tenths=240, max_tenths=300),
    SampleFactor(name="intent", label="Intent", reason="High", points_tenths=250, max_tenths=250),
    SampleFactor(name="engagement", label="Engagement", reason="4 messages", points_tenths=120, max_tenths=200),
    SampleFactor(name="latency", label="Reply speed", reason="", points_tenths=90, max_tenths=150),
    SampleFactor(name="lifecycle", label="Freshness", reason="", points_tenths=20, max_tenths=100),
]


# No state: it would be sent to every session of the product.
_ROWS = rx.Var(json.dumps([asdict(one) for one in _SAMPLES]), _var_type=list[Sample]).guess_type()
_CONTRIBUTIONS = rx.Var(json.dumps([asdict(one) for one in _FACTORS]), _var_type=list[SampleFactor]).guess_type()


def table() -> rx.Component:
    """Names of any length and script, a band, figures at the end."""
    columns = (
        Column(head="Lead", cell=lambda row: rx.el.span(row.name, dir="auto")),
        Column(head="Band", cell=lambda row: band(row.band, row.score)),
        Column(head="Tokens", cell=lambda row: browser.tokens(row.spent_deci), is_figure=True),
        Column(head="", cell=lambda _row: button("Open", size="s", kind="bare")),
    )
    return data_table(_ROWS, columns, caption="Sample leads")


def score() -> rx.Component:
    """The five contributions as a bar and line by line."""
    return rx.el.div(score_bar(_CONTRIBUTIONS), class_name="parts-narrow")


def list_states() -> rx.Component:
    """Loading, empty, failed; rows that came meanwhile, and rows that follow."""
    pressed = rx.call_script("null")
    return rx.el.div(
        skeleton(3),
        empty_state(
            "inbox",
            "No conversations yet",
            "Write to your number, or open the simulator.",
            button("Open the simulator"),
        ),
        error_state("The list could not be read.", pressed),
        rx.el.div(new_rows_pill(rx.Var.create(3), pressed), class_name="parts-pill"),
        more(rx.Var.create(value=True), pressed),
        class_name="parts-columns",
    )

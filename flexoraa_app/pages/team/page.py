"""The team: who is a member, in which role, and whether they are here."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.pages.team.state import TeamState

_STATE_TONES = {"active": "good", "disabled": "bad"}


def team_page() -> rx.Component:
    """Members as a table."""
    return rx.el.div(
        rx.cond(TeamState.is_loading, states.skeleton(8), _members()),
        class_name="page",
    )


def _members() -> rx.Component:
    columns = (
        Column(head="Member", cell=_who),
        Column(head="Role", cell=lambda row: row.role),
        Column(head="State", cell=lambda row: badge.state(row.state, _STATE_TONES)),
        Column(head="Last seen", cell=_seen),
    )
    return section("Members", data_table(TeamState.shown.members, columns, caption="Members"))


def _who(row: Any) -> rx.Component:
    return rx.el.div(
        badge.avatar(row.initials, row.availability),
        rx.el.div(
            rx.el.div(rx.el.span(row.name, class_name="strong", dir="auto"), rx.cond(row.is_self, " (you)", "")),
            rx.el.span(row.email, class_name="small quiet"),
        ),
        class_name="row",
    )


def _seen(row: Any) -> rx.Component:
    return rx.cond(row.seen_at != "", browser.Ago.create(at=row.seen_at), rx.el.span("Never", class_name="quiet"))

"""The team: who is a member, in which role, whether they are here and how they prove it; and who is invited."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.team.parts import invitation_form, member_settings, role_name
from flexoraa_app.pages.team.state import TeamState
from services.rules.permissions import Access, Area, grant_words

_STATE_TONES = {"active": "good", "disabled": "bad"}
_may_manage = FrameState.grants.contains(grant_words(Area.TEAM, Access.MANAGE))


def team_page() -> rx.Component:
    """Members and invitations, with the open form beside them."""
    lists = rx.el.div(_members(), _invitations(), class_name="stack-wide grow")
    panel = rx.cond(
        TeamState.is_inviting, invitation_form(), rx.cond(TeamState.chosen, member_settings(), rx.fragment())
    )
    return rx.el.div(
        rx.cond(TeamState.is_loading, states.skeleton(8), rx.el.div(lists, panel, class_name="with-panel")),
        class_name="page",
    )


def _members() -> rx.Component:
    columns = (
        Column(head="Member", cell=_who),
        Column(head="Role", cell=lambda row: role_name(row.role)),
        Column(head="State", cell=_state),
        Column(head="Second factor", cell=_second_factor),
        Column(head="Last seen", cell=_seen),
        Column(head="", cell=_manage),
    )
    invite = button("Invite", icon="user-plus", kind="main", size="s", on_click=TeamState.open_invitation)
    count = rx.el.span(TeamState.shown.members.length(), class_name="quiet num")
    return section(
        rx.fragment("Members ", count),
        data_table(TeamState.shown.members, columns, caption="Members"),
        aside=[rx.cond(_may_manage, invite, rx.fragment())],
    )


def _who(row: Any) -> rx.Component:
    name = rx.el.div(
        rx.el.span(row.name, class_name="strong", dir="auto"),
        rx.cond(row.is_self, rx.el.span(" you", class_name="quiet small"), rx.fragment()),
    )
    return rx.el.div(
        badge.avatar(row.initials, row.availability),
        rx.el.div(name, rx.el.span(row.email, class_name="small quiet")),
        class_name="row",
    )


def _state(row: Any) -> rx.Component:
    until = rx.el.div("until ", browser.day_label(row.access_ends_at), class_name="small quiet")
    return rx.el.div(
        badge.state(row.state, _STATE_TONES), rx.cond(row.access_ends_at != "", until, rx.fragment())
    )  # fmt: skip


def _second_factor(row: Any) -> rx.Component:
    return rx.cond(
        row.has_second_factor, badge.badge("on", "good", "shield-check"), badge.badge("off", "plain", "shield-off")
    )


def _seen(row: Any) -> rx.Component:
    return rx.cond(row.seen_at != "", browser.Ago.create(at=row.seen_at), rx.el.span("Never", class_name="quiet"))


def _manage(row: Any) -> rx.Component:
    open_settings = button("Manage", size="s", kind="bare", on_click=TeamState.choose(row.id))
    return rx.cond(_may_manage & ~row.is_self, open_settings, rx.fragment())


def _invitations() -> rx.Component:
    columns = (
        Column(head="Invited", cell=lambda row: rx.el.span(row.email, class_name="strong")),
        Column(head="Role", cell=lambda row: role_name(row.role)),
        Column(head="Link works until", cell=_link_end),
        Column(head="", cell=_invitation_acts),
    )
    table = section("Invitations", data_table(TeamState.shown.invitations, columns, caption="Invitations"))
    return rx.cond(TeamState.shown.invitations.length() > 0, table, rx.fragment())


def _link_end(row: Any) -> rx.Component:
    return rx.cond(row.has_ended, badge.badge("expired", "warn"), browser.day_label(row.ends_at))


def _invitation_acts(row: Any) -> rx.Component:
    acts = rx.el.div(
        button("Send again", icon="send", size="s", kind="bare", on_click=TeamState.resend(row.id)),
        button("Revoke", size="s", kind="bare", on_click=TeamState.revoke(row.id)),
        class_name="row acts",
    )
    return rx.cond(_may_manage, acts, rx.fragment())

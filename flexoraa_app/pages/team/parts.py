"""The forms beside the team: an invitation, and one member's role and access."""

from typing import Any

import reflex as rx

from flexoraa_app.components.controls import button, choice, field, icon_button, problem
from flexoraa_app.pages.team.state import TeamState
from services.rules.permissions import Role

# What each role is for, in a line; who may do what exactly is the matrix in the help.
ROLE_LINES = (
    (Role.SDR, "SDR", "Answers and books for assigned leads."),
    (Role.MANAGER, "Manager", "Works with all leads; reads team, settings and billing."),
    (Role.ADMIN, "Admin", "Everything, and grants roles."),
    (Role.PRODUCT, "Product", "Tunes the AI; sees leads without personal data."),
    (Role.DEVOPS, "DevOps", "Operations and channels, no lead content."),
    (Role.AUDITOR, "Auditor", "Reads leads on record; verifies and exports the log."),
    (Role.READONLY, "Read only", "Reads leads."),
)


def role_name(role: Any) -> rx.Component:
    """A role as people call it."""
    return rx.match(role, *((one.value, name) for one, name, _line in ROLE_LINES), role)


def invitation_form() -> rx.Component:
    """Address and role of somebody to invite."""
    form = rx.el.form(
        field("E-mail", "email", type="email", required=True, auto_focus=True, auto_complete="off"),
        _role_choice(Role.SDR.value),
        _failure(),
        rx.el.div(button("Send invitation", kind="main", type="submit"), _cancel(), class_name="row"),
        on_submit=TeamState.invite,
        class_name="form",
    )
    note = "They choose a name and a password by a link that works for seven days."
    return _panel("Invite a member", note, form)


def member_settings() -> rx.Component:
    """The chosen member's role, and whether they may sign in."""
    row = TeamState.chosen
    role = rx.el.form(
        _role_choice(row.role),
        _failure(),
        rx.el.div(button("Grant role", kind="main", type="submit"), _cancel(), class_name="row"),
        on_submit=TeamState.grant,
        key=row.id,
        class_name="form",
    )
    access = rx.cond(row.state == "active", _disable(), _enable())
    note = "A new role ends their sessions; admins and managers need a second factor."
    return _panel(row.name, note, role, access)


def _disable() -> rx.Component:
    note = "Disabling signs them out at once. Their open leads go to other SDRs or wait in the queue."
    return rx.el.div(
        rx.el.p(note, class_name="small quiet"),
        button("Disable access", icon="user-x", kind="danger", on_click=TeamState.disable),
        class_name="panel-part",
    )


def _enable() -> rx.Component:
    note = "They may sign in again with the password and second factor that they had."
    return rx.el.div(
        rx.el.p(note, class_name="small quiet"),
        button("Enable access", icon="user-check", on_click=TeamState.enable),
        class_name="panel-part",
    )


def _role_choice(value: Any) -> rx.Component:
    options = [rx.el.option(f"{name}: {line}", value=role.value) for role, name, line in ROLE_LINES]
    return choice("Role", "role", rx.fragment(*options), default_value=value)


def _failure() -> rx.Component:
    return rx.cond(TeamState.problem != "", problem(TeamState.problem), rx.fragment())


def _cancel() -> rx.Component:
    return button("Cancel", kind="bare", on_click=TeamState.choose(""))


def _panel(title: Any, note: str, *parts: rx.Component) -> rx.Component:
    head = rx.el.div(
        rx.el.h2(title, class_name="grow", dir="auto"), icon_button("x", "Close", on_click=TeamState.choose("")),
        class_name="row",
    )  # fmt: skip
    return rx.el.section(head, rx.el.p(note, class_name="small quiet"), *parts, class_name="panel", aria_label=title)

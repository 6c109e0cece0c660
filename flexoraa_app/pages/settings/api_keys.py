"""The API keys section: what programs hold, a form for another key, and the new key while it is shown."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button, choice, field, problem
from flexoraa_app.components.table import Column, data_table, section
from flexoraa_app.pages.settings.api_keys_state import ApiKeysState
from services.rules.api_access import KEY_LASTS_DAYS, KEY_NAME_MOST, KEY_ROLES
from services.rules.permissions import Role

_TONES = {"active": "good", "expired": "warn", "revoked": "bad"}
_ROLES = {
    Role.READONLY: "Read only: leads and conversations",
    Role.PRODUCT: "Product: the same without personal data, and events",
    Role.MANAGER: "Manager: reads all, sends messages",
}


def api_keys_section() -> rx.Component:
    """Keys and the form."""
    docs = rx.el.a("API reference", href="/api/v1/docs", target="_blank", class_name="link small")
    return rx.fragment(
        section("API keys", _made(), rx.cond(ApiKeysState.is_loading, states.skeleton(4), _keys()), aside=[docs]),
        section("New key", _form()),
    )


def _made() -> rx.Component:
    shown = rx.el.div(
        rx.el.strong("Copy the key now: it is not shown again."),
        rx.el.code(ApiKeysState.made, class_name="code made-key"),
        button("Copy", icon="copy", size="s", on_click=rx.set_clipboard(ApiKeysState.made)),
        class_name="made",
        role="status",
    )
    return rx.cond(ApiKeysState.made != "", shown, rx.fragment())


def _keys() -> rx.Component:
    columns = (
        Column(head="Name", cell=_name),
        Column(head="Role", cell=lambda row: row.role),
        Column(head="State", cell=lambda row: badge.state(row.state, _TONES)),
        Column(head="Last used", cell=_used),
        Column(head="Ends", cell=lambda row: browser.day_label(row.expires_at)),
        Column(head="", cell=_revoke),
    )
    nothing = states.empty_state(
        "key-round", "No API keys yet", "A program exchanges its key for a token that lasts a day."
    )
    table = data_table(ApiKeysState.rows, columns, caption="API keys")
    return rx.cond(ApiKeysState.rows.length() > 0, table, nothing)


def _name(row: Any) -> rx.Component:
    return rx.el.div(
        rx.el.div(row.name, class_name="strong", dir="auto"), rx.el.code("fxk_…", row.hint, class_name="code quiet")
    )


def _used(row: Any) -> rx.Component:
    return rx.cond(row.used_at != "", browser.Ago.create(at=row.used_at), rx.el.span("Never", class_name="quiet"))


def _revoke(row: Any) -> rx.Component:
    act = button("Revoke", size="s", kind="bare", on_click=ApiKeysState.revoke(row.id))
    return rx.cond(row.state == "active", act, rx.fragment())


def _form() -> rx.Component:
    roles = [rx.el.option(_ROLES[role], value=role.value) for role in KEY_ROLES]
    days = [rx.el.option(f"{number} days", value=str(number)) for number in KEY_LASTS_DAYS]
    return rx.el.form(
        rx.cond(ApiKeysState.problem != "", problem(ApiKeysState.problem), rx.fragment()),
        field("Name", "name", required=True, max_length=KEY_NAME_MOST, hint="Which program holds it, such as CRM sync"),
        choice("Role", "role", rx.fragment(*roles)),
        choice("Ends after", "days", rx.fragment(*days), default_value="90"),
        button("Create key", kind="main", type="submit"),
        on_submit=ApiKeysState.create,
        reset_on_submit=True,
        class_name="form",
    )

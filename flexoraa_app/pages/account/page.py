"""A member's own account: who they are here, how they sign in, and where they are signed in."""

from typing import Any

import reflex as rx

from flexoraa_app.components import browser, states
from flexoraa_app.components.authenticator import authenticator_setup, recovery_codes
from flexoraa_app.components.badge import badge
from flexoraa_app.components.controls import button, field
from flexoraa_app.components.table import section
from flexoraa_app.pages.account.notifications import notifications
from flexoraa_app.pages.account.state import AccountState
from services.rules.password_policy import SHORTEST


def account_page() -> rx.Component:
    """Sections one below the other, as wide as one reads."""
    content = rx.fragment(_profile(), notifications(), _second_factor(), _passkeys(), _password(), _sessions())
    return rx.el.div(
        rx.cond(AccountState.is_loading, states.skeleton(8), content),
        class_name="page",
        custom_attrs={"data-width": "text"},
    )


def _profile() -> rx.Component:
    account = AccountState.account
    return section(
        "You",
        rx.el.dl(
            rx.el.dt("Name"), rx.el.dd(account.name, dir="auto"),
            rx.el.dt("E-mail"), rx.el.dd(account.email),
            class_name="facts",
        ),
    )  # fmt: skip


def _second_factor() -> rx.Component:
    shown = rx.cond(
        AccountState.codes.length() > 0,
        recovery_codes(AccountState.codes, AccountState.codes_text, AccountState.hide_secrets, done="Done"),
        rx.cond(AccountState.new.picture != "", _setup(), _factors()),
    )
    return section("Second factor", shown)


def _setup() -> rx.Component:
    return rx.el.div(
        authenticator_setup(AccountState.new, AccountState.finish_authenticator),
        rx.el.div(button("Cancel", on_click=AccountState.hide_secrets)),
        class_name="stack",
    )


def _factors() -> rx.Component:
    account = AccountState.account
    app = _line(
        "smartphone",
        "Authenticator app",
        rx.cond(account.has_authenticator, "A code from your app is asked for when you sign in.", "Not set up."),
        rx.cond(
            account.has_authenticator,
            rx.fragment(
                button("Replace", size="s", on_click=AccountState.begin_authenticator),
                rx.cond(
                    account.may_remove_authenticator,
                    button("Remove", size="s", kind="bare", on_click=AccountState.remove_authenticator),
                    rx.fragment(),
                ),
            ),
            button("Set up", size="s", on_click=AccountState.begin_authenticator),
        ),
    )
    codes = _line(
        "life-buoy",
        "Recovery codes",
        rx.el.span(account.recovery_codes, " left. Each stands in for your second factor once."),
        button("Make new ones", size="s", on_click=AccountState.make_codes),
    )
    return rx.el.ul(app, rx.cond(account.has_factor, codes, rx.fragment()), class_name="lines")


def _passkeys() -> rx.Component:
    hint = rx.el.p(
        "A passkey is kept by your device and opened by your face, finger or PIN. It replaces password and code.",
        class_name="quiet",
    )
    rows = rx.el.ul(rx.foreach(AccountState.own_passkeys, _passkey), class_name="lines")
    name = field("Name", "passkey-name", hint="So that you recognise it, such as Work laptop", max_length=60)
    add = browser.PasskeyButton.create(
        ceremony="register", label="Add a passkey", name_from="passkey-name", on_done=AccountState.passkey_added
    )
    shown = rx.cond(AccountState.own_passkeys.length() > 0, rows, rx.fragment())
    return section("Passkeys", hint, shown, rx.el.div(name, add, class_name="stack narrow"))


def _passkey(row: Any) -> rx.Component:
    used = rx.cond(row.used_at != "", rx.fragment("used ", browser.Ago.create(at=row.used_at)), "never used")
    said = rx.fragment("added ", browser.Ago.create(at=row.added_at), " · ", used)
    remove = button("Remove", size="s", kind="bare", on_click=AccountState.remove_passkey(row.id))
    return _line("key-round", rx.el.span(row.name, dir="auto"), said, remove, key=row.id)


def _password() -> rx.Component:
    form = rx.el.form(
        field(
            "New password",
            "password",
            error=AccountState.password_problem,
            hint=f"At least {SHORTEST} characters. You are signed out everywhere else.",
            type="password",
            auto_complete="new-password",
            required=True,
        ),
        rx.el.div(button("Change password", type="submit")),
        on_submit=AccountState.change_password,
        reset_on_submit=True,
        class_name="stack narrow",
    )
    return section("Password", form)


def _sessions() -> rx.Component:
    others = button("Sign out everywhere else", icon="log-out", size="s", on_click=AccountState.end_others)
    rows = rx.el.ul(rx.foreach(AccountState.open_sessions, _session), class_name="lines")
    aside = rx.cond(AccountState.open_sessions.length() > 1, others, rx.fragment())
    return section("Where you are signed in", rows, aside=(aside,))


def _session(row: Any) -> rx.Component:
    end = button("Sign out", size="s", kind="bare", on_click=AccountState.end_session(row.id))
    return _line(
        "monitor",
        row.device,
        rx.fragment(rx.cond(row.network != "", rx.el.span(row.network, " · "), ""), browser.Ago.create(at=row.seen_at)),
        rx.cond(row.is_current, badge("this one", "good"), end),
        key=row.id,
    )


def _line(icon: str, title: Any, said: Any, *acts: Any, **props: Any) -> rx.Component:
    mark = rx.icon(icon, size=16, aria_hidden="true")
    words = rx.el.div(
        rx.el.div(title, class_name="strong"), rx.el.div(said, class_name="small quiet"), class_name="grow"
    )
    return rx.el.li(mark, words, *acts, class_name="line", **props)

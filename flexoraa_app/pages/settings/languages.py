"""The languages section: which of the languages that the AI can write it answers in."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, states
from flexoraa_app.components.controls import button, tick
from flexoraa_app.components.table import section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.settings.policy_state import PolicyState
from services.rules.permissions import Access, Area, grant_words

_rules = PolicyState.rules
_MAY_WRITE = FrameState.grants.contains(grant_words(Area.SETTINGS, Access.WRITE))


def languages_section() -> rx.Component:
    """A tick for each language."""
    form = rx.el.form(
        rx.el.fieldset(
            rx.el.div(rx.foreach(_rules.languages, _language), class_name="choices"),
            rx.cond(
                _MAY_WRITE,
                button("Save", kind="main", type="submit"),
                rx.el.span("Admins change these.", class_name="small quiet"),
            ),
            disabled=~_MAY_WRITE,
            class_name="form form-wide",
        ),
        on_submit=PolicyState.save_languages,
        key=f"languages{_rules.number}",
    )
    note = rx.el.p(
        "Every language is read, and STOP is heard in all of them. Contacts of a language that is not ticked are"
        " answered in the company’s own, which is set under Company.",
        class_name="small quiet",
    )
    return section("Languages of answers", note, rx.cond(PolicyState.is_loading, states.skeleton(5), form))


def _language(row: Any) -> rx.Component:
    own = rx.cond(row.is_default, badge.badge("Company’s own", "info"), rx.fragment())
    return rx.el.div(
        tick(row.name, f"offers_{row.id}", default_checked=row.is_offered), rx.el.span(class_name="grow"), own,
        class_name="choice", key=row.id,
    )  # fmt: skip

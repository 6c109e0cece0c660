"""The consent section: the public form's address, its wording in each language, and how many agreed or stopped."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, states
from flexoraa_app.components.controls import button, problem
from flexoraa_app.components.figures import stat, stats
from flexoraa_app.components.table import section
from flexoraa_app.frame_state import FrameState
from flexoraa_app.pages.settings.consent_state import ConsentState
from services.rules.consent import LONGEST_WORDING
from services.rules.permissions import Access, Area, grant_words

_form = ConsentState.form
_MAY_WRITE = FrameState.grants.contains(grant_words(Area.SETTINGS, Access.WRITE))


def consent_section() -> rx.Component:
    """The form and its wordings; who may only read sees them locked."""
    return rx.fragment(
        section("Consent", rx.cond(ConsentState.is_loading, states.skeleton(5), _filled())),
        rx.cond(_form.path != "", section("Wording", _wordings()), rx.fragment()),
    )


def _filled() -> rx.Component:
    figures = stats(
        stat("Agreed on the form", _form.agreed),
        stat("Took marketing back", _form.withdrawn),
        stat("Suppressed addresses", _form.suppressed, "kept as keyed hashes, also after an erasure"),
    )
    rule = rx.el.p(
        "Marketing templates go only to contacts who agreed. A message from a contact lets us answer for 24 h and is no"
        " consent to marketing. STOP in any supported language works before the next send.",
        class_name="small quiet",
    )
    return rx.fragment(figures, rx.cond(_form.path != "", _address(), _nothing()), rule)


def _address() -> rx.Component:
    link = rx.el.a(_form.path, href=_form.path, target="_blank", class_name="link num clip", dir="ltr")
    renew = button("Replace the link", icon="refresh-cw", size="s", on_click=ConsentState.open_form)
    return rx.el.div(
        rx.el.span("Public form", class_name="quiet"),
        link,
        rx.cond(_MAY_WRITE, renew, rx.fragment()),
        class_name="row wrap",
    )


def _nothing() -> rx.Component:
    start = rx.cond(_MAY_WRITE, button("Open the form", kind="main", on_click=ConsentState.open_form), rx.fragment())
    hint = "A page in English, Hindi and Arabic where contacts agree to marketing; each answer is kept with its proof."
    return states.empty_state("file-check-2", "No consent form yet", hint, start)


def _wordings() -> rx.Component:
    wrong = rx.cond(ConsentState.problem != "", problem(ConsentState.problem), rx.fragment())
    return rx.fragment(wrong, rx.foreach(_form.wordings, _wording))


def _wording(wording: Any) -> rx.Component:
    text = rx.el.textarea(
        default_value=wording.text,
        name="text",
        rows=4,
        max_length=LONGEST_WORDING,
        dir=wording.direction,
        lang=wording.language,
        aria_label=wording.name,
        class_name="input",
        disabled=~_MAY_WRITE,
    )
    head = rx.el.div(
        rx.el.strong(wording.name),
        badge.badge(f"version {wording.version}"),
        class_name="row",
    )
    save = rx.cond(_MAY_WRITE, button("Save as a new version", size="s", type="submit"), rx.fragment())
    return rx.el.form(
        head,
        rx.el.input(type="hidden", name="language", value=wording.language),
        text,
        save,
        on_submit=ConsentState.change_wording,
        key=f"{wording.language}{wording.version}",
        class_name="form",
    )

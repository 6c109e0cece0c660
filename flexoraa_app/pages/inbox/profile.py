"""The contact beside the conversation: the score and what makes it, answers with their words, consent, identities."""

from typing import Any

import reflex as rx

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button, icon_button
from flexoraa_app.components.figures import score_bar
from flexoraa_app.pages.inbox import merge_parts
from flexoraa_app.pages.inbox.correction_state import CorrectionState
from flexoraa_app.pages.inbox.thread_state import ThreadState
from services.screens.erasures import AUTHORITIES

_profile = ThreadState.profile
_SOURCES = (
    ("", "Direct message"),
    ("whatsapp", "Direct message"),
    ("ad", "WhatsApp ad"),
    ("click_to_whatsapp_ad", "WhatsApp ad"),
    ("post", "Social post"),
    ("website", "Website"),
)
_CONSENT_TONES = {"given": "good", "withdrawn": "bad"}


def profile_pane() -> rx.Component:
    """The right pane; empty until a conversation is open."""
    nothing = states.empty_state("user-round", "Who is it?", "The contact's profile shows here.")
    return rx.el.aside(
        rx.cond(_profile.contact_id != "", rx.el.div(_filled(), class_name="pane-scroll"), nothing),
        class_name="pane",
        aria_label="Profile",
        custom_attrs={"data-pane": "profile"},
    )


def _filled() -> rx.Component:
    return rx.el.div(
        _head(),
        rx.cond(_profile.band != "", _score(), rx.fragment()),
        _part("Answers", rx.foreach(_profile.answers, _answer)),
        rx.cond(_profile.heard.length() > 0, _part("Read as", rx.foreach(_profile.heard, _heard)), rx.fragment()),
        _listed("Buying signals", _profile.signals, "None yet"),
        _listed("Objections", _profile.objections, "None so far"),
        _part("Reachable at", rx.foreach(_profile.identities, _identity), merge_parts.merged()),
        merge_parts.suggestions(),
        _part("Consent", _consents()),
        rx.cond(ThreadState.thread.may_reply, _part("Erasure", _erasure()), rx.fragment()),
        class_name="profile",
    )


def _head() -> rx.Component:
    close = icon_button("x", "Close the profile", class_name="profile-key", on_click=ThreadState.toggle_profile)
    return rx.el.section(
        rx.el.div(rx.el.h2(_profile.name, class_name="grow dialog-title", dir="auto"), close, class_name="row"),
        _fact("Owner", rx.cond(_profile.owner_name != "", _profile.owner_name, "Nobody yet")),
        _answer(_profile.spoken),
        _fact("Came from", rx.match(_profile.source, *_SOURCES, _profile.source)),
        _fact("First seen", browser.Ago.create(at=_profile.first_seen_at)),
    )


def _score() -> rx.Component:
    number = rx.el.span(_profile.score, class_name="big-score")
    mark = rx.icon("trending-up", size=14, aria_hidden="true")
    way = rx.el.p(mark, rx.el.span(_profile.would_make_hot), class_name="row small")
    return rx.el.section(
        rx.el.h3("Score"),
        rx.el.div(number, badge.band(_profile.band), class_name="row"),
        score_bar(_profile.factors),
        rx.cond(_profile.would_make_hot != "", way, rx.fragment()),
    )


def _part(title: str, *children: Any) -> rx.Component:
    return rx.el.section(rx.el.h3(title), *children)


def _fact(label: str, value: Any) -> rx.Component:
    return rx.el.div(rx.el.span(label), rx.el.span(value), class_name="fact")


def _answer(answer: Any) -> rx.Component:
    stands = rx.cond(answer.value != "", rx.el.span(answer.value), rx.el.span("Not known yet", class_name="quiet"))
    quote = rx.cond(answer.quote != "", rx.el.q(answer.quote, class_name="quote", dir="auto"), rx.fragment())
    known = rx.cond(ThreadState.thread.may_reply & (_profile.lead_id != ""), _choose(answer), stands)
    note = rx.cond(answer.corrected != "", rx.el.span(answer.corrected, class_name="small quiet"), rx.fragment())
    head = rx.el.div(rx.el.span(answer.label), known, class_name="fact")
    return rx.el.div(head, quote, note, class_name="stack")


def _heard(answer: Any) -> rx.Component:
    """What was read of the last message, to be corrected or confirmed: both are labels for the next training."""
    confirm = button(
        "Right",
        size="s",
        icon="check",
        on_click=lambda: CorrectionState.correct(answer.what, answer.code),
        title="Say that the AI read this rightly",
    )
    asks = ThreadState.thread.may_reply & (_profile.lead_id != "") & (answer.corrected == "")
    return rx.el.div(_answer(answer), rx.cond(asks, confirm, rx.fragment()), class_name="stack")


def _choose(answer: Any) -> rx.Component:
    """The value as a list: choosing another one corrects the AI."""
    return rx.el.select(
        rx.foreach(answer.choices, lambda one: rx.el.option(one.label, value=one.code)),
        value=answer.code,
        on_change=lambda value: CorrectionState.correct(answer.what, value),
        aria_label=answer.label,
        title="Read wrongly? Choose what is right",
        class_name="correctable",
    )


def _listed(title: str, texts: Any, none: str) -> rx.Component:
    rows = rx.el.ul(rx.foreach(texts, lambda text: rx.el.li(text, dir="auto")))
    return _part(title, rx.cond(texts.length() > 0, rows, rx.el.span(none, class_name="quiet")))


def _identity(identity: Any) -> rx.Component:
    return rx.el.div(
        badge.channel_icon(identity.channel),
        rx.el.span(identity.address, class_name="num clip", dir="ltr"),
        class_name="row",
    )


def _consents() -> rx.Component:
    opted_out = badge.badge("Opted out: nothing is sent", "bad", "ban")
    proof = rx.el.a(
        rx.icon("download", size=14, aria_hidden="true"),
        "Proof (zip)",
        href=f"/api/consent-evidence/{_profile.contact_id}",
        class_name="row small",
        download=True,
    )
    stop = button(
        "They asked us to stop",
        size="s",
        icon="ban",
        on_click=ThreadState.opt_out,
        title="Nothing more is sent until they write START",
    )
    note_stop = rx.cond(ThreadState.thread.may_reply, stop, rx.fragment())
    return rx.fragment(
        rx.cond(_profile.opted_out, rx.el.div(opted_out), note_stop),
        rx.foreach(_profile.consents, _consent),
        rx.cond(_profile.may_export_consent, proof, rx.fragment()),
    )


def _erasure() -> rx.Component:
    options = [rx.el.option(text, value=str(authority)) for authority, text in AUTHORITIES.items()]
    basis = rx.el.select(
        *options,
        name="authority",
        aria_label="What shows that they may ask",
        class_name="input",
        custom_attrs={"data-size": "s"},
    )
    ask = button("Ask to erase", icon="shield-off", size="s", type="submit")
    return rx.el.form(basis, ask, on_submit=ThreadState.ask_erasure, class_name="stack")


def _consent(consent: Any) -> rx.Component:
    head = rx.el.div(
        rx.el.span(consent.purpose, class_name="grow"),
        badge.state(consent.state, _CONSENT_TONES),
        rx.el.span(browser.Ago.create(at=consent.at), class_name="small quiet"),
        class_name="row",
    )
    return rx.el.div(head, rx.el.span(consent.how, class_name="small quiet"), class_name="stack")

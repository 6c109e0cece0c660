"""The audit log: how far it is proven, how to prove it without us, and every event with its place in the chain."""

import reflex as rx

from flexoraa_app.components import browser, states
from flexoraa_app.components.controls import button, search_box
from flexoraa_app.components.table import section
from flexoraa_app.pages.audit.parts import event_row
from flexoraa_app.pages.audit.state import AuditState

_seal = AuditState.seal
_KINDS = (("", "Anybody"), ("member", "Any member"), ("ai", "AI"), ("system", "Flexoraa"), ("api_key", "API keys"))


def audit_page() -> rx.Component:
    """Seal, filters, rows."""
    total = rx.fragment(
        browser.count(AuditState.total), rx.cond(AuditState.total >= 10_000, rx.fragment("+"), rx.fragment())
    )
    return rx.el.div(
        _seal_line(),
        _verify_yourself(),
        rx.cond(AuditState.problem != "", states.error_state(AuditState.problem, AuditState.load), rx.fragment()),
        section(rx.fragment("Events ", rx.el.span(total, class_name="quiet num")), _filters(), _rows()),
        class_name="page",
    )


def _seal_line() -> rx.Component:
    broken = _seal.broken_seq > 0
    mark = rx.cond(broken, rx.icon("shield-x", size=20), rx.icon("shield-check", size=20))
    tone = {"data-tone": rx.cond(broken, "bad", rx.cond(_seal.verified_seq > 0, "good", "plain"))}
    acts = rx.fragment(
        button("Verify now", icon="scan-search", disabled=AuditState.is_verifying, on_click=AuditState.verify_now),
        button("Export", icon="download", disabled=_seal.checkpoint_seq == 0, on_click=AuditState.export),
    )
    return rx.el.section(
        rx.el.span(mark, class_name="seal-mark", custom_attrs=tone, aria_hidden="true"),
        rx.el.div(_verdict(), _depth(), class_name="grow seal-words"),
        rx.cond(AuditState.is_verifying, _progress(), rx.fragment()),
        rx.cond(_seal.may_manage, acts, rx.fragment()),
        class_name="seal",
        aria_label="Proof",
    )


def _verdict() -> rx.Component:
    at = rx.el.span(browser.clock_time(_seal.verified_at), title=browser.exact_time(_seal.verified_at))
    intact = rx.fragment("Verified to seq ", browser.count(_seal.verified_seq), " at ", at)
    never = rx.fragment("Not verified yet")
    wrong = rx.fragment("Broken at seq ", browser.count(_seal.broken_seq), ": ", _seal.broken_reason)
    return rx.el.strong(rx.cond(_seal.broken_seq > 0, wrong, rx.cond(_seal.verified_seq > 0, intact, never)))


def _depth() -> rx.Component:
    signed = rx.fragment(
        " · signed to ",
        browser.count(_seal.checkpoint_seq),
        " at ",
        rx.el.span(browser.clock_time(_seal.checkpoint_at), title=browser.exact_time(_seal.checkpoint_at)),
    )
    return rx.el.div(
        "Sealed to ",
        browser.count(_seal.sealed_seq),
        rx.cond(_seal.unsealed > 0, rx.fragment(", ", _seal.unsealed, " waiting for their seal"), rx.fragment()),
        rx.cond(_seal.checkpoint_seq > 0, signed, rx.fragment(" · not signed yet")),
        class_name="small quiet num",
    )


def _progress() -> rx.Component:
    done = rx.fragment(browser.count(AuditState.verified_so_far), " of ", browser.count(_seal.sealed_seq))
    fill = rx.el.i(style={"width": browser.percent(AuditState.verified_so_far, _seal.sealed_seq)})
    return rx.el.div(
        rx.el.span(done, class_name="small quiet num"),
        rx.el.div(fill, class_name="meter seal-meter", role="progressbar", aria_label="Verification"),
        class_name="row",
        role="status",
    )


def _verify_yourself() -> rx.Component:
    program = rx.el.a(
        "flexoraa_verify.py", href="/api/audit-verifier", class_name="link", custom_attrs={"download": ""}
    )
    steps = rx.el.ol(
        rx.el.li("Export the log. The export itself becomes an event, and the last one in the file."),
        rx.el.li("Take ", program, ", one file that you can read, and check the export on your own machine, offline:"),
        rx.el.pre("pip install cryptography\npython flexoraa_verify.py audit-log-….zip", class_name="code"),
        rx.el.li("It says INTACT, or BROKEN with the number of the first event that cannot be trusted."),
        rx.el.li("Compare the key that it names with this one, once, and note it down:"),
        rx.foreach(_seal.public_keys, lambda key: rx.el.pre(key, class_name="code")),
        rx.el.li(
            "Keep the signed checkpoints that are mailed to you every day. Given with --anchors, they show even "
            "that the whole log was replaced by an older copy, by whoever runs the database."
        ),
    )
    return rx.el.details(rx.el.summary("How to verify the audit yourself"), steps, class_name="how-to")


def _filters() -> rx.Component:
    members = rx.foreach(AuditState.filters.actors, lambda one: rx.el.option(one.label, value=one.value))
    actions = rx.foreach(AuditState.filters.actions, lambda one: rx.el.option(one.label, value=one.value))
    kinds = [rx.el.option(label, value=value) for value, label in _KINDS]
    return rx.el.div(
        rx.el.form(
            search_box("text", "Search words, event number or id"),
            on_submit=AuditState.search,
            class_name="grow event-search",
        ),
        _choice("actor", "Actor", *kinds, rx.el.optgroup(members, label="Members")),
        _choice("action", "Action", rx.el.option("Every action", value=""), actions),
        _day("since", "From day"),
        _day("until", "To day"),
        class_name="filters",
    )


def _choice(name: str, label: str, *options: rx.Component) -> rx.Component:
    narrowed = AuditState.narrow(name)
    return rx.el.select(
        *options, aria_label=label, class_name="input", custom_attrs={"data-size": "s"}, on_change=narrowed
    )


def _day(name: str, label: str) -> rx.Component:
    return rx.el.input(
        type="date",
        aria_label=label,
        title=label,
        class_name="input",
        custom_attrs={"data-size": "s"},
        on_change=AuditState.narrow(name),
    )


def _rows() -> rx.Component:
    nothing = rx.cond(
        AuditState.is_narrowed,
        states.empty_state("scroll-text", "No events match", "Take a filter away, or choose an earlier day."),
        states.empty_state(
            "scroll-text", "Nothing has happened yet", "What members, the AI and Flexoraa do appears here."
        ),
    )
    events = rx.el.ul(rx.foreach(AuditState.rows, event_row), class_name="events", aria_label="Events")
    filled = rx.fragment(events, states.more(AuditState.cursor != "", AuditState.load_more))
    return rx.cond(AuditState.is_loading, states.skeleton(8), rx.cond(AuditState.rows.length() > 0, filled, nothing))

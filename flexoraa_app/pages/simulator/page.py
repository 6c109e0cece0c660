"""The simulator: a contact's phone beside what the product makes of it, a clock to move and faults to switch on."""

import reflex as rx
from reflex_components_core.react_router.dom import ReactRouterLink

from flexoraa_app.components import badge, browser, states
from flexoraa_app.components.controls import button, switch
from flexoraa_app.components.figures import stat, stats
from flexoraa_app.components.table import section
from flexoraa_app.pages.simulator.parts import phone
from flexoraa_app.pages.simulator.state import SimulatorState

_seen = SimulatorState.seen
_HOURS = ((1, "+1 h"), (23, "+23 h"), (24 * 7, "+7 days"))
_FAULTS = (
    ("duplicate", "Duplicate webhooks", "Each delivery arrives twice"),
    ("reorder", "Reorder webhooks", "Deliveries overtake each other"),
    ("delay", "Delay webhooks", "Each delivery is 10 s late"),
    ("drop", "Drop half the webhooks", "The provider retries later"),
    ("bad_signature", "Forge signatures", "Deliveries that must be refused"),
    ("error", "Provider answers 500", "Sends fail and are repeated"),
    ("fail_send", "Undeliverable", "Messages fail with a reason"),
    ("hold", "No receipts", "Ticks stay where they are"),
)


def simulator_page() -> rx.Component:
    """Phone on the left, product and controls on the right."""
    right = rx.el.div(_product(), _clock(), _faults(), class_name="controls")
    problem = states.error_state(SimulatorState.problem, SimulatorState.load)
    shown = rx.el.div(phone(), right, class_name="stage")
    failed = rx.cond(SimulatorState.problem != "", rx.el.div(problem, class_name="page"), shown)
    return rx.cond(SimulatorState.is_loading, states.skeleton(10), failed)


def _product() -> rx.Component:
    nothing = states.empty_state(
        "smartphone", "Write something on the phone", "What the product makes of it shows here."
    )
    link = ReactRouterLink.create(
        "Open in the inbox",
        href="/inbox/?conversation=" + _seen.conversation_id,
        class_name="button",
        custom_attrs={"data-size": "s"},
    )
    known = rx.cond(_seen.conversation_id != "", link, rx.fragment())
    return section("What the product sees", rx.cond(_seen.conversation_id != "", _figures(), nothing), aside=[known])


def _figures() -> rx.Component:
    band = rx.cond(_seen.band != "", badge.band(_seen.band), badge.badge("Not scored"))
    return stats(
        stat("Score", _seen.score, band),
        stat(
            "Owner",
            rx.cond(_seen.owner_name != "", _seen.owner_name, "Nobody"),
            rx.cond(_seen.ai_is_on, "AI answers", "AI is paused"),
        ),
        stat("Tokens spent", browser.tokens(_seen.spent_deci), "On this lead"),
        stat(
            "Reply window",
            browser.WindowCountdown.create(closes_at=_seen.window_closes_at, prefix=""),
            "After the last message",
        ),
    )


def _clock() -> rx.Component:
    moves = [button(label, icon="fast-forward", on_click=SimulatorState.move_clock(hours)) for hours, label in _HOURS]
    moved = rx.el.span(
        browser.count(SimulatorState.offset_seconds // 3600), " h ahead of real time", class_name="quiet num"
    )
    return section("Clock", rx.el.div(*moves, moved, class_name="row wrap"))


def _faults() -> rx.Component:
    cards = [_fault(kind, title, does) for kind, title, does in _FAULTS]
    return section("Faults", rx.el.div(*cards, class_name="controls-grid"))


def _fault(kind: str, title: str, does: str) -> rx.Component:
    is_on = SimulatorState.faults.contains(kind)
    text = rx.el.div(rx.el.div(title), rx.el.div(does, class_name="small quiet"))
    mark = switch("", is_on, aria_label=title, on_click=SimulatorState.switch_fault(kind))
    return rx.el.div(text, mark, class_name="fault-card")

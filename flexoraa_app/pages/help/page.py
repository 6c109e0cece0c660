"""The help: a guide for each role, found by its words in the browser; the tour can be taken again from here."""

import reflex as rx
from reflex_base.components.component import field

from flexoraa_app.components.controls import button
from flexoraa_app.components.prose import prose
from flexoraa_app.guides import GUIDES, Guide
from flexoraa_app.tour_state import TourState


class HelpShelf(rx.Component):
    """Shows the one guide that the address names after #, and finds words in all of them."""

    library = "$/public/help.js"
    tag = "HelpShelf"

    role: rx.Var[str] = field(doc="The member's role: their guide opens where the address names none.")


def help_page() -> rx.Component:
    """Search and guides beside the one that is read."""
    contents = rx.el.nav(
        HelpShelf.create(role=TourState.own.role),
        rx.el.div(*(_link(guide) for guide in GUIDES), class_name="help-guides"),
        button("Take the tour again", icon="footprints", size="s", on_click=TourState.begin),
        class_name="sections help-contents",
        aria_label="Guides",
    )
    # Read in English whatever the interface speaks, until a guide is translated as a whole.
    english = {"lang": "en", "dir": "ltr", "translate": "no"}
    texts = rx.el.div(*(_article(guide) for guide in GUIDES), class_name="section-page help-texts", **english)
    return rx.el.div(contents, texts, class_name="settings help")


def _link(guide: Guide) -> rx.Component:
    mark = rx.icon(guide.icon, size=16, aria_hidden="true")
    roles = " ".join(role.value for role in guide.roles)
    return rx.el.a(
        mark,
        rx.el.span(guide.title, class_name="clip"),
        href=f"#{guide.key}",
        class_name="sections-link",
        custom_attrs={"data-guide-link": guide.key, "data-roles": roles},
    )


def _article(guide: Guide) -> rx.Component:
    return rx.el.article(
        *prose(guide.text), custom_attrs={"data-guide": guide.key}, class_name="prose", aria_label=guide.title
    )

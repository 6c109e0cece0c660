"""A term of the trade that explains itself where it stands, on hover and on focus; the meanings are the help's."""

import reflex as rx

from flexoraa_app.guides import terms

_MEANINGS = terms()


def term(name: str, shown: str = "", *, at_end: bool = False) -> rx.Component:
    """The term, or other words for it, with its meaning; `at_end` opens it towards the start. Raises KeyError."""
    says = rx.el.span(_MEANINGS[name], role="tooltip", class_name="term-says")
    return rx.el.span(
        shown or name, says, tab_index=0, class_name="term", custom_attrs={"data-end": "true" if at_end else "false"}
    )

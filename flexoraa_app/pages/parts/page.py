"""The gallery: every shared part in every state it has, for whoever builds a page or judges one.

Nothing here comes from the database; the rows are samples, and the times are counted from the moment one looks.
"""

import reflex as rx

from flexoraa_app.components.table import section
from flexoraa_app.pages.parts.acts import buttons, dialogs, fields, switches, toasts
from flexoraa_app.pages.parts.ground import colours, type_sizes
from flexoraa_app.pages.parts.marks import badges, clocks, figures, people
from flexoraa_app.pages.parts.rows import list_states, score, table

_SECTIONS = (
    ("Colours", colours),
    ("Type", type_sizes),
    ("Buttons", buttons),
    ("Fields", fields),
    ("Switches and choices", switches),
    ("Badges", badges),
    ("People and channels", people),
    ("Clocks and windows", clocks),
    ("Figures", figures),
    ("Score", score),
    ("Table", table),
    ("List states", list_states),
    ("Toasts", toasts),
    ("Dialogs", dialogs),
)


def parts_page() -> rx.Component:
    """A section a part."""
    return rx.el.div(*(section(title, draw()) for title, draw in _SECTIONS), class_name="page")

"""The first steps of the member's role, over every page: a list in the corner, and a bubble at the thing itself."""

from dataclasses import asdict
from typing import Any

import reflex as rx
from reflex_base.components.component import field
from reflex_base.event import no_args_event_spec, passthrough_event_spec

from flexoraa_app.tour_state import TourState
from services.rules.tours import TOURS

_TOURS = {role.value: [asdict(step) for step in steps] for role, steps in TOURS.items()}


class Tour(rx.Component):
    """Shows the list until it is put away, and the step that the address names in `?tour=`."""

    library = "$/public/tour.js"
    tag = "Tour"

    tours: rx.Var[dict[str, Any]] = field(doc="The steps of each role.")
    role: rx.Var[str] = field(doc="The member's role.")
    seen: rx.Var[list[str]] = field(doc="The keys of the steps seen.")
    is_put_away: rx.Var[bool] = field(doc="The list is not shown.")

    on_seen: rx.EventHandler[passthrough_event_spec(str)] = field(doc="A step was seen, by its key.")
    on_put_away: rx.EventHandler[no_args_event_spec] = field(doc="The member wants the list no more.")


def tour() -> rx.Component:
    """The tour over a page of the frame."""
    own = TourState.own
    return Tour.create(
        tours=_TOURS,
        role=own.role,
        seen=own.seen,
        is_put_away=own.is_put_away,
        on_seen=TourState.note_seen,
        on_put_away=TourState.put_away,
    )

"""A message with nothing but white space in it for long is read as fast as any other."""

import time
from datetime import date

import pytest

from services.adapters.local_ai.budget_and_time import read_budget, read_timeline
from services.rules.turn_text import InboundText, TurnText, as_read


@pytest.mark.parametrize("gap", ["\n", " ", "\t ", "\u00a0"], ids=["lines", "spaces", "tabs", "hard spaces"])
@pytest.mark.parametrize("figure", ["5 lakh", "in 2 months", "june"])
def test_white_space_without_end_takes_no_time(figure: str, gap: str) -> None:
    started = time.process_time()
    message = InboundText(text=as_read(f"{figure}{gap * 4000}please"))
    turn = TurnText(messages=(message,), today=date(2026, 11, 22))
    read_budget(turn)
    read_timeline(turn)

    # Read as it came, it holds the interpreter for minutes, in which nothing else of the process runs.
    assert time.process_time() - started < 1

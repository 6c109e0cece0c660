"""What a template says once it is filled in, what the provider gets, and what it would refuse."""

import pytest

from services.rules.template_text import (
    TemplateProblem,
    full_text,
    parameters_of,
    problem_of,
    read_template,
)

BODY = {"type": "BODY", "text": "Hi {{1}}, is {{2}} right?", "example": {"body_text": [["Ravi", "Monday"]]}}
NAMED = {
    "type": "body",
    "text": "Hi {{first_name}}!",
    "example": {"body_text_named_params": [{"param_name": "first_name", "example": "Ravi"}]},
}
HEADER = {"type": "HEADER", "format": "TEXT", "text": "About {{1}}", "example": {"header_text": ["your car"]}}
FOOTER = {"type": "FOOTER", "text": "Reply STOP to opt out"}
LINK = {"type": "URL", "text": "Book", "url": "https://asha.test/{{1}}"}
STILL = {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Yes"}, LINK]}
FILLED = {"body-1": "Ravi", "body-2": "Monday"}


def test_examples_of_the_approval_stand_with_their_gaps():
    found = [(one.key, one.example) for one in read_template([BODY, HEADER, NAMED | {"type": "OTHER"}]).variables]

    assert found == [("header-1", "your car"), ("body-1", "Ravi"), ("body-2", "Monday")]


@pytest.mark.parametrize(
    ("components", "values", "text"),
    [
        ([BODY, FOOTER], FILLED, "Hi Ravi, is Monday right?\n\nReply STOP to opt out"),
        ([HEADER, BODY], FILLED | {"header-1": "Creta"}, "About Creta\n\nHi Ravi, is Monday right?"),
        ([BODY], {"body-1": "{{2}}", "body-2": "Monday"}, "Hi {{2}}, is Monday right?"),
        ([BODY], {"body-1": "Ravi"}, "Hi Ravi, is {{2}} right?"),
        ([NAMED], {"body-first_name": "आशा"}, "Hi आशा!"),
    ],
    ids=["positions", "heading", "a value is not filled again", "a gap left", "names"],
)
def test_contact_reads_the_filled_text(components, values, text):
    assert full_text(read_template(components), values) == text


@pytest.mark.parametrize(
    ("components", "values", "sent"),
    [
        ([BODY], FILLED, [("body", [{"type": "text", "text": "Ravi"}, {"type": "text", "text": "Monday"}])]),
        (
            [NAMED],
            {"body-first_name": "R"},
            [("body", [{"type": "text", "parameter_name": "first_name", "text": "R"}])],
        ),
        ([NAMED | {"text": "Bye"}], {}, []),
        ([STILL], {"url-1": "x7"}, [("button", [{"type": "text", "text": "x7"}])]),
    ],
    ids=["positions", "names", "nothing to fill", "link"],
)
def test_provider_gets_each_value_in_its_place(components, values, sent):
    components = parameters_of(read_template(components), values)

    assert [(one["type"], one["parameters"]) for one in components] == sent


@pytest.mark.parametrize(
    ("components", "values", "problem"),
    [
        ([BODY], FILLED, None),
        ([BODY], FILLED | {"body-2": "  "}, TemplateProblem.EMPTY),
        ([BODY], FILLED | {"body-2": "Mon\nday"}, TemplateProblem.LINE_BREAK),
        ([BODY], FILLED | {"body-2": "a     b"}, TemplateProblem.LINE_BREAK),
        ([BODY], FILLED | {"body-2": "a    b"}, None),
        ([BODY], FILLED | {"body-2": "x" * 1020}, TemplateProblem.TOO_LONG),
        ([BODY, {"type": "HEADER", "format": "IMAGE"}], FILLED, TemplateProblem.NEEDS_FILE),
        ([BODY, {"type": "BUTTONS", "buttons": [{"type": "FLOW", "text": "Go"}]}], FILLED, TemplateProblem.BUTTON),
    ],
    ids=["fine", "empty", "line break", "five spaces", "four spaces", "too long", "picture", "flow"],
)
def test_what_the_provider_would_refuse_is_found_before(components, values, problem):
    found = problem_of(read_template(components), values)

    assert (found[0] if found else None) == problem

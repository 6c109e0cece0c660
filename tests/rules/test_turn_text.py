"""What a reader is given of a message: all that a person writes, and no more than can be read at once."""

from services.rules.turn_text import READ_CHARACTERS, as_read


def test_ordinary_message_is_read_as_it_is() -> None:
    text = "Budget 5 lakh.\n\nNeed it  in 2 weeks"
    assert as_read(text) == text


def test_overlong_message_is_read_to_its_limit() -> None:
    assert as_read("z" * (READ_CHARACTERS + 1)) == "z" * READ_CHARACTERS


def test_stretch_of_white_space_is_read_as_three() -> None:
    assert as_read("5 lakh \n\t\n please") == "5 lakh \n\tplease"

"""What of a page's filters is kept: no words that may be a name, no place in a list, nothing enormous."""

import pytest

from services.rules.saved_views import kept_query, view_name


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        pytest.param("?view=table&band=HOT", "band=HOT&view=table", id="in one order"),
        pytest.param("?q=Ravi+Kumar&owner=me", "owner=me", id="no searched name"),
        pytest.param("cursor=abc&state=won", "state=won", id="no place in the list"),
        pytest.param("", "", id="nothing"),
        pytest.param("?label=" + "x" * 700, None, id="too long"),
        pytest.param("?" + "&".join(f"a{n}=1" for n in range(30)), None, id="too many"),
        pytest.param("?label=a%20b%26c", "label=a+b%26c", id="quoted"),
    ],
)
def test_filters_are_kept(address, kept):
    assert kept_query(address) == kept


@pytest.mark.parametrize(
    ("typed", "name"),
    [(" My  HOT ones ", "My HOT ones"), ("  ", None), ("x" * 33, None), ("a\x00b", None), ("गरम लीड", "गरम लीड")],
)
def test_name_is_one_line(typed, name):
    assert view_name(typed) == name

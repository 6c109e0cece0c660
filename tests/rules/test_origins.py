"""Which origins are ours, and the name that passkeys are bound to there."""

import pytest

from services.rules.origins import relying_party

LOCAL, PUBLIC = "http://127.0.0.1:8000", "https://app.flexoraa.example"


@pytest.mark.parametrize(
    ("origin", "public_url", "party"),
    [
        pytest.param(PUBLIC, PUBLIC, "app.flexoraa.example", id="ours"),
        pytest.param("http://localhost:8000", LOCAL, "localhost", id="loopback by its name"),
        pytest.param(LOCAL, LOCAL, None, id="an IP address binds nothing"),
        pytest.param("http://localhost:8001", LOCAL, None, id="another port"),
        pytest.param("http://app.flexoraa.example", PUBLIC, None, id="without TLS"),
        pytest.param("https://app.flexoraa.example.evil.test", PUBLIC, None, id="a longer name"),
        pytest.param("https://flexoraa.example", PUBLIC, None, id="the parent domain"),
        pytest.param("null", PUBLIC, None, id="a sandboxed frame"),
        pytest.param("", PUBLIC, None, id="nothing"),
    ],
)
def test_relying_party(origin, public_url, party):
    assert relying_party(origin, public_url) == party

"""What a list of sessions says of devices and networks."""

import pytest

from services.rules.devices import coarse_address, device_name

CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"
EDGE = f"{CHROME} Edg/130.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        pytest.param(CHROME, "Chrome on Windows", id="chrome"),
        pytest.param(EDGE, "Edge on Windows", id="edge says chrome too"),
        pytest.param(SAFARI, "Safari on iPhone", id="iphone says mac too"),
        pytest.param(FIREFOX, "Firefox on Linux", id="firefox"),
        pytest.param("curl/8.0", "Unknown device", id="a program"),
        pytest.param("", "Unknown device", id="nothing"),
    ],
)
def test_device_name(agent, name):
    assert device_name(agent) == name


@pytest.mark.parametrize(
    ("address", "network"),
    [
        pytest.param("203.0.113.77", "203.0.113.0/24", id="ipv4"),
        pytest.param("2001:db8:1:2:3::9", "2001:db8:1::/48", id="ipv6"),
        pytest.param("::ffff:203.0.113.77", "203.0.113.0/24", id="ipv4 in ipv6"),
        pytest.param("fe80::1%eth0", "fe80::/48", id="with a zone"),
        pytest.param("testclient", "", id="no address"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_network_without_host(address, network):
    assert coarse_address(address) == network

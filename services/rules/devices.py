"""What a list of sessions says of a device and a place: enough to recognise one's own, too little to follow anybody."""

import ipaddress

# The first word that a user agent holds names it; Chromium's children also say Chrome and Safari.
_BROWSERS = {
    "Edg/": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "Mac",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}
_V4_PREFIX, _V6_PREFIX = 24, 48


def device_name(user_agent: str) -> str:
    """Browser and system as words, "Chrome on Windows"; "Unknown device" where neither is known."""
    browser = next((name for word, name in _BROWSERS.items() if word in user_agent), "")
    system = next((name for word, name in _SYSTEMS.items() if word in user_agent), "")
    return " on ".join(part for part in (browser, system) if part) or "Unknown device"


def coarse_address(address: str) -> str:
    """The network an address belongs to, without the host: 203.0.113.0/24 or 2001:db8:1::/48; empty for no address."""
    try:
        found = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    prefix = _V4_PREFIX if found.version == 4 else _V6_PREFIX
    return str(ipaddress.ip_network((found, prefix), strict=False))

"""Which network addresses a link may lead to: public ones of the ordinary internet, written plainly, and no others."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

# 168.63.129.16 is public, and answers with keys to whoever asks from within Azure.
# Python 3.11's `is_global` lets some of these pass. IPv4: RFC 6890, 7526. IPv6: RFC 4291 3 (only 2000::/3 is routed),
# 6052 and 8215 (NAT64), 3056 (6to4), 4380 (Teredo), 9637 (documentation): the ways to write an IPv4 address in IPv6.
_REFUSED_4 = tuple(
    map(
        IPv4Network, ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "168.63.129.16/32", "192.88.99.0/24", "240.0.0.0/4")
    )
)
_REFUSED_6 = tuple(map(IPv6Network, ("2001::/23", "2002::/16", "2001:db8::/32", "3fff::/20")))
_ROUTED_6 = ip_network("2000::/3")

Resolve = Callable[[str, int], list[str]]


def is_public(address: str) -> bool:
    """True for an address of the public internet; False for this machine, its network, and detours to them."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if not found.is_global or found.is_multicast or found.is_reserved:
        return False
    if isinstance(found, IPv6Address):
        return found in _ROUTED_6 and not any(found in network for network in _REFUSED_6)
    return not any(found in network for network in _REFUSED_4)


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, as the system's resolver gives them. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))

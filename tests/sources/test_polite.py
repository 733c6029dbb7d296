import random

import pytest

from communique.sources.fetching.guard import is_public
from communique.sources.fetching.pace import Pace, retry_after_trouble
from communique.sources.fetching.robots import read_robots
from tests.sources.site import Clock

ROBOTS = """
User-agent: *
Disallow: /
User-agent: Communique
User-agent: other
Disallow: /search
Allow: /search/about
Disallow: /*.pdf$
Disallow: /a*/b
Crawl-delay: 5
Sitemap: https://example.org/map.xml
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/search?q=1", False),
        ("/search/about", True),
        ("/x.pdf", False),
        ("/x.pdf?y", True),
        ("/ab/b", False),
        ("/a/b", False),
        ("/ab", True),
        ("/x.pdf/y.pdf", False),
    ],
)
def test_the_longest_rule_of_the_programs_own_group_counts(path: str, allowed: bool) -> None:
    robots = read_robots(ROBOTS, "communique")
    assert robots.allows(f"https://example.org{path}") is allowed
    assert (robots.delay, robots.sitemaps) == (5.0, ("https://example.org/map.xml",))


def test_others_are_judged_by_the_group_for_all_and_no_rule_allows_everything() -> None:
    assert not read_robots(ROBOTS, "nobody").allows("https://example.org/x")
    assert read_robots("<html>not found</html>", "communique").allows("https://example.org/x")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "198.18.0.1", "::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "::",
        "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1::1", "no address",
    ],
)  # fmt: skip
def test_a_private_address_is_told_in_every_dress(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(address)


def test_a_host_in_trouble_is_asked_half_as_often_and_forgiven_later() -> None:
    clock = Clock()
    pace = Pace(clock.seconds, clock.sleep, gap=1.0)

    def gap() -> float:
        pace.wait("a")
        before = len(clock.slept)
        pace.wait("a")
        clock.later(seconds=600)
        return round(sum(clock.slept[before:]), 3)

    assert gap() == 1.0
    pace.trouble("a")
    pace.trouble("a")
    assert gap() == 4.0
    pace.fine("a")
    assert gap() == 2.0
    pace.wait("b")
    assert round(clock.slept[-1], 3) == 2.0


def test_retries_wait_longer_each_time_with_jitter_from_the_given_chance() -> None:
    waits = [retry_after_trouble(n, random.Random(1)) for n in range(4)]
    assert waits == sorted(waits)
    assert waits == [retry_after_trouble(n, random.Random(1)) for n in range(4)]
    assert all(0.5 <= w / 2**n <= 1.5 for n, w in enumerate(waits))

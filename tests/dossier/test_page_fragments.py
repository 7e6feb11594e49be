"""Addresses of articles: only of the web, and every character in its place."""

from __future__ import annotations

import pytest

from earwitness.dossier.fragments import web_address
from earwitness.records import Document


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("HTTP://a.example/x?q=1&r=2#top", "HTTP://a.example/x?q=1&r=2#top"),
        # a fragment that names other words is cut off
        ("https://a.example/x#:~:text=old", "https://a.example/x#"),
        # what is no plain address character is encoded, quotation marks above all
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("https://a.example/caf\u00e9 \u202e", "https://a.example/caf%C3%A9%20%E2%80%AE"),
        ("https://a.example/caf%C3%A9", "https://a.example/caf%C3%A9"),  # and not twice
        ("https://a.example/\ud800", "https://a.example/?"),
        ("javascript:alert(1)", None),
        ("data:text/html,<script>", None),
        ("file:///etc/passwd", None),
        ("//a.example/x", None),
        ("https://", None),
        ("https://[", None),
        ("https://a.example/" + "x" * 5000, None),  # too long to be sent on
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web(url: str | None, expected: str | None) -> None:
    assert web_address(Document(id="d", received_as="d", text="", url=url)) == expected

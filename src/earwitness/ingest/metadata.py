"""What an HTML page says about itself: title, outlet, date, address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec

from earwitness.ingest.dates import read_date
from earwitness.ingest.draft import Fact, Facts

_DATE_METAS: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "date.issued",
    "citation_publication_date",
    "citation_date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "sailthru.date",
    "date",
)
_SAVED_FROM: Final = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S{1,2000}?)\s*-->", re.IGNORECASE)
_DATE_IN_URL: Final = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/\-_.]|$)"
)
_LD_BLOCKS: Final = 10
_LD_BYTES: Final = 500_000
_LD_NODES: Final = 5_000
_ARTICLE_TYPE: Final = re.compile(r"(?:Article|Posting|Report|Review|Story)$")
_LONGEST: Final = 500  # characters of a title or a name; more is an attack or a mistake


@dataclass(frozen=True, slots=True)
class Metadata:
    """Titles, most trusted first, and facts with where they were found."""

    titles: tuple[str, ...]
    facts: Facts


def read_metadata(tree: Any, source: str) -> Metadata:
    """What a page states; an outlet or date may be inferred from its address."""
    metas = _metas(tree)
    article = _json_article(tree)
    url = _url(tree, metas, source)
    titles = [
        metas.get("og:title", ""),
        _string(article.get("headline")),
        metas.get("twitter:title", ""),
        _squeezed(tree.findtext(".//title") or ""),
    ]
    facts = Facts(
        outlet=_outlet(metas, article, url),
        published=_published(tree, metas, article, url),
        url=url,
    )
    return Metadata(tuple(dict.fromkeys(t for t in titles if t)), facts)


def _squeezed(text: str) -> str:
    return " ".join(text[: 4 * _LONGEST].split())[:_LONGEST]


def _string(value: object) -> str:
    return _squeezed(value) if isinstance(value, str) else ""


def _metas(tree: Any) -> dict[str, str]:
    """Content of the page's meta elements by their lower-case name; the first of a name counts."""
    out: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = _squeezed(meta.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            key = (meta.get(attribute) or "")[:60].lower()
            if key and content:
                out.setdefault(key, content)
    return out


def _json_article(tree: Any) -> dict[str, Any]:
    """The first schema.org article of the page's JSON-LD, or an empty one."""
    fallback: dict[str, Any] = {}
    scripts = (s for s in tree.iter("script") if (s.get("type") or "").lower() == "application/ld+json")
    for _, script in zip(range(_LD_BLOCKS), scripts, strict=False):
        raw = (script.text or "").strip()
        if not raw or len(raw) > _LD_BYTES:
            continue
        try:
            value = msgspec.json.decode(raw)
        except (msgspec.DecodeError, RecursionError):  # pages carry broken and hostile JSON
            continue
        for node in _nodes(value):
            types = node.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(isinstance(t, str) and _ARTICLE_TYPE.search(t[:100]) for t in names):
                return node
            if "datePublished" in node and not fallback:
                fallback = node
    return fallback


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """All objects within a JSON value, outer ones first, without recursion."""
    waiting, seen = [value], 0
    while waiting and seen < _LD_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting.extend(v for v in node.values() if isinstance(v, dict | list))
        elif isinstance(node, list):
            waiting.extend(v for v in node[:_LD_NODES] if isinstance(v, dict | list))


def web_address(value: str) -> str | None:
    """*value* if it is an http or https address with a host, else None."""
    value = value.strip()
    try:
        parts = urlsplit(value)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return value if good and len(value) <= 2000 and not re.search(r"\s", value) else None


def _url(tree: Any, metas: dict[str, str], source: str) -> Fact | None:
    """The article's address. Fails on: pages whose canonical address is by mistake their home page."""
    canonical = next(
        (
            link.get("href") or ""
            for link in tree.iter("link")
            if "canonical" in (link.get("rel") or "").lower().split()
        ),
        "",
    )
    saved = _SAVED_FROM.search(source[:5000])
    for value, why in (
        (canonical, "the page's canonical link"),
        (metas.get("og:url", ""), "the page's og:url"),
        (saved[1] if saved else "", "the browser's note of where the page was saved from"),
    ):
        if address := web_address(value):
            return Fact(address, "stated", why)
    return None


def _outlet(metas: dict[str, str], article: dict[str, Any], url: Fact | None) -> Fact | None:
    publisher = article.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    name = _string(publisher.get("name")) if isinstance(publisher, dict) else _string(publisher)
    for value, why in (
        (metas.get("og:site_name", ""), "the page's og:site_name"),
        (name, "the publisher in the page's JSON-LD"),
        (metas.get("dc.publisher", ""), "the page's dc.publisher"),
        (metas.get("application-name", ""), "the page's application-name"),
    ):
        if value and not web_address(value):
            return Fact(value, "stated", why)
    host = urlsplit(url.value).hostname if url else None
    return Fact(host.removeprefix("www."), "inferred", "the host of the page's address") if host else None


def _published(tree: Any, metas: dict[str, str], article: dict[str, Any], url: Fact | None) -> Fact | None:
    for value, why in _stated_dates(tree, metas, article):
        if value and (moment := read_date(value)):
            return Fact(moment.edtf or value, "stated", why)
    if url and (match := _DATE_IN_URL.search(url.value)):
        day = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
        if read_date(day):
            return Fact(day, "inferred", "the date in the page's address")
    return None


def _stated_dates(tree: Any, metas: dict[str, str], article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name in _DATE_METAS[:3]:
        yield metas.get(name, ""), f"the page's {name}"
    yield _string(article.get("datePublished")), "datePublished in the page's JSON-LD"
    for name in _DATE_METAS[3:]:
        yield metas.get(name, ""), f"the page's {name}"
    times = [t for t in tree.iter("time") if t.get("datetime")]
    marked = [t for t in times if t.get("pubdate") is not None or t.get("itemprop") == "datePublished"]
    for time in marked[:1] or (times if len(times) == 1 else []):
        yield _squeezed(time.get("datetime") or ""), "the page's time element"

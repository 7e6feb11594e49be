"""Nouns for people and bodies, one or several: "official" and "officials", "person" and "people".

Fails on: plurals without "s" that are not listed; nouns for one that end in "s" and are not listed.
"""

from __future__ import annotations

from typing import Final

_NOT_PLURAL: Final = frozenset(["minutes", "news", "press", "series", "congress", "boss", "business"])
_PLURAL: Final = frozenset(
    ["people", "men", "women", "staff", "police", "crew", "children", "clergy", "personnel", "media"]
)


def singular(head: str) -> str:
    """A head for one of what *head* names: "official" for "officials", "person" for "people"."""
    irregular = {"people": "person", "children": "child", "staff": "employee"}
    if head in irregular:
        return irregular[head]
    if head.endswith("men") and head != "specimen":
        return head[:-3] + "man"
    if head.endswith("ies") and len(head) > 4:
        return head[:-3] + "y"
    return head[:-1] if is_plural(head) and head.endswith("s") else head


def is_plural(head: str) -> bool:
    """Whether a head in small letters stands for several; "press", "news" and "boss" do not."""
    if head in _PLURAL or (head.endswith("men") and len(head) > 4):
        return True
    return (
        head.endswith("s") and not head.endswith(("ss", "us")) and head not in _NOT_PLURAL and len(head) > 2
    )

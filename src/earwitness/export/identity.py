"""Ids for forms that want UUIDs: made from the ids of records (RFC 9562, version 5), so always the same."""

from __future__ import annotations

from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from earwitness.export.safe import kept

# Where the words of the project stand among those of others. The host is one of those that are set aside
# for good (RFC 2606), so that nobody can ever put anything there.
VOCABULARY: Final = "https://earwitness.example/ns#"
_NAMESPACE: Final = uuid5(NAMESPACE_URL, VOCABULARY)


def uuid_of(*parts: str) -> UUID:
    """The UUID of a record, by its id, or of something about it that *parts* name together."""
    return uuid5(_NAMESPACE, "\x1f".join(kept(part) for part in parts))


def urn_of(*parts: str) -> str:
    """The same as a URN."""
    return uuid_of(*parts).urn

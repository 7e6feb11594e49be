"""A file of claims with the text that a test gives it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.weigh.tables.claims import Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A file with the given text, called claims.tsv."""

    def made(text: str | bytes) -> Path:
        path = tmp_path / "claims.tsv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return made

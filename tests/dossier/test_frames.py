"""A dossier as tables: which rows and columns there are, of which types, and what happens without pandas."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest
from tests.affair import DOCUMENTS, FINDINGS, LINEAGE
from tests.dossier.notes import made

from earwitness.dossier.frames import ARTICLES, CLAIMS, FIGURES, LINKS, ORIGINS, SPEAKERS, STATEMENTS
from earwitness.dossier.made import Dossier
from earwitness.errors import SettingError

pandas = pytest.importorskip("pandas")

FRAMES: dict[str, tuple[Callable[[Dossier], Any], dict[str, str]]] = {
    "claims": (Dossier.claims_frame, dict(CLAIMS)),
    "statements": (Dossier.statements_frame, dict(STATEMENTS)),
    "speakers": (Dossier.speakers_frame, dict(SPEAKERS)),
    "figures": (Dossier.figures_frame, dict(FIGURES)),
    "articles": (Dossier.articles_frame, dict(ARTICLES)),
    "links": (Dossier.links_frame, dict(LINKS)),
    "origins": (Dossier.origins_frame, dict(ORIGINS)),
}


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("bundle", ["affair", "untraced", "empty"])
def test_types_are_those_that_are_promised_whatever_there_is(name: str, bundle: str) -> None:
    some = {"affair": made(), "untraced": made(()), "empty": made((), (), ())}[bundle]
    make, columns = FRAMES[name]
    assert {column: str(dtype) for column, dtype in make(some).dtypes.items()} == columns


@pytest.mark.parametrize("name", FRAMES)
def test_every_column_is_described(name: str) -> None:
    make, columns = FRAMES[name]
    obvious = {"id", "article", "outlet", "speaker", "headline", "language", "url", "file", "words", "why"}
    undescribed = [c for c in columns if f"``{c}``" not in (make.__doc__ or "") and c not in obvious]
    assert undescribed in ([], ["claim_id"])


@pytest.mark.parametrize("name", FRAMES)
def test_rows_do_not_depend_on_the_order_of_records(name: str) -> None:
    make, _ = FRAMES[name]
    turned = made(LINEAGE[::-1], DOCUMENTS[::-1], FINDINGS[::-1])
    pandas.testing.assert_frame_equal(make(made()), make(turned))


def row(table: Any, number: int = 0) -> dict[str, object]:
    """A row without what is missing in it."""
    return {k: v for k, v in table.iloc[number].to_dict().items() if not pandas.isna(v)}


def test_claims() -> None:
    table = made().claims_frame()
    assert row(table) == {
        "claim": 1,
        "id": "clm-hull",
        "text": "The hull of the Halda is cracked",
        "statements": 2,
        "articles": 2,
        "origins_least": 1,
        "origins_most": 2,
        "disputes": 1,
        "probability": 0.3,
        "probability_low": 0.12,
        "probability_high": 0.61,
        "phrase": "unlikely",
        "reliability": "F",
        "credibility": "4",
        "confidence": "low",
    }
    # not printed on the page, so without a number, and not weighed
    assert {"claim", "probability", "phrase"}.isdisjoint(row(table, 1))


def test_statements() -> None:
    table = made().statements_frame()
    assert list(table["statement"]) == [1, 2, 3, 4, 5, 6]
    assert row(table, 1) == {
        "statement": 2,
        "id": "rep-inspector",
        "article": 1,
        "outlet": "Courier",
        "speaker": "an inspector",
        "source": "an inspector",
        "cue": "told",
        "content": "The hull of the Halda is reportedly cracked",
        "kind": "indirect",
        "voice": "reported",
        "place": "body",
        "hedged": True,
        "on_checking": False,
        "said": "2031-05-05",
        "claims": "1",
        "confidence": 0.9,
    }
    assert table["speaker"][3] == "Inspector Mara Quill"  # as the bundle knows her
    assert table["outlet"].isna().tolist() == [False] * 5 + [True]


def test_the_other_tables() -> None:
    some = made()
    assert row(some.figures_frame()) == {
        "id": "fig-300", "article": 1, "outlet": "Courier", "words": "300 people", "value": 300.0,
        "unit": "person", "what": "people", "statement": 3,
    }  # fmt: skip
    assert list(some.articles_frame()["published"].fillna("?")) == ["2031-05-05", "2031-05-06", "?"]
    assert some.articles_frame()["file"][0] == "courier.txt"  # and not the folder that it lay in
    assert row(some.links_frame()) == {
        "id": "lnk-quill", "later": 4, "earlier": 2, "relation": "same-utterance", "probability": 0.9,
        "drift": "reattributed; hedge-lost", "borderline": False,
    }  # fmt: skip
    assert list(some.origins_frame()["begins_with"]) == ["an inspector", "Inspector Mara Quill", "people"]
    assert some.origins_frame()["not_in_hand"][0] == "Canal Nine (outlet)"
    speakers = some.speakers_frame().set_index("speaker")
    assert speakers.loc["an inspector", "statements"] == 2 and speakers.loc["an inspector", "unnamed"]


def test_without_pandas_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(SettingError, match=r"pip install 'earwitness\[simulate\]'"):
        made().claims_frame()

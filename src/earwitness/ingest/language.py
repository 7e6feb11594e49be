"""Which language a text is in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

# Below this many letters langid guesses at random between close languages; above that many
# characters more text changes nothing.
_ENOUGH_LETTERS: Final = 40
_SAMPLE: Final = 5_000
_SURE: Final = 0.8


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of *text*, or None where there is too little to tell.

    Fails on: text in two languages, which gets the one of its beginning; transliterated names.
    """
    sample = text[:_SAMPLE]
    if sum(c.isalpha() for c in sample) < _ENOUGH_LETTERS:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE else None


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The packaged langid model; loaded on first use, since it takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

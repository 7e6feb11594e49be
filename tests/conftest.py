"""What every test shares: hypothesis draws the same examples every time and looks at no clock."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", derandomize=True, deadline=None, max_examples=150)
settings.load_profile("house")

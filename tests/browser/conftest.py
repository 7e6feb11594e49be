"""A real Chromium for the session, and pages watched in it: what they ask for, what they try to run.

The browser is the system's own: nothing is downloaded. Without one, or without Playwright, these tests are
skipped and say so.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "seln-dam"
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox, since tests may run as root in a container; the rest keeps the browser itself off the network.
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Everything that a page could give itself away by. Run before the page's own scripts.
_WATCH: Final = """
  window.canary = null;
  window.violations = [];
  document.addEventListener("securitypolicyviolation",
    (e) => window.violations.push(`${e.violatedDirective}: ${e.blockedURI} ${e.sample}`));
"""


@dataclass
class Watched:
    """A page, and what happened to it that should not have."""

    page: Page
    path: Path
    happened: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        """What its content security policy had to stop."""
        return list(self.page.evaluate("window.violations"))


Open = Callable[..., Watched]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"there is no Chromium: none of {', '.join(NAMES)} is on the path")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the example bundle, made as a user makes it."""
    from tests.browser.pages import from_files

    return from_files(EXAMPLE, tmp_path_factory.mktemp("example") / "dossier.html")[0]


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Open]:
    """Opens a file in a browser that has nothing else, and waits until it is loaded."""
    contexts = []

    def opened(path: Path, *, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Watched:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        watched = Watched(page, path)
        address = path.as_uri()

        def asked(request: object) -> None:
            if getattr(request, "url", "").partition("#")[0] != address:
                watched.happened.append(f"asked for {request}")

        page.on("request", asked)
        page.on("dialog", lambda dialog: (watched.happened.append("a dialog"), dialog.dismiss()))
        page.on("popup", lambda popup: watched.happened.append("a window"))
        page.on("download", lambda download: watched.happened.append("a download"))
        page.on("pageerror", lambda error: watched.happened.append(f"error: {error}"))
        page.on("console", lambda message: watched.happened.append(f"console: {message.text}"))
        if scripts:
            page.add_init_script(_WATCH)
        page.goto(address, wait_until="load")
        return watched

    yield opened
    for context in contexts:
        context.close()

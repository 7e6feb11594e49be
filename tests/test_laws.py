"""The laws of the house, as far as code can hold them: imports, shape, names, network, weight."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import earwitness
from earwitness.records import json_schema
from earwitness.stream import encode_json

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "earwitness"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Lower levels know nothing of higher ones. Within a level modules may use each other, but for stages.
LEVELS = (
    {"errors", "version"},
    {"records", "phrasing", "unseen"},
    {
        "text",
        "sentences",
        "rarity",
        "pairs",
        "encoder",
        "names",
        "kinds",
        "plurals",
        "numerals",
        "days",
        "wordings",
        "counting",
        "when",
        "chain",
        "features",
        "gazetteer",
        "wordpiece",
        "windows",
        "stream",
        "provenance",
        "score",
        "case",
        "corrections",
        "redaction",
        "grading",
        "asides",
        "nobody",
        "occasions",
        "ranking",
        "strength",
        "lettering",
        "templates",
    },
    {"ingest", "read", "trace", "weigh", "dossier", "export", "simulate"},
    {"bundle", "pipeline"},
    {"store", "run"},
    {"cli", "web"},
    {"__main__"},
)
LEVEL_OF = {name: level for level, names in enumerate(LEVELS) for name in names}
STAGES = LEVELS[3]

# The one place that may ever call out: fetching an address that the user asks for.
FETCHERS = {"ingest.fetch"}
NETWORK = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "urllib3",
    "xmlrpc",
}
HEAVY = ("torch", "onnxruntime", "trafilatura", "lxml")


def dotted(path: Path) -> str:
    """Name below the package: ``read.nesting``, ``read`` for its __init__, empty for the root."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(p for p in parts if p != "__init__")


def imports(path: Path) -> list[tuple[int, str, bool]]:
    """(line, imported name, whether at run time) of every import in a module, absolute."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    only_typed = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    found: list[tuple[int, str, bool]] = []
    for node in ast.walk(tree):
        live = id(node) not in only_typed
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name, live) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import; name the module in full"
            module = node.module or ""
            found += [(node.lineno, f"{module}.{alias.name}", live) for alias in node.names]
    return found


def internal(path: Path) -> list[tuple[int, str]]:
    """(line, module below the package) for every import of the project itself, typing included."""
    known = {dotted(p) for p in MODULES}
    out: list[tuple[int, str]] = []
    for line, name, _ in imports(path):
        if name.split(".")[0] != "earwitness":
            continue
        below = name.removeprefix("earwitness").removeprefix(".")
        while below and below not in known:  # the last part may be a name inside a module
            below = below.rpartition(".")[0]
        out.append((line, below))
    return out


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_point_down(path: Path) -> None:
    me = dotted(path)
    if not me:
        pytest.skip("the root only names what lies below it")
    top = me.split(".")[0]
    assert top in LEVEL_OF, f"{top} has no place in LEVELS: decide where it stands"
    for line, other in internal(path):
        assert other, f"{me}:{line} imports the package root"
        other_top = other.split(".")[0]
        if other_top == top:
            continue
        assert LEVEL_OF[other_top] <= LEVEL_OF[top], f"{me}:{line} imports {other}, which is above it"
        assert not (top in STAGES and other_top in STAGES), f"{me}:{line}: a stage imports stage {other}"


def test_imports_form_no_cycle() -> None:
    edges = {dotted(p): {other for _, other in internal(p)} - {dotted(p)} for p in MODULES if dotted(p)}
    done: set[str] = set()

    def visit(name: str, trail: list[str]) -> None:
        assert name not in trail, " -> ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for other in sorted(edges.get(name, ())):
                visit(other, [*trail, name])
            done.add(name)

    for name in sorted(edges):
        visit(name, [])


@pytest.mark.parametrize("stage", sorted(s for s in STAGES if (PACKAGE / s).is_dir()))
def test_a_stage_opens_with_its_one_function(stage: str) -> None:
    tree = ast.parse((PACKAGE / stage / "__init__.py").read_text(encoding="utf-8"))
    functions = [n.name for n in tree.body if isinstance(n, ast.FunctionDef)]
    assert [f for f in functions if not f.startswith("_")] == [stage]
    assert not [n.name for n in tree.body if isinstance(n, ast.ClassDef)], (
        "classes live in modules of their own"
    )


def test_only_fetching_may_use_the_network() -> None:
    offenders = [
        f"{dotted(path)}:{line} imports {name}"
        for path in MODULES
        if dotted(path) not in FETCHERS
        for line, name, _ in imports(path)
        if any(name == banned or name.startswith(f"{banned}.") for banned in NETWORK)
    ]
    assert not offenders


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_modules_are_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    lines = source.count("\n")
    assert lines <= 800, f"{lines} lines: split it"
    if lines > 400:
        doc = ast.get_docstring(ast.parse(source)) or ""
        assert "lines" in doc, (
            f"{lines} lines: the docstring says why they stay together ('... lines because')"
        )


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "core", "common", "manager", "misc"}
    assert not [dotted(p) for p in MODULES if drawers & set(dotted(p).split("."))]


def test_public_names() -> None:
    assert earwitness.__all__ == [
        "ingest",
        "read",
        "trace",
        "weigh",
        "dossier",
        "simulate",
        "TraceSettings",
        "Lineage",
        "WeighSettings",
        "Beliefs",
        "Dossier",
        "Scenario",
        "Run",
        "Provenance",
        "Document",
        "Party",
        "Report",
        "Figure",
        "Informs",
        "HeadlineCheck",
        "Link",
        "Claim",
        "Origin",
        "Passage",
        "Comparison",
        "Ghost",
        "Belief",
        "Quantity",
        "Truth",
        "EarwitnessError",
        "__version__",
    ]
    for name in earwitness.__all__:
        assert getattr(earwitness, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        earwitness.nothing  # noqa: B018


@pytest.mark.parametrize("stage", ["ingest", "read", "trace", "weigh", "dossier", "simulate"])
def test_a_stage_stays_a_function_whatever_is_imported_first(stage: str) -> None:
    """Importing the folder ``earwitness.read`` would otherwise hide the function of that name."""
    for first in (f"import earwitness.{stage}", f"from earwitness.{stage} import {stage}", "pass"):
        run_python(
            f"import earwitness\n{first}\nassert callable(earwitness.{stage}), earwitness.{stage}\n"
            f"assert callable(earwitness.{stage})"
        )


def run_python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# command -> what it must not load
LIGHT = {
    "import earwitness": (*HEAVY, "numpy", "typer", "msgspec"),
    "import earwitness; earwitness.Report": HEAVY,
    "import earwitness.text": HEAVY,
    "import sys; sys.argv = ['earwitness', '--help']\n"
    "from earwitness.cli import main\n"
    "try:\n    main()\nexcept SystemExit:\n    pass": HEAVY,
}


@pytest.mark.parametrize("code", LIGHT)
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str) -> None:
    loaded = set(run_python(f"{code}\nimport sys\nprint()\nprint(*sys.modules)").splitlines()[-1].split())
    assert not loaded & set(LIGHT[code])


def test_published_schema_is_the_one_of_the_records() -> None:
    published = json.loads((PACKAGE / "schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(encode_json(json_schema())), "run: make schema"


def test_wheel_holds_the_models_and_stays_small(tmp_path: Path) -> None:
    cards = sorted((PACKAGE / "models").glob("*/card.json"))
    if not cards:
        pytest.skip("no model has been built: src/earwitness/models/*/card.json is missing")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=300,
    )
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.stat().st_size < 95_000_000
    held = set(zipfile.ZipFile(wheel).namelist())
    for path in (*(PACKAGE / "models").rglob("*"), PACKAGE / "schema.json", PACKAGE / "py.typed"):
        if path.is_file():
            assert path.relative_to(ROOT / "src").as_posix() in held


def tracked_text() -> list[tuple[Path, str]]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    out: list[tuple[Path, str]] = []
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file() and path.stat().st_size < 2_000_000:
            data = path.read_bytes()
            if b"\0" not in data:
                out.append((path, data.decode("utf-8", errors="replace")))
    return out


def test_no_file_is_a_link_to_another_place() -> None:
    """A model linked in from where it was made would work here and nowhere else."""
    assert not [str(path) for path, _ in tracked_text() if path.is_symlink()]
    assert not [str(path) for path in PACKAGE.rglob("*") if path.is_symlink()]


def test_locks_pin_hashes_and_name_no_address() -> None:
    for name in ("run", "dev", "docs", "build"):
        lock = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        assert "://" not in lock and "--index" not in lock and "--find-links" not in lock
        pins = [line for line in lock.splitlines() if line[:1].isalnum()]
        assert pins and all("==" in line and line.endswith("\\") for line in pins)


def test_no_registry_address_stands_in_the_project() -> None:
    hosts = [f"{host}.{end}/" for host in ("pypi", "npmjs", "pythonhosted") for end in ("org", "com")]
    assert not [str(path) for path, text in tracked_text() for host in hosts if host in text]

"""``earwitness correct``: annotations made elsewhere, back into a case file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from earwitness.cli.articles import output_option
from earwitness.cli.exporting import bytes_of, taken_from
from earwitness.cli.output import check_target, say, write_file
from earwitness.errors import ExitCode, InputError, SettingError

if TYPE_CHECKING:
    from earwitness.case import Added, Case
    from earwitness.export.returning import Correction
    from earwitness.records import AnyRecord

_STDIN: Final = "-"
_TOLD: Final = 20  # pieces that cannot be used: so many are told one by one


def correct(
    records: Annotated[
        str,
        typer.Argument(
            metavar="RECORDS",
            help="What the annotations were exported from: a file that --json wrote, or a dossier's .json.",
            show_default=False,
        ),
    ],
    annotations: Annotated[
        list[str],
        typer.Argument(
            metavar="ANNOTATIONS",
            help="Filled-in lines for correction, Label Studio tasks, Web Annotations; - for standard input.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path,
        output_option("The case file; what stands in one that is there is kept, and added to."),
    ] = Path("case.toml"),
) -> None:
    """Write corrections that were made in another tool into a case file, which wins over the machine.

    Export what was found as jsonl-corrections, label-studio or web-annotation, correct it, and give the
    result here; then give the case file to dossier, read, trace or weigh with --case.
    """
    check_target(output)
    for name in (records, *annotations):
        if output.exists() and Path(name).exists() and output.samefile(name):
            raise SettingError(f"--output {output}: is one of the inputs; choose another name")
    if [records, *annotations].count(_STDIN) > 1:
        raise SettingError("-: standard input is given twice; give a file for one of them")
    found = _records(records)
    text = _text(output)
    corrections, unusable = _returned(found, annotations)
    fitting, added, contradicting = _fitting(found, corrections, text, str(output))
    unusable += contradicting
    if added.new:
        write_file(output, added.text.encode())
    _tell(unusable)
    if not fitting and unusable:
        say(f"no correction could be used; {output} was not written")
        raise typer.Exit(ExitCode.NO_INPUT_USED)
    if not fitting:
        say(f"the annotations correct nothing; {output} was not written")
        return
    known = f", {added.known:,} stood there before" if added.known else ""
    say(f"{output}: {added.new:,} {'entry' if added.new == 1 else 'entries'} added{known}")
    if unusable:
        raise typer.Exit(ExitCode.SOME_INPUTS_REFUSED)


def _records(name: str) -> tuple[AnyRecord, ...]:
    taken = taken_from(bytes_of(name), name="standard input" if name == _STDIN else name)
    if not taken.records or taken.refused:
        # with records missing, what is right could look wrong
        why = str(taken.refused[0]) if taken.refused else "holds no records"
        raise InputError(name, why, "give the whole file that the annotations were exported from")
    return taken.records


def _text(path: Path) -> str:
    """The case file as it is, empty if there is none. Raises SettingError if it is none."""
    from earwitness.case import decode_case

    if not path.exists():
        return ""
    try:
        data = path.read_bytes()
        decode_case(data, name=str(path))
        return data.decode()
    except InputError as error:
        raise SettingError(f"--output {error}") from error
    except OSError as error:
        raise SettingError(
            f"--output {path}: cannot be read ({error.strerror}); choose another name"
        ) from error


def _returned(records: tuple[AnyRecord, ...], names: list[str]) -> tuple[list[Correction], list[InputError]]:
    from earwitness.export.material import material
    from earwitness.export.returning import returned

    everything = material(records)
    corrections: list[Correction] = []
    unusable: list[InputError] = []
    for name in names:
        try:
            back = returned(everything, bytes_of(name), name="standard input" if name == _STDIN else name)
        except InputError as error:
            unusable.append(error)
            continue
        corrections += back.corrections
        unusable += back.unusable
    return corrections, unusable


def _fitting(
    records: tuple[AnyRecord, ...], corrections: list[Correction], text: str, name: str
) -> tuple[list[Correction], Added, list[InputError]]:
    """Those of *corrections* that hold together with each other and with the case file *text*."""
    from earwitness.case import added_to

    fitting = list(corrections)
    added = added_to(text, [(c.table, c.entry) for c in fitting], name=name)
    if _problem(records, added.case) is None:
        return fitting, added, []
    if (before := _problem(records, added_to(text, (), name=name).case)) is not None:
        raise SettingError(f"{name}: {before}; mend the file before corrections are added")
    fitting, unusable = [], []
    waiting = [corrections]  # halved, to tell which it is in few steps
    while waiting:
        part = waiting.pop()
        tried = added_to(text, [(c.table, c.entry) for c in (*fitting, *part)], name=name)
        problem = _problem(records, tried.case)
        if problem is None:
            fitting += part
        elif len(part) > 1:
            waiting += [part[len(part) // 2 :], part[: len(part) // 2]]
        else:
            remedy = "leave it out, or change the case file"
            unusable.append(InputError(part[0].where, f"does not fit: {problem}", remedy))
    return fitting, added_to(text, [(c.table, c.entry) for c in fitting], name=name), unusable


def _problem(records: tuple[AnyRecord, ...], case: Case) -> str | None:
    """Why *case* cannot be applied to *records*; None if it can."""
    from earwitness.case import check_judgements
    from earwitness.corrections import corrected
    from earwitness.records import Document, Figure, HeadlineCheck, Informs, Party, Report

    documents = [r for r in records if isinstance(r, Document)]
    kinds = (Party, Report, Figure, Informs, HeadlineCheck)
    found = [r for r in records if isinstance(r, kinds) and r.document is not None]
    try:
        done = corrected(documents, found, case).findings
        check_judgements(
            case,
            documents,
            [f for f in done if isinstance(f, Party)],
            [f for f in done if isinstance(f, Report)],
        )
    except SettingError as error:
        return str(error).removeprefix("case: ")
    return None


def _tell(unusable: list[InputError]) -> None:
    for error in unusable[:_TOLD]:
        say(str(error))
    if len(unusable) > _TOLD:
        say(f"{len(unusable) - _TOLD:,} more corrections could not be used")

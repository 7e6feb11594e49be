"""``python -m verification [GROUP ...]``: run the checks of all groups, or of those named, and print a table.

A group is a module of this folder that has a list ``CHECKS`` of functions, each of which yields cases.
Exit code 0 if every case holds, 1 if one does not, 2 for a group that does not exist.
"""

from __future__ import annotations

import importlib
import sys

from verification.case import Case, Check

GROUPS = ("games", "chains", "dynamics", "weigh")


def row(case: Case) -> str:
    """One line of the table."""
    return (
        f"{case.name:<74.74} {case.expected:>13.6g} {case.got:>13.6g} {case.tolerance:>10.2g}  "
        f"{'pass' if case.passed else 'FAIL'}"
    )


def run(group: str) -> tuple[int, int]:
    """Print a group's table; (how many cases there were, how many failed)."""
    checks: list[Check] = importlib.import_module(f"verification.{group}").CHECKS
    count = failed = 0
    for check in checks:
        summary = (check.__doc__ or check.__name__).strip().splitlines()[0]
        print(f"\n{group}: {summary}")
        print(f"{'case':<74} {'expected':>13} {'got':>13} {'tolerance':>10}")
        for case in check():
            print(row(case), flush=True)
            count, failed = count + 1, failed + (not case.passed)
    return count, failed


def main(wanted: list[str]) -> int:
    """Run *wanted* groups, all if it is empty; the exit code."""
    for group in wanted:
        if group not in GROUPS:
            print(f"no group {group!r}; there are: {', '.join(GROUPS)}", file=sys.stderr)
            return 2
    results = [run(group) for group in wanted or GROUPS]
    count, failed = sum(r[0] for r in results), sum(r[1] for r in results)
    print(f"\n{count} cases, {count - failed} passed, {failed} failed")
    return 1 if failed or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How well articles are told apart by the text that they share, on pairs read and labeled by hand.

Run: ``python -m evaluation.trace_passages ../shared/data``. The material is not part of the project:
``stance/fnc1_train_bodies.csv`` (web articles, by number) and ``polnear/train`` (by name). Labels, by one
reader: S one text republished with light edits, D three sentences of reporting prose or more taken or
closely reworded, from the other or a common parent, Q nearly only quotations in common, I nothing in
common, or a phrase; X other stories (counted as I). Letters after the first are labels that the reader
found defensible as well: ``strict`` counts the first alone, ``lenient`` all. The thresholds were chosen
on ``dev``; ``held`` are other stories, of the same set; ``fresh`` other stories again, labeled when the
code was finished. Two articles with one text and no outlet are one document and are left out.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from earwitness.ingest import ingest
from earwitness.read import ReadSettings, read
from earwitness.records import Document
from earwitness.trace.passages.copying import ArticleRelation, article_relation, passages

PARTS: Final = ("dev", "held", "fresh")
_LETTERS: Final[dict[ArticleRelation, str]] = {
    "same-text": "S", "derived": "D", "shared-quotes": "Q", "independent": "I",
}  # fmt: skip
_WEB: Final = """
dev S 219 2509; held QD 1559 2502; held Q 1214 1544; dev I 2408 630; held DQ 2064 821; dev D 244 526;
held S 2109 2203; dev X 1048 1278; held S 1491 2521; held QD 650 830; dev SD 1876 612; dev IX 2127 51;
dev I 2317 2481; held QD 1981 56; held D 1040 1615; dev I 1744 632; held DQ 1709 654; dev DQ 2192 625;
dev D 1006 1240; dev D 116 899; held I 1249 1722; held S 1519 2088; dev QD 2225 582; dev DI 1060 1708;
dev IQD 2118 499; held QI 1543 2498; dev DI 1303 1849; dev ID 1017 848; held DQ 148 438;
held Q 1175 2060; held Q 2138 992; held QD 1847 2454; dev S 2230 61; held I 134 1398; held QD 1000 618;
held QI 715 966; held S 1318 35; held DQ 2234 511; held Q 199 755; held S 105 373; held S 1943 2104;
held Q 425 76; held QI 1540 2356; dev S 1047 1756; dev I 1671 239; held DQ 1377 844; held DS 1433 388;
dev IQ 2035 598; dev ID 1095 2022; held DQ 1476 1673; held IQ 1012 666; dev QI 419 60; dev QD 2340 824;
held IX 1430 7; held QI 2020 565; dev S 1734 95; dev QD 1857 719; held ID 882 921; held IX 1119 2247;
dev DS 1008 2240; dev ID 1797 1883; dev Q 1104 1531; held QI 1084 839; held DI 1698 797; dev SD 1877 703;
dev DQ 1503 1869; dev QD 2227 339; dev D 119 450; held DIQ 542 639; dev Q 2371 587; dev I 1372 508;
held Q 1019 1841; dev Q 1498 417; held SD 1562 886; dev SD 1434 2496; held D 217 767; dev IX 1480 2048;
dev D 1426 721; dev Q 1379 1818; dev QI 903 928; dev SD 1410 827; held QD 1225 2043; dev QDI 1638 818;
held QD 402 634; dev IX 121 483; dev D 1485 465; dev QD 1614 1950; dev QD 1605 186; held QD 1839 1952;
held IDQ 1374 872; held Q 1619 2031; held I 1024 6; dev DQ 1478 544; held DS 1807 819; held DIQ 1187 404;
dev D 1739 900; held QI 243 883; dev DQ 399 924; fresh QD 1364 803; fresh DQ 204 2504;
fresh DIQ 1492 295; fresh SD 1168 1173; fresh QI 1863 375; fresh I 1742 833; fresh QD 1103 1140;
fresh QD 1311 2411; fresh IQ 1106 1893; fresh Q 1718 431; fresh S 2188 2365; fresh S 2212 236;
fresh QD 1975 2453; fresh DI 394 723; fresh QI 1547 779; fresh QD 1667 2103; fresh D 1028 2161;
fresh IQ 1036 29; fresh I 1291 1808; fresh I 296 478; fresh QD 2478 2480; fresh ID 472 616;
fresh QD 1251 89; fresh ID 1625 410; fresh Q 271 346; fresh I 1154 333; fresh DQ 1462 272;
fresh QD 1261 1370; fresh D 135 832; fresh ID 1013 1344; fresh DI 4 490; fresh QD 1827 2296;
fresh DI 1459 942; fresh IX 1196 759; fresh S 181 1983
"""
_POLNEAR: Final = """
dev SD breitbart_2016-03-15_the-latest-kasich-scores-all-del breitbart_2016-03-15_the-latest-sanders-declares-revo
held S nyt_2016-03-04_republicans-have-stake-in-a-deal nyt_2016-03-05_polls-suggest-possibility-of-dea
dev S nyt_2015-11-25_golf-courses-forced-to-reach-int nyt_2015-11-26_with-fewer-golfers-in-u-s-course
held S wash-post_2015-12-12_misinformation-enters-mainstream wash-post_2015-12-13_misinformation-enters-mainstream
dev S wash-post_2015-12-22_as-spotlight-shines-on-trump-and wash-post_2015-12-23_as-spotlight-shines-on-trump-and
held SD nyt_2016-03-15_sanders-advances-agenda-via-side nyt_2016-03-16_via-legislative-side-doors-sande
dev SD usa-today_2016-04-06_sanders-says-he-s-riding-momentu usa-today_2016-04-06_sanders-winning-streak-continues
held QD breitbart_2016-08-23_mike-pence-calls-for-special-pro breitbart_2016-08-24_report-half-clinton-s-state-meet
dev I huff-post_2015-11-11_a-meaningful-exchange-actually-h huff-post_2015-11-11_watch-the-best-moments-from-the-
held DI wash-post_2016-03-03_staffer-who-set-up-clinton-email wash-post_2016-03-05_some-emails-to-powell-rice-s-aid
dev I huff-post_2016-02-03_huffpollster-a-seismic-shift-amo huff-post_2016-05-02_huffpollster-indiana-s-gop-prima
held D nyt_2016-07-15_latest-poll-has-trump-pulling-ev west-journal_2016-07-14_hillary-clinton-visit-to-police-
dev QI wash-post_2015-12-10_netanyahu-rejects-trump-s-remark wash-post_2016-03-18_rabbis-vow-to-boycott-trump-spee
held Q politico_2015-12-03_trump-carson-flop-with-jewish-re wash-post_2015-12-10_netanyahu-rejects-trump-s-remark
dev Q breitbart_2016-07-27_obama-to-frame-election-as-comma nyt_2016-07-29_obama-lays-out-stakes-for-a-divi
held Q huff-post_2016-05-16_trump-says-he-s-unlikely-to-have usa-today_2016-05-11_london-s-muslim-mayor-rebuffs-tr
dev Q huff-post_2016-08-05_donald-trump-finally-endorses-ho west-journal_2016-08-03_pence-endorses-paul-ryan-with-tr
held DI wash-post_2016-05-26_hacker-who-revealed-private-clin wash-post_2016-09-03_hacker-who-exposed-clinton-s-use
dev Q huff-post_2015-12-20_hillary-clinton-s-claim-that-don huff-post_2016-01-02_donald-trump-featured-in-jihadis
held QI usa-today_2016-02-11_sanders-faces-test-on-appeal-to- wash-post_2016-02-10_after-a-big-loss-clinton-looks-f
dev QI wash-post_2016-06-13_responses-are-in-keeping-with-ca west-journal_2016-06-13_trump-calls-on-obama-to-resign
held I west-journal_2016-02-23_breaking-federal-judge-just-gave west-journal_2016-04-26_judicial-watch-state-department-
dev IX breitbart_2016-02-04_things-to-know-for-today breitbart_2016-08-25_things-to-know-for-today
held QI west-journal_2015-11-12_the-fbi-just-made-an-even-bigger west-journal_2015-12-01_just-leaked-look-at-hillary-s-sh
dev Q breitbart_2016-08-10_secret-service-stops-protester-a west-journal_2016-08-11_reagan-s-daughter-makes-strong-s
held QD huff-post_2016-05-12_george-zimmerman-auctioning-off- usa-today_2016-05-13_auction-of-gun-used-to-kill-tray
dev IQ wash-post_2016-05-29_internal-trump-university-record wash-post_2016-06-02_not-just-another-trump-vendetta
held Q breitbart_2016-08-10_secret-service-stops-protester-a usa-today_2016-08-10_nd-amendment-people-his-secret-w
dev I huff-post_2016-02-24_donald-trump-picks-up-his-first- huff-post_2016-02-29_joe-scarborough-donald-trump-pla
held Q nyt_2016-03-12_republicans-lower-volume-in-deba politico_2016-03-10_trump-s-rivals-pull-their-punche
dev QI huff-post_2016-08-11_donald-trump-is-now-calling-obam politico_2016-08-11_pence-blames-media-for-trump-s-o
held I usa-today_2015-11-20_campaign-cash-tied-to-turkish-gr usa-today_2016-08-24_turkish-suspect-donated-to-clint
"""  # noqa: E501


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by name, what they are to each other, and what else may be said of them."""

    part: str
    labels: str
    first: str
    second: str


def pairs() -> list[Pair]:
    """The labeled pairs."""
    web = [row.split() for row in _WEB.split(";")]
    named = [row.split() for row in _POLNEAR.strip().split("\n")]
    return [
        *(Pair(part, labels.replace("X", "I"), f"web {a}", f"web {b}") for part, labels, a, b in web),
        *(Pair(part, labels.replace("X", "I"), a, b) for part, labels, a, b in named),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("data", type=Path, help="folder with stance/ and polnear/")
    parser.add_argument(
        "--model", choices=("small", "best"), help="read the articles, for quotations without marks"
    )
    parser.add_argument("--wrong", action="store_true", help="list the pairs that are judged otherwise")
    asked = parser.parse_args()
    wanted = pairs()
    documents = _documents(asked.data, {name for p in wanted for name in (p.first, p.second)})
    reports = (
        [r for d in documents.values() for r in read(d, ReadSettings(model=asked.model)).reports]
        if asked.model
        else []
    )
    found = {frozenset(p.documents): p for p in passages(tuple(documents.values()), reports)}
    for part in PARTS:
        strict = lenient = 0
        seen: Counter[tuple[str, str]] = Counter()
        for pair in wanted:
            if pair.part != part or not {pair.first, pair.second} <= documents.keys():
                continue
            both = frozenset((documents[pair.first].id, documents[pair.second].id))
            got = _LETTERS[article_relation(found.get(both))]
            seen[pair.labels[0], got] += 1
            strict += got == pair.labels[0]
            lenient += got in pair.labels
            if asked.wrong and got != pair.labels[0]:
                print(f"  {part}: {pair.first} / {pair.second}: {pair.labels}, got {got}")
        count = seen.total()
        print(
            f"{part:5} {count:3} pairs  strict {strict / count:.3f}  lenient {lenient / count:.3f}  "
            + "  ".join(f"{label}>{got} {n}" for (label, got), n in sorted(seen.items()) if label != got)
        )


def _documents(data: Path, wanted: set[str]) -> dict[str, Document]:
    """The wanted articles as the product takes them in, by name."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "articles.jsonl"
        lines.write_bytes(b"\n".join(msgspec.json.encode(row) for row in _rows(data, wanted)))
        return {d.received_as.rpartition("#")[2]: d for d in ingest([lines]).documents}


def _rows(data: Path, wanted: set[str]) -> Iterator[dict[str, str]]:
    bodies = data / "stance" / "fnc1_train_bodies.csv"
    named = data / "polnear" / "train" / "text"
    for path in (bodies, named):
        if not path.exists():
            sys.exit(f"{path}: not there; give the folder with stance/ and polnear/")
    csv.field_size_limit(1 << 30)
    with bodies.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if f"web {row['Body ID']}" in wanted:
                yield {"id": f"web {row['Body ID']}", "text": row["articleBody"]}
    for name in sorted(w for w in wanted if not w.startswith("web ")):
        outlet, day, _ = name.split("_", 2)
        text = (named / f"{name}.txt").read_text(encoding="utf-8")
        yield {"id": name, "outlet": outlet, "published": day, "text": text}


if __name__ == "__main__":
    main()

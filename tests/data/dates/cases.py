#!/usr/bin/env python3
"""Writes cases.tsv, by which tests/it/dates.rs scores the reader of dates.

    python3 tests/data/dates/cases.py PEER-CASES.tsv > tests/data/dates/cases.tsv

PEER-CASES.tsv is a collection of facts from the test suites of other tools (Wikipedia's citation
module CS1 as executed, Citoid, citation-bot, AutoWikiBrowser, JabRef, Zotero, biblatex, dateparser,
htmldate, ar-php, and six EDTF libraries): input, expected_valid_for_date, expected_iso_or_edtf,
note. Kept are what was asked, under which dialect, field, day and level, and what was answered.
"""

import sys


def main():
    print("# dialect\tlevel\tfield\ttoday\tinput\tverdict\treading\tsource. Written by cases.py.")
    seen = set()
    with open(sys.argv[1], encoding="utf-8", newline="\n") as lines:
        next(lines)
        for line in lines:
            source, text, verdict, reading, note = line.rstrip("\n").split("\t")
            notes = dict(part.split("=", 1) for part in note.split(";") if "=" in part)
            if notes.get("conflict"):
                continue  # the suites disagree
            row = (notes["dialect"], notes.get("level", ""), notes.get("field", "date"),
                   notes.get("today", "2026-07-01").split(" ")[0], text, verdict, reading)
            if row not in seen:
                seen.add(row)
                print("\t".join((*row, source)))


main()

#!/usr/bin/env python3
"""Writes assets/dates/months.tsv, the names of months that src/dates/names.rs reads.

    python3 tests/data/dates/names.py MONTHS.tsv > assets/dates/months.tsv

MONTHS.tsv is a collection with the columns locale, calendar, month_number, name, source: Unicode
CLDR 48 and 46, date-fns, Moment, dateparser, ar-php and names seen in the press. Of it are taken
the names that somebody attests; names that only differ in letters which reading folds anyway
are taken once. Left out: names under a country that doesn't use them, misspellings, two names in
one (reading joins those itself). Names nobody attests are taken only where they are an attested
name with the honorific of its month, and marked. Latin names are CLDR's, by Node.js's Intl.
"""

import subprocess
import sys
import unicodedata

FROM_THE_COLLECTION = {"gregory", "islamic", "persian", "gregory-libya-jamahiriya"}
CALENDARS = {"gregory": "gregorian", "islamic": "hijri", "persian": "persian",
             "gregory-libya-jamahiriya": "libyan"}
MISSPELT = {"تشري الأوّل"}
HONORIFICS = {"محرم الحرام", "المحرم", "صفر الخير", "رجب المرجب", "شعبان المعظم",
              "رمضان المبارك", "شوال المكرم"}
# Names of one country that a library lists under others too.
MOROCCAN_UNDER_KUWAIT = {"يوليوز", "غشت", "شتنبر", "نونبر", "دجنبر"}
REGIONS = [("ar-DZ", "algeria"), ("ar-TN", "algeria"), ("ar-MA", "morocco"), ("ar-MR", "mauritania"),
           ("ar-IQ", "levant"), ("ar-JO", "levant"), ("ar-LB", "levant"), ("ar-PS", "levant"),
           ("ar-SY", "levant"), ("ar-LY", "libya"), ("fa-AF", "afghanistan"), ("fa", "iran")]

LATIN = """
const sets = [["en","long"],["en","short"],["fr","long"],["fr","short"],["tr","long"],["tr","short"],
  ["de","long"],["de","short"],["de-AT","long"]];
for (const [locale, month] of sets) for (let m = 0; m < 12; m += 1) {
  const day = new Date(Date.UTC(2022, m, 1));
  const format = new Intl.DateTimeFormat(locale, {day: "numeric", month, timeZone: "UTC"});
  const name = format.formatToParts(day).find((part) => part.type === "month").value;
  console.log([locale, m + 1, name.replace(/\\.$/, "")].join("\\t"));
}
console.log(["node", 0, process.versions.cldr].join("\\t"));
"""


def folded(name):
    """The name as reading folds it (src/dates/letters.rs)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name)
                    if unicodedata.category(c) not in ("Mn", "Cf") and c != "ـ")
    for one, other in ("ٱا", "ىي", "یي", "ةه", "کك", "ڤف", "پب"):
        plain = plain.replace(one, other)
    return plain.lower()


def main():
    rows, seen = [], set()

    def add(calendar, month, name, place, source):
        key = (calendar, folded(name))
        if key not in seen:
            seen.add(key)
            rows.append((calendar, int(month), name, place, source))

    with open(sys.argv[1], encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            locale, calendar, month, name, source = line.rstrip("\n").split("\t")
            guessed = source.startswith("GUESSED")
            if calendar not in FROM_THE_COLLECTION or "/" in name or name in MISSPELT:
                continue
            if guessed and name not in HONORIFICS:
                continue
            if locale.lower() == "ar-kw" and name in MOROCCAN_UNDER_KUWAIT:
                continue
            place = next((place for tag, place in REGIONS if locale.startswith(tag)), "arab")
            source = source.split(" cldr-")[0].split(" format/")[0]
            if source.startswith("GitHub code"):
                source = "code in use"
            if source.startswith("variant; annahar"):
                source = "press"
            if source.startswith("variant; folded"):
                source = "dateparser 1.5.0"
            add(CALENDARS[calendar], month, name, place, "GUESSED" if guessed else source.split(";")[0])
    # CLDR's Levantine pairs without the article, as much of the Syrian press has them.
    for month, name in [(1, "كانون ثاني"), (10, "تشرين أول"), (11, "تشرين ثاني"), (12, "كانون أول")]:
        add("gregorian", month, name, "levant", "press")
    # Iraq's own name of May, beside the Levantine one.
    add("gregorian", 5, "مايس", "iraq", "press")
    latin = subprocess.run(["node", "-e", LATIN], check=True, capture_output=True, text=True).stdout
    latin = [line.split("\t") for line in latin.splitlines()]
    cldr = f"CLDR {latin[-1][2]}"
    for locale, month, name in latin[:-1]:
        add("gregorian", month, name, locale, cldr)
    # CLDR en-GB has four letters; its de-AT «Feber» is older usage.
    add("gregorian", 9, "Sept", "en", cldr)
    add("gregorian", 2, "Feber", "de-AT", "Österreichisches Wörterbuch")
    order = ["gregorian", "libyan", "hijri", "persian"]
    rows.sort(key=lambda row: (order.index(row[0]), row[1]))
    print("# calendar\tmonth\tname\twhere\tsource. Written by tests/data/dates/names.py.")
    for row in rows:
        print("\t".join(str(part) for part in row))


main()

// Writes the tables that tests/it/dates.rs compares our calendars with, day by day, from ICU as
// Node.js carries it (`Intl`, calendars islamic-umalqura and persian):
//
//     node tests/data/dates/calendars.js
//
// A line of a table is a year: its number, the Gregorian day on which its first month begins, and
// the lengths of its twelve months. It must not know what our program answers.
const fs = require("fs");
const path = require("path");

const DAY_MS = 86_400_000;

// Year, month and day of a day (milliseconds since 1970, UTC) in a calendar.
function parts(format, day) {
  const found = {};
  for (const part of format.formatToParts(new Date(day))) {
    found[part.type] = part.value;
  }
  return [found.year, found.month, found.day].map((number) => parseInt(number, 10));
}

function table(calendar, first, last, start) {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  const lines = [`# ${calendar} by ICU ${process.versions.icu} (CLDR ${process.versions.cldr}): year, first day, lengths of months`];
  let day = Date.parse(start);
  while (parts(format, day)[0] < first) day += DAY_MS;
  for (let year = first; year <= last; year += 1) {
    const begins = new Date(day).toISOString().slice(0, 10);
    const lengths = new Array(12).fill(0);
    for (let now = parts(format, day); now[0] === year; now = parts(format, day)) {
      lengths[now[1] - 1] += 1;
      if (now[2] !== lengths[now[1] - 1]) throw new Error(`day out of order: ${now}`);
      day += DAY_MS;
    }
    lines.push([year, begins, lengths.join(" ")].join("\t"));
  }
  fs.writeFileSync(path.join(__dirname, `${calendar}.tsv`), lines.join("\n") + "\n");
}

// 1356 AH is where ICU and the printed calendar of Umm al-Qura University begin to agree.
table("islamic-umalqura", 1356, 1500, "1936-01-01T00:00:00Z");
table("persian", 1206, 1498, "1826-01-01T00:00:00Z");

//! English: the help of the command line.

pub(super) const GENERAL: &str = "\
Tahrir: write, check and export Arabic articles for wikis.

Usage:
  tahrir [FILE]                     open the window
  tahrir export FILE [OPTIONS]      write a draft down as markup
  tahrir import FILE [OPTIONS]      make a draft of a text
  tahrir check FILE [OPTIONS]       look for mistakes in a draft
  tahrir dates [FILE] [OPTIONS]     read dates, a line each
  tahrir refs COMMAND FILE          references out of a draft, into one, checked
  tahrir COMMAND --help             help for a command

Options everywhere:
  --lang ar|en      language of messages (else from LANG, else Arabic)
  -h, --help        this help
  -V, --version     the version

A dash, -, in the place of a file name is standard input or output.
Exit codes: 0 fine, 1 problems found, 2 bad use or bad input.

Example:
  tahrir import samarkand.txt -o samarkand.ron
  tahrir check samarkand.ron
  tahrir export samarkand.ron -o samarkand.wiki
";

pub(super) const EXPORT: &str = "\
Writes a draft down as markup.

Usage: tahrir export FILE [OPTIONS]

Options:
  --profile P       the wiki: marefa (the default), arwiki, enwiki, arwikinews (names unconfirmed)
  --format F        wikitext (the default), html, markdown, text
  -o, --output OUT  the file to write (never over a draft); else standard output

Examples:
  tahrir export samarkand.ron
  tahrir export samarkand.ron --profile arwiki -o samarkand.wiki
  tahrir export - --format html < samarkand.ron > samarkand.html

What should be known about the export is told on standard error.
";

pub(super) const IMPORT: &str = "\
Makes a draft of a text.

Usage: tahrir import FILE [OPTIONS]

Options:
  --as published    the text of a published page: title, numbered sources, see-also (the default)
  --as plain        nothing is interpreted: every line is a paragraph
  -o, --output OUT  the draft to write; else standard output
  --force           write over another file

Examples:
  tahrir import samarkand.txt -o samarkand.ron
  tahrir import - --as plain < notes.txt > notes.ron

What was guessed or not understood is told on standard error; nothing of the text is lost.
";

pub(super) const CHECK: &str = "\
Looks for mistakes in a draft.

Usage: tahrir check FILE [OPTIONS]
       tahrir check --explain         every rule, with an example of each

Options:
  --today YYYY-MM-DD  what day it is, to know what has not come yet; else from the clock
  --json              answer in JSON

Examples:
  tahrir check samarkand.ron
  tahrir check samarkand.ron --today 2022-09-14 --json

Exit code 1 means that at least one problem was found.
";

pub(super) const DATES: &str = "\
Reads dates, one a line, and says of each how it fares.

Usage: tahrir dates [FILE] [OPTIONS]        (without FILE, from standard input)

Options:
  --field F                  published (the default), accessed, archived
  --kind K                   web, news, book, journal, report, broadcast, video, social,
                             interview, other
  --today YYYY-MM-DD         what day it is; else from the clock
  --article-date YYYY-MM-DD  the day of the article, from which “yesterday” counts
  --profile cs1              only what the citation templates of the English Wikipedia take

The answer has a line for each, with tabs between: what was typed; valid, fixable (a slip with one
sure reading), ask (several readings) or invalid; what was understood, in EDTF; the rules it falls
under; a note.

Examples:
  echo '17 صفر 1444 هـ' | tahrir dates
  tahrir dates dates.txt --field accessed --today 2022-09-14
";

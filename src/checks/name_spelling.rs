//! `name-spelling` (warning): the title and the text spell one word in two ways.
//!
//! What: a word of the title occurs in the body or the lead caption only in another spelling,
//! where the two differ in a house letter (پ for ب, چ for ج, ڤ for ف, ژ for ز, گ for ج غ ك ق; at
//! least 3 letters) or in a bare alef against أ, إ or آ (at least 4 letters). Particles joined to
//! either are looked through, vowel signs and tatweel don't count, nor does which of two keyboards
//! a ك, ي or ا comes from. ة and ه, ى and ي, أ and إ make different words and are never compared.
//! Why: the sample article writes بوتن in its title and پوتن in its text, and
//! no spelling dictionary tells which is the house's.
//! Which is wrong: the one with fewer house letters; then the rarer; then the one with fewer
//! hamzas, for hurried typing drops them; then the title's.
//! Left alone: a spelling that the writer accepted for this article, raw markup, and text of
//! quotations, which may be told of (as information) but is never rewritten.
//! One spelling of the title is told once, however often it stands there.
//! Fix: the word is spelled alike in each place; particles, vowel signs, marks and links stay.
//! It must not know names: that is the register's affair.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::texts::{Holder, texts};
use super::{Context, Diagnostic, Finding, Fix, FixKind, Part, Place, Severity, Spelling};
use crate::article::{Article, BlockKind, Change, Field, Lead, RichText, SpliceMarks, Title};
use crate::text::{Span, letters, words};

/// A shorter word is never compared: there are too many of them that differ in one letter.
const SHORTEST: usize = 3;
/// A shorter word is not compared for its hamzas.
const SHORTEST_WITH_ALEF: usize = 4;

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    let title = Words::of_title(&article.title().name);
    let text = Forms::of_text(article, &title);
    let accepted: HashSet<Cow<'_, str>> = article
        .entities()
        .iter()
        .flat_map(|entity| &entity.accepted)
        .flat_map(|spelling| words::words(spelling))
        .map(|(_, word)| surface(word))
        .collect();
    let mut told: HashSet<&str> = HashSet::new();
    for readings in &title.words {
        if readings.iter().any(|reading| text.has(reading)) {
            continue;
        }
        // The reading that explains most of the text; of equals, the longest.
        let differing = readings.iter().rev().filter_map(|reading| {
            let form = text.best_other(reading)?;
            Some((reading, form))
        });
        let best = differing.max_by_key(|(_, form)| form.spots.len());
        let Some((reading, form)) = best else { continue };
        let spans = title.places.get(&reading.surface).map_or(&[] as &[Span], Vec::as_slice);
        let weight = |word: &str, count| (house_letters(word), count, hamzas(word));
        let wrong =
            if weight(&reading.surface, spans.len()) > weight(form.surface, form.spots.len()) {
                Part::Text
            } else {
                Part::Title
            };
        let wrong_word: &str = match wrong {
            Part::Title => &reading.surface,
            Part::Text => form.surface,
        };
        if accepted.contains(wrong_word) || !told.insert(&reading.surface) {
            continue;
        }
        let finding = Finding::NameSpelling {
            title: Spelling { word: reading.surface.to_string(), count: spans.len() },
            text: Spelling { word: form.surface.to_owned(), count: form.spots.len() },
            wrong,
        };
        let diagnostic = match wrong {
            Part::Title => in_title(article, finding, reading, &form, spans),
            Part::Text => in_text(article, finding, reading, &form),
        };
        found.extend(diagnostic);
    }
}

/// A word read as joined particles and a stem.
struct Reading<'a> {
    /// The stem's place.
    span: Span,
    /// See [`key`].
    key: String,
    /// See [`surface`].
    surface: Cow<'a, str>,
}

/// The words of a title.
struct Words<'a> {
    /// Each word's readings, the longest stem first.
    words: Vec<Vec<Reading<'a>>>,
    /// Where each surface stands.
    places: HashMap<Cow<'a, str>, Vec<Span>>,
}

/// A spelling as the text has it.
struct Form<'a> {
    /// See [`surface`].
    surface: &'a str,
    /// Where it stands, in the order of the page.
    spots: &'a [Spot],
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    holder: Holder,
    span: Span,
    is_quoted: bool,
}

/// The spellings in a text of the words in a title, by key and surface.
struct Forms<'a>(HashMap<&'a str, HashMap<Cow<'a, str>, Vec<Spot>>>);

impl<'a> Words<'a> {
    fn of_title(title: &'a str) -> Self {
        let words: Vec<Vec<Reading<'_>>> =
            words::words(title).map(|(span, word)| readings(span, word)).collect();
        let mut places: HashMap<Cow<'_, str>, Vec<Span>> = HashMap::new();
        for reading in words.iter().flatten() {
            places.entry(reading.surface.clone()).or_default().push(reading.span);
        }
        Self { words, places }
    }
}

impl<'a> Forms<'a> {
    fn of_text(article: &'a Article, title: &'a Words<'_>) -> Self {
        let readings_of_title = || title.words.iter().flatten();
        let mut forms: HashMap<&str, HashMap<Cow<'_, str>, Vec<Spot>>> =
            readings_of_title().map(|reading| (reading.key.as_str(), HashMap::new())).collect();
        let endings = Endings::of(readings_of_title().map(|reading| reading.key.as_str()));
        for (holder, kind, content) in texts(article) {
            if forms.is_empty() || *kind == BlockKind::Raw {
                continue;
            }
            let is_quoted = matches!(kind, BlockKind::Quotation { .. });
            for (at, piece) in pieces(content.text()).filter(|(_, piece)| endings.may_end(piece)) {
                for (span, word) in words::words(piece) {
                    for reading in readings(span.moved_right(at), word) {
                        if let Some(form) = forms.get_mut(reading.key.as_str()) {
                            let spot = Spot { holder, span: reading.span, is_quoted };
                            form.entry(reading.surface).or_default().push(spot);
                        }
                    }
                }
            }
        }
        Self(forms)
    }

    /// Whether the text has this very spelling.
    fn has(&self, reading: &Reading<'_>) -> bool {
        self.0.get(reading.key.as_str()).is_some_and(|forms| forms.contains_key(&reading.surface))
    }

    /// The best of the text's other spellings of this word.
    fn best_other(&self, reading: &Reading<'_>) -> Option<Form<'_>> {
        let forms = self.0.get(reading.key.as_str())?.iter();
        forms
            .map(|(surface, spots)| Form { surface, spots })
            .filter(|form| is_other_spelling(&reading.surface, form.surface))
            .max_by_key(|form| {
                (
                    house_letters(form.surface),
                    form.spots.len(),
                    Reverse(form.spots.first().copied()),
                )
            })
    }
}

/// A word's readings, the longest stem first, none shorter than [`SHORTEST`].
fn readings(span: Span, word: &str) -> Vec<Reading<'_>> {
    // A hamza apart from its letter (not NFC) would pass for a vowel sign: such a word is not
    // compared. What is typed or pasted comes as one character.
    if word.contains(|c| matches!(c, '\u{653}'..='\u{655}')) {
        return Vec::new();
    }
    let mut particles = words::particle_lengths(word);
    particles.sort_unstable();
    particles
        .into_iter()
        .filter_map(|length| {
            let rest = word.get(length..)?;
            let stem = rest.trim_start_matches(letters::is_optional_mark);
            let key = key(stem);
            let start = span.end - stem.len();
            let is_long_enough = key.chars().nth(SHORTEST - 1).is_some();
            is_long_enough.then(|| Reading {
                span: Span::new(start, span.end),
                key,
                surface: surface(stem),
            })
        })
        .collect()
}

/// Under which spellings of one word meet, as under [`letters::fold`], except that ج غ ك ق, each
/// of which may stand for گ, are one. So strangers meet too; [`is_other_spelling`] parts them.
fn key(word: &str) -> String {
    word.chars().filter(|&c| is_letter(c)).map(key_letter).collect()
}

fn key_letter(c: char) -> char {
    match letters::folded_letter(c) {
        'غ' | 'ك' | 'ق' => 'ج',
        other => other,
    }
}

/// What stands between white space, with its offset.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    text.split_inclusive(char::is_whitespace).map(move |piece| {
        let at = offset;
        offset += piece.len();
        (at, piece)
    })
}

/// The last letters of the title's keys. To find words in a megabyte takes long; a stem is the end
/// of its word, so a piece of text without these letters in a row holds none that is looked for.
struct Endings {
    /// Whether three letters with this number end a key. Others may share the number.
    known: Vec<bool>,
}

impl Endings {
    /// A power of two, large enough that few strangers share a number.
    const NUMBERS: u32 = 1 << 12;

    fn of<'a>(keys: impl Iterator<Item = &'a str>) -> Self {
        let mut known = vec![false; Self::NUMBERS as usize];
        for key in keys {
            let last = Self::numbers(key).last();
            if let Some(known) = last.and_then(|number| known.get_mut(number)) {
                *known = true;
            }
        }
        Self { known }
    }

    fn may_end(&self, piece: &str) -> bool {
        Self::numbers(piece).any(|number| self.known.get(number).copied().unwrap_or(true))
    }

    /// A number for each letter with the two before it, where there are two.
    fn numbers(text: &str) -> impl Iterator<Item = usize> {
        let mut last: u32 = 0;
        text.chars().filter(|&c| is_letter(c)).map(key_letter).map(move |c| {
            // Four bits a letter move on, so after three more a letter has left the twelve.
            last = ((last << 4) ^ u32::from(c)) % Self::NUMBERS;
            last as usize
        })
    }
}

/// The word as it is compared: without vowel signs, with the letters of an Arabic keyboard.
fn surface(word: &str) -> Cow<'_, str> {
    let word = letters::without_marks(word);
    if word.chars().any(|c| plain_letter(c) != c) {
        Cow::Owned(word.chars().map(plain_letter).collect())
    } else {
        word
    }
}

fn is_letter(c: char) -> bool {
    !letters::is_optional_mark(c) && !letters::is_bidi_control(c)
}

/// Letters that look alike and come from other keyboards or from vocalised text.
fn plain_letter(c: char) -> char {
    match c {
        'ک' => 'ك',
        'ی' => 'ي',
        'ٱ' => 'ا',
        other => other,
    }
}

/// How two letters in the same place of two words differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Difference {
    None,
    Alef,
    House,
}

/// Whether two surfaces are two spellings of what is probably one word.
fn is_other_spelling(word: &str, other: &str) -> bool {
    let (mut one, mut two) = (word.chars(), other.chars());
    let mut length = 0;
    let mut difference = Difference::None;
    loop {
        match (one.next(), two.next()) {
            (None, None) => break,
            (Some(a), Some(b)) => match letter_difference(a, b) {
                Some(here) => difference = difference.max(here),
                None => return false,
            },
            _ => return false,
        }
        length += 1;
    }
    match difference {
        Difference::None => false,
        Difference::Alef => length >= SHORTEST_WITH_ALEF,
        Difference::House => length >= SHORTEST,
    }
}

/// How two letters differ; `None` where they make two words different ones.
fn letter_difference(a: char, b: char) -> Option<Difference> {
    if a == b {
        return Some(Difference::None);
    }
    let stands_for = |house: char, plain: char| match house {
        'پ' => plain == 'ب',
        'چ' => plain == 'ج',
        'ڤ' => plain == 'ف',
        'ژ' => plain == 'ز',
        'گ' => matches!(plain, 'ج' | 'غ' | 'ك' | 'ق'),
        _ => false,
    };
    if stands_for(a, b) || stands_for(b, a) {
        return Some(Difference::House);
    }
    let one_is_bare = (a == 'ا' && is_hamza_alef(b)) || (is_hamza_alef(a) && b == 'ا');
    one_is_bare.then_some(Difference::Alef)
}

fn is_hamza_alef(c: char) -> bool {
    matches!(c, 'أ' | 'إ' | 'آ')
}

fn house_letters(word: &str) -> usize {
    word.chars().filter(|c| letters::HOUSE_LETTERS.contains(c)).count()
}

fn hamzas(word: &str) -> usize {
    word.chars().filter(|&c| is_hamza_alef(c)).count()
}

/// The title is wrong.
fn in_title(
    article: &Article,
    finding: Finding,
    reading: &Reading<'_>,
    form: &Form<'_>,
    spans: &[Span],
) -> Option<Diagnostic> {
    let title = article.title();
    let fix = respelled(&title.name, spans.iter().copied(), form.surface).map(|name| {
        let title = Title { name, ..title.clone() };
        Fix {
            kind: replace_word(&reading.surface, form.surface, spans.len()),
            changes: vec![Change::Field(Box::new(Field::Title(title)))],
        }
    });
    let place = Place::Title(*spans.first()?);
    Some(Diagnostic { finding, severity: Severity::Warning, place, fix })
}

/// The text is wrong.
fn in_text(
    article: &Article,
    finding: Finding,
    reading: &Reading<'_>,
    form: &Form<'_>,
) -> Option<Diagnostic> {
    let ours: Vec<Spot> = form.spots.iter().copied().filter(|spot| !spot.is_quoted).collect();
    let Some(first) = ours.first() else {
        // Only somebody else's words have it.
        let quoted = form.spots.first()?;
        let place = quoted.holder.place(quoted.span);
        return Some(Diagnostic { finding, severity: Severity::Info, place, fix: None });
    };
    let kind = replace_word(form.surface, &reading.surface, ours.len());
    let fix =
        changes_of_text(article, &ours, &reading.surface).map(|changes| Fix { kind, changes });
    let place = first.holder.place(first.span);
    Some(Diagnostic { finding, severity: Severity::Warning, place, fix })
}

fn replace_word(from: &str, to: &str, places: usize) -> FixKind {
    FixKind::ReplaceWord { from: from.to_owned(), to: to.to_owned(), places }
}

fn changes_of_text(article: &Article, spots: &[Spot], to: &str) -> Option<Vec<Change>> {
    let mut changes = Vec::new();
    let in_lead = spots.iter().filter(|spot| spot.holder == Holder::Lead).map(|spot| spot.span);
    if let Some(lead) = article.lead().filter(|_| in_lead.clone().next().is_some()) {
        let old = &lead.caption;
        let text = respelled(old.text(), in_lead, to)?;
        let objects = old.objects().iter().map(|placed| placed.object.clone()).collect();
        let caption = RichText::from_parts(text, old.marks().to_vec(), objects).ok()?;
        let lead = Lead { caption, ..lead.clone() };
        changes.push(Change::Field(Box::new(Field::Lead(Some(lead)))));
    }
    for spot in spots {
        let Holder::Block(block) = spot.holder else { continue };
        let (span, content) = (spot.span, article.body().block(block)?.content());
        let word = content.text().get(span.start..span.end)?;
        let with = RichText::plain(&respelled(word, [Span::new(0, word.len())], to)?);
        // The length stays, so every mark stays where it is: a link on the word is not lost.
        let touching = content.marks().iter().filter(|marked| marked.span.touches(span));
        let marks = SpliceMarks::Exactly(touching.cloned().collect());
        changes.push(Change::Splice { block, span, with, marks });
    }
    Some(changes)
}

/// `text` with the words at `spans` spelled like `to`: only letters that differ are exchanged.
/// Every letter that this rule knows has two bytes, so no offset moves; nothing where one would.
fn respelled(text: &str, spans: impl IntoIterator<Item = Span>, to: &str) -> Option<String> {
    let mut respelled = text.to_owned();
    for span in spans {
        let old = text.get(span.start..span.end)?;
        let mut letters = to.chars();
        let mut new = String::with_capacity(old.len());
        for c in old.chars() {
            if !is_letter(c) {
                new.push(c);
                continue;
            }
            let letter = letters.next()?;
            new.push(if plain_letter(c) == letter { c } else { letter });
        }
        if new.len() != old.len() {
            return None;
        }
        respelled.replace_range(span.start..span.end, &new);
    }
    Some(respelled)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{self, context};
    use super::*;
    use crate::article::{Block, Body, EntityDecision, Mark, Object, Picture, Target};

    /// Lines of a body; one that begins with `>` is a quotation, with `<` raw markup, with `^` the
    /// lead caption.
    fn article(title: &str, lines: &[&str]) -> Article {
        let mut blocks = Vec::new();
        let mut lead = None;
        for line in lines {
            let (kind, text) = match line.split_at_checked(1) {
                Some((">", text)) => (BlockKind::Quotation { attribution: String::new() }, text),
                Some(("<", text)) => (BlockKind::Raw, text),
                Some(("^", text)) => {
                    lead =
                        Some(Lead { picture: Picture::default(), caption: RichText::plain(text) });
                    continue;
                }
                _ => (BlockKind::Paragraph, *line),
            };
            blocks.push(Block::new(kind, RichText::plain(text)));
        }
        Article::with_body(Title::main(title), Body::new(blocks)).with(Field::Lead(lead))
    }

    fn found(article: &Article) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        super::check(article, &context(), &mut found);
        found
    }

    /// One line: the title's word and count, the text's word and count, and which is wrong.
    fn told(diagnostic: &Diagnostic) -> String {
        match &diagnostic.finding {
            Finding::NameSpelling { title, text, wrong } => {
                let wrong = match wrong {
                    Part::Title => "title",
                    Part::Text => "text",
                };
                format!("{} {} {} {} {wrong}", title.word, title.count, text.word, text.count)
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn endings_are_known_inside_any_piece() {
        let endings = Endings::of(["بوتن", "سمرجند"].into_iter());
        for piece in ["پوتن", "(وپُوتـن)،", "«بوتن»", "لسمرقند.", "a:پوتن:b", "\u{FFFC}بوتن"]
        {
            assert!(endings.may_end(piece), "{piece}");
        }
        for piece in ["", "تن", "موسكو", "نوتب", "Putin"] {
            assert!(!endings.may_end(piece), "{piece}");
        }
    }

    /// What is told, in order.
    #[track_caller]
    fn check(title: &str, lines: &[&str], expected: &[&str]) {
        let article = article(title, lines);
        let diagnostics = found(&article);
        assert_eq!(diagnostics.iter().map(told).collect::<Vec<_>>(), expected, "{title}");
        for diagnostic in diagnostics.iter().filter(|found| found.fix.is_some()) {
            testing::fixed(&article, diagnostic);
        }
    }

    #[test]
    fn house_letters_win() {
        check("شي وبوتن", &["التقى پوتن به", "وپوتن"], &["بوتن 1 پوتن 2 title"]);
        check("شي وپوتن", &["بوتن", "وبوتن لبوتن"], &["پوتن 1 بوتن 3 text"]);
        check("باكستان", &["في پاكستان"], &["باكستان 1 پاكستان 1 title"]);
        check("فلاديمير", &["ڤلاديمير"], &["فلاديمير 1 ڤلاديمير 1 title"]);
        check("جون", &["چون"], &["جون 1 چون 1 title"]);
        check("روزنيف", &["روژنيڤ"], &["روزنيف 1 روژنيڤ 1 title"]);
        check("بوتن", &["پوتن پوتن", "^پوتن"], &["بوتن 1 پوتن 3 title"]);
        check("بوتن وبوتن", &["پوتن"], &["بوتن 2 پوتن 1 title"]);
        check("وبوتن", &["وپوتن"], &["وبوتن 1 وپوتن 1 title"]);
        check("بورگ", &["بورج"], &["بورگ 1 بورج 1 text"]);
        check("والصين بوتن", &["چين پوتن"], &["بوتن 1 پوتن 1 title"]);
    }

    #[test]
    fn gaf_has_four_relatives() {
        check("غابويف", &["گابويڤ"], &["غابويف 1 گابويڤ 1 title"]);
        check("جوجل", &["گوگل"], &["جوجل 1 گوگل 1 title"]);
        check("گوگل", &["كوكل"], &["گوگل 1 كوكل 1 text"]);
        check("هامبورگ", &["هامبورق"], &["هامبورگ 1 هامبورق 1 text"]);
        check("غابة", &["كابة جابة قابة"], &[]);
        check("بغداد", &["بجداد"], &[]);
    }

    #[test]
    fn a_bare_alef_against_a_hamza() {
        check("اوكرانيا", &["أوكرانيا"], &["اوكرانيا 1 أوكرانيا 1 title"]);
        check("أوكرانيا", &["اوكرانيا"], &["أوكرانيا 1 اوكرانيا 1 text"]);
        check("الإتفاق", &["الاتفاق واتفاق"], &["إتفاق 1 اتفاق 2 title"]);
        check("اسيا", &["في آسيا"], &["اسيا 1 آسيا 1 title"]);
        check("اوباما", &["أوباما", "أوپاما"], &["اوباما 1 أوپاما 1 title"]);
        check("أعلام", &["إعلام"], &[]);
        check("الى", &["إلى"], &[]);
        check("امر", &["أمر"], &[]);
    }

    #[test]
    fn other_words_are_other_words() {
        check("قمة", &["قمه"], &[]);
        check("مستشفى", &["مستشفي"], &[]);
        check("رؤيا", &["رويا"], &[]);
        check("پوتنة", &["بوتنه"], &[]);
        check("بن", &["پن"], &[]);
        check("Putin 2022", &["putin 2022"], &[]);
        check("", &["پوتن"], &[]);
        check("بوتن", &[], &[]);
    }

    #[test]
    fn what_agrees_is_not_told() {
        check("پوتن", &["وپوتن"], &[]);
        check("وپوتن", &["پوتن"], &[]);
        check("بوتن", &["بوتن و پوتن"], &[]);
        check("بُوتـن", &["بوتن"], &[]);
        check("بُوتـن", &["پوتن"], &["بوتن 1 پوتن 1 title"]);
        check("بکين", &["بكين"], &[]);
        check("ا\u{654}وكرانيا", &["أوكرانيا اوكرانيا"], &[]);
        check("أوكرانيا", &["ا\u{654}وكرانيا"], &[]);
    }

    #[test]
    fn quotations_and_raw_markup_are_not_rewritten() {
        check("پوتن", &["<بوتن"], &[]);
        check("بوتن", &["<پوتن"], &[]);
        let article = article("پوتن", &[">قال بوتن"]);
        let only = &found(&article)[0];
        assert_eq!((only.severity, &only.fix), (Severity::Info, &None));
        assert_eq!(only.place, Place::Body { block: 0, span: Span::new(7, 15) });
        check("بوتن", &[">قال پوتن"], &["بوتن 1 پوتن 1 title"]);
    }

    #[test]
    fn what_was_accepted_is_not_told() {
        let accepted = EntityDecision {
            name: "پوتن".to_owned(),
            accepted: vec!["فلاديمير بوتن".to_owned()],
            ..EntityDecision::default()
        };
        let decided = |title, lines| {
            let decisions = Field::Entities(vec![accepted.clone()]);
            found(&article(title, lines).with(decisions)).len()
        };
        assert_eq!(decided("بوتن", &["پوتن"]), 0);
        assert_eq!(decided("پوتن", &["وبوتن"]), 0);
        assert_eq!(decided("باكستان", &["پاكستان"]), 1);
    }

    /// After the only fix, the title and the lines are these.
    #[track_caller]
    fn check_fix(title: &str, lines: &[&str], fixed: (&str, &[&str])) {
        let before = article(title, lines);
        let diagnostics = found(&before);
        assert_eq!(diagnostics.len(), 1);
        let after = testing::fixed(&before, &diagnostics[0]);
        assert_eq!(after, article(fixed.0, fixed.1));
    }

    #[test]
    fn a_fix_keeps_particles_and_vowel_signs() {
        check_fix("شي وبوتن غدا", &["پوتن"], ("شي وپوتن غدا", &["پوتن"]));
        check_fix("وَبُوتِـن", &["پوتن"], ("وَپُوتِـن", &["پوتن"]));
        check_fix("بوتن لبوتن", &["پوتن"], ("پوتن لپوتن", &["پوتن"]));
        check_fix("بکتن", &["پكتن"], ("پکتن", &["پكتن"]));
        check_fix(
            "پوتن",
            &["^بوتن، وبوتن", "قال بوتن وبُوتن", ">بوتن", "لبوتن"],
            ("پوتن", &["^پوتن، وپوتن", "قال پوتن وپُوتن", ">بوتن", "لپوتن"]),
        );
    }

    #[test]
    fn a_fix_keeps_marks_and_citations() {
        let rich = |text: &str| {
            let link = Mark::Link(Target::Page("صفحة".to_owned()));
            let word = text.find("وتن").unwrap() - 2;
            let mut rich = RichText::plain(text)
                .with_mark(Span::new(0, word + 8), Mark::Bold)
                .with_mark(Span::new(word, word + 8), link);
            rich.push_object(Object::Raw("<br>".to_owned()));
            rich
        };
        let article = |text: &str| {
            let body = Body::new([Block::new(BlockKind::Paragraph, rich(text))]);
            let lead = Lead { picture: Picture::default(), caption: rich(text) };
            Article::with_body(Title::main("پوتن"), body).with(Field::Lead(Some(lead)))
        };
        let before = article("قال بوتن غدا");
        let diagnostics = found(&before);
        assert_eq!(diagnostics[0].place, Place::LeadCaption(Span::new(7, 15)));
        assert_eq!(testing::fixed(&before, &diagnostics[0]), article("قال پوتن غدا"));
    }

    #[test]
    fn the_place_is_the_stem() {
        let found = found(&article("شي وبوتن", &["پوتن"]));
        assert_eq!(found[0].place, Place::Title(Span::new(7, 15)));
        let kind =
            FixKind::ReplaceWord { from: "بوتن".into(), to: "پوتن".into(), places: 1 };
        assert_eq!(found[0].fix.as_ref().unwrap().kind, kind);
    }
}

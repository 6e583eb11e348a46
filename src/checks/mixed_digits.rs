//! `mixed-digits` (warning): numbers of one article in digits of two kinds.
//!
//! What: some numbers of title, text and lead caption are written in 0–9, others in ٠–٩ or ۰–۹; or,
//! where the house writes one kind, any number in another. Of two kinds the one with more numbers
//! is the article's; of equals, the one that comes first. Each other kind is told once, at its
//! first number.
//! Why: the three kinds have different rules of direction (Unicode Standard Annex 9: EN and AN), and
//! a reader takes them for a mistake. Source: point 26 of the checklist of right-to-left text.
//! Left alone: addresses; numbers joined to Latin letters or next to a Latin word (G20, COVID-19,
//! Boeing 737, 100 km); raw markup.
//! Fix: the digits are exchanged; separators and all else stay.
//! It must not know what a number means.

use super::texts::{Edit, Holder, edited, edited_title, texts};
use super::{Context, Diagnostic, Finding, Fix, FixKind, Place, Severity};
use crate::article::{Article, BlockKind, Change};
use crate::text::Span;
use crate::text::letters::Digits;

pub(super) fn check(article: &Article, context: &Context, found: &mut Vec<Diagnostic>) {
    let mut numbers: Vec<Number> = Vec::new();
    let mut read = |holder, text: &str| {
        each_number(text, |span, digits| numbers.push(Number { holder, span, digits }));
    };
    read(None, &article.title().name);
    for (holder, kind, content) in texts(article) {
        if *kind != BlockKind::Raw {
            read(Some(holder), content.text());
        }
    }
    let count = |digits| numbers.iter().filter(|number| number.digits == digits).count();
    let first = |digits| numbers.iter().position(|number| number.digits == digits);
    let all = [Digits::European, Digits::Arabic, Digits::Persian];
    let used = all.into_iter().filter(|&digits| first(digits).is_some());
    let prevailing =
        used.clone().max_by_key(|&digits| (count(digits), std::cmp::Reverse(first(digits))));
    let Some(expected) = context.digits.or(prevailing) else { return };
    for digits in used.filter(|&digits| digits != expected) {
        let others: Vec<Number> =
            numbers.iter().filter(|number| number.digits == digits).copied().collect();
        let Some(first) = others.first() else { continue };
        let place = match first.holder {
            None => Place::Title(first.span),
            Some(holder) => holder.place(first.span),
        };
        let fix = changes(article, &others, expected).map(|changes| Fix {
            kind: FixKind::WriteDigits { digits: expected, numbers: others.len() },
            changes,
        });
        let finding = Finding::MixedDigits { found: digits, expected, count: others.len() };
        found.push(Diagnostic { finding, severity: Severity::Warning, place, fix });
    }
}

/// A number of one kind of digits.
#[derive(Clone, Copy)]
struct Number {
    /// Which text it stands in; none for the title.
    holder: Option<Holder>,
    span: Span,
    digits: Digits,
}

/// Every run of digits of one kind that belongs to the article's own text.
fn each_number(text: &str, mut tell: impl FnMut(Span, Digits)) {
    if !text.contains(|c| Digits::of(c).is_some()) {
        return;
    }
    let is_latin = |c: char| c.is_alphabetic() && c < '\u{370}';
    let mut offset = 0;
    let pieces: Vec<(usize, &str)> = text
        .split_inclusive(char::is_whitespace)
        .map(|piece| {
            let at = offset;
            offset += piece.len();
            (at, piece.trim_end())
        })
        .filter(|(_, piece)| !piece.is_empty())
        .collect();
    let mut ends_latin = false;
    for (index, &(at, piece)) in pieces.iter().enumerate() {
        let follows_latin = std::mem::replace(&mut ends_latin, piece.ends_with(is_latin));
        let begins_latin = |(_, next): &(usize, &str)| next.starts_with(is_latin);
        if piece.contains(is_latin)
            || is_address(piece)
            || follows_latin
            || (pieces.get(index + 1).is_some_and(begins_latin) && ends_in_digit(piece))
        {
            continue;
        }
        let mut run: Option<(usize, Digits)> = None;
        for (inside, c) in piece.char_indices().chain([(piece.len(), ' ')]) {
            let digits = Digits::of(c).map(|(digits, _)| digits);
            if let Some((start, kind)) = run
                && digits != Some(kind)
            {
                tell(Span::new(at + start, at + inside), kind);
                run = None;
            }
            if let (None, Some(kind)) = (run, digits) {
                run = Some((inside, kind));
            }
        }
    }
}

fn ends_in_digit(piece: &str) -> bool {
    piece.ends_with(|c| Digits::of(c).is_some())
}

/// Addresses without a Latin letter are addresses too.
fn is_address(piece: &str) -> bool {
    piece.contains("://") || piece.contains('@')
}

fn changes(article: &Article, numbers: &[Number], digits: Digits) -> Option<Vec<Change>> {
    let mut changes = Vec::new();
    let edits = |holder: Option<Holder>, text: &str| -> Vec<Edit> {
        let first = numbers.partition_point(|number| number.holder < holder);
        let here = numbers.iter().skip(first).take_while(|number| number.holder == holder);
        let written = |span: Span| -> Option<Edit> {
            let number = text.get(span.start..span.end)?;
            let digit = |c| Digits::of(c).map_or(c, |(_, value)| digits.digit(value));
            Some((span, number.chars().map(digit).collect()))
        };
        here.filter_map(|number| written(number.span)).collect()
    };
    let in_title = edits(None, &article.title().name);
    if !in_title.is_empty() {
        changes.push(edited_title(article, &in_title)?);
    }
    for (holder, _, content) in texts(article) {
        let edits = edits(Some(holder), content.text());
        if !edits.is_empty() {
            changes.extend(edited(article, holder, content, &edits)?);
        }
    }
    Some(changes)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{context, fixed};
    use super::*;
    use crate::article::{
        Block, Body, Field, Lead, Mark, MarkedSpan, Object, Picture, RichText, Title,
    };

    /// Title and paragraphs; then what is found as `found→expected count`, and title and paragraphs
    /// once all is put right.
    #[track_caller]
    fn check_with(house: Option<Digits>, texts: &[&str], expected: &[&str], after: &[&str]) {
        let context = Context { digits: house, ..context() };
        let blocks = texts.iter().skip(1).map(|text| Block::paragraph(text));
        let mut article = Article::with_body(Title::main(texts[0]), Body::new(blocks));
        let find = |article: &Article| {
            let mut found = Vec::new();
            super::check(article, &context, &mut found);
            found
        };
        let told = find(&article);
        let name = |digits| match digits {
            Digits::European => "1",
            Digits::Arabic => "١",
            Digits::Persian => "۱",
        };
        let findings = told.iter().map(|it| match &it.finding {
            Finding::MixedDigits { found, expected, count } => {
                format!("{}→{} {count}", name(*found), name(*expected))
            }
            _ => String::new(),
        });
        assert_eq!(findings.collect::<Vec<_>>(), expected, "{texts:?}");
        while let Some(one) = find(&article).first() {
            for change in one.fix.clone().unwrap().changes {
                article.apply(change).unwrap();
            }
        }
        let now: Vec<&str> = std::iter::once(article.title().name.as_str())
            .chain(article.body().iter().map(Block::text))
            .collect();
        assert_eq!(now, after);
    }

    #[track_caller]
    fn check(texts: &[&str], expected: &[&str], after: &[&str]) {
        check_with(None, texts, expected, after);
    }

    #[test]
    fn point_26_mixed_digits_are_told_and_made_alike() {
        check(&["قمة", "في 13 و14 سبتمبر 2022"], &[], &["قمة", "في 13 و14 سبتمبر 2022"]);
        check(&["قمة ٢٠٢٢", "في 13/9/2022"], &["١→1 1"], &["قمة 2022", "في 13/9/2022"]);
        check(
            &["", "في ١٣ سبتمبر، و١٤ منه", "و15"],
            &["1→١ 1"],
            &["", "في ١٣ سبتمبر، و١٤ منه", "و١٥"],
        );
        check(&["", "١ ثم 2"], &["1→١ 1"], &["", "١ ثم ٢"]);
        check(&["", "2 ثم ١"], &["١→1 1"], &["", "2 ثم 1"]);
        check(&["", "۱۲ و١٢ و12 و13"], &["١→1 1", "۱→1 1"], &["", "12 و12 و12 و13"]);
        check(&["", "١2 و3"], &["١→1 1"], &["", "12 و3"]);
        check(&["", "12٪ و13.5 و١٫٥"], &["١→1 2"], &["", "12٪ و13.5 و1٫5"]);
    }

    #[test]
    fn latin_names_units_and_addresses_are_left_alone() {
        let quiet = |text: &str| check(&["", text], &[], &["", text]);
        quiet("قمة G20 في ١٥ نوفمبر");
        quiet("جائحة COVID-19 في ٢٠١٩");
        quiet("طائرة Boeing 737 بعد ١٠ أيام");
        quiet("مسافة 100 km في ٣ أيام");
        quiet("انظر https://a.org/2022 في ٢٠٢٢");
        quiet("راسل 15@بريد في ٢٠٢٢");
        quiet("بلا أرقام");
        check(&["", "قالت CNN، 15 في ١٠ و١١"], &["1→١ 1"], &["", "قالت CNN، ١٥ في ١٠ و١١"]);
    }

    #[test]
    fn the_house_may_have_its_own() {
        let house = Some(Digits::Arabic);
        check_with(house, &["", "في 13 و14"], &["1→١ 2"], &["", "في ١٣ و١٤"]);
        check_with(house, &["", "في ١٣"], &[], &["", "في ١٣"]);
    }

    #[test]
    fn marks_objects_and_markup_stay() {
        let rich = |text: &str, bold: (usize, usize)| {
            let mut rich = RichText::plain(text);
            rich.push_object(Object::Raw("<br>".to_owned()));
            rich.push_text(" ١ و٢");
            rich.with_mark(Span::new(bold.0, bold.1), Mark::Bold)
        };
        let lead = Lead { picture: Picture::default(), caption: rich("في 13", (5, 7)) };
        let blocks = [
            Block::new(BlockKind::Paragraph, rich("في 13", (5, 7))),
            Block::new(BlockKind::Raw, RichText::plain("13")),
        ];
        let article =
            Article::with_body(Title::default(), Body::new(blocks)).with(Field::Lead(Some(lead)));
        let mut found = Vec::new();
        super::check(&article, &context(), &mut found);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, Place::LeadCaption(Span::new(5, 7)));
        let after = fixed(&article, &found[0]);
        let bold = vec![MarkedSpan { span: Span::new(5, 9), mark: Mark::Bold }];
        let contents = [&after.lead().unwrap().caption, after.body().block(0).unwrap().content()];
        for content in contents {
            assert_eq!(content.text(), "في ١٣\u{FFFC} ١ و٢");
            assert_eq!(content.marks(), bold);
        }
        assert_eq!(after.body().block(1).unwrap().text(), "13");
    }
}

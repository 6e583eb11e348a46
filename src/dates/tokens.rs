//! Pieces with their meaning: words looked up, months named twice made one, numbers joined by signs
//! taken together, the time of day taken out.
//!
//! It must not know which order of tokens is a date.

use super::calendars::Calendar;
use super::interpretation::Note;
use super::names::{MONTHS, Named, NamedIn};
use super::pieces::{Kind, Piece};
use super::words::{LONGEST, Meaning, PHRASES};

/// A piece of a date, or several that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A number.
    Number(Number),
    /// A month by name.
    Month(Named),
    /// A word.
    Word(Meaning),
    /// Three numbers joined by one sign: `13/9/2022`.
    Three([Number; 3]),
    /// Two numbers joined by a sign: `2022-09`.
    Two([Number; 2], char),
    /// `1980s`
    Decade(i32),
    /// A sign that joins no numbers.
    Sign(char),
}

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value.
    pub(super) value: i32,
    /// How many digits it has, leading zeros too.
    pub(super) digits: usize,
}

/// The tokens of a text.
pub(super) struct Tokens {
    /// In their order.
    pub(super) tokens: Vec<Token>,
    /// Whether a time of day stood among them.
    pub(super) time: bool,
}

impl Number {
    /// A number of four digits, which is how years are written.
    pub(super) fn year(self) -> Option<i32> {
        (self.digits == 4).then_some(self.value)
    }

    /// A number of one or two digits, as days and months have.
    pub(super) fn small(self) -> Option<u8> {
        if self.digits > 2 { None } else { u8::try_from(self.value).ok() }
    }
}

/// The tokens of these pieces; none where there is a word or a time that no date has.
pub(super) fn tokens(pieces: &[Piece], notes: &mut Vec<Note>) -> Option<Tokens> {
    let (pieces, time) = without_time(pieces)?;
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = pieces.as_slice();
    while let Some((first, after)) = rest.split_first() {
        rest = match first.kind {
            Kind::Word(_) => word(rest, &mut tokens, notes)?,
            Kind::Number { .. } => number(rest, &mut tokens, notes)?,
            Kind::Sign(sign) => {
                tokens.push(Token::Sign(sign));
                after
            }
        };
    }
    Some(Tokens { tokens: spread(&tokens), time })
}

/// A word, or several that are one phrase, and the stop of an abbreviation.
fn word<'a>(
    pieces: &'a [Piece],
    tokens: &mut Vec<Token>,
    notes: &mut Vec<Note>,
) -> Option<&'a [Piece]> {
    let (token, after) = longest(pieces)?;
    let rest = match after {
        // `On.` and «ل.» abbreviate nothing; they may be somebody's initials.
        after if token == Token::Word(Meaning::Filler) => after,
        [Piece { kind: Kind::Sign('.'), spaced: false }, rest @ ..] => rest,
        rest => rest,
    };
    match (token, rest) {
        // Q1 2022
        (
            Token::Word(Meaning::Quarter(1)),
            [Piece { kind: Kind::Number { value, digits: 1 }, spaced: false }, rest @ ..],
        ) => {
            let quarter = u8::try_from(*value).ok().filter(|number| (1..=4).contains(number))?;
            tokens.push(Token::Word(Meaning::Quarter(quarter)));
            Some(rest)
        }
        // 15 كانون 2 2022
        (
            Token::Word(Meaning::HalfNamed { second, first }),
            [Piece { kind: Kind::Number { value: value @ 1..=2, digits: 1 }, .. }, rest @ ..],
        ) if matches!(tokens.last(), Some(Token::Number(_))) && !rest.is_empty() => {
            let number = if *value == 1 { first } else { second };
            tokens.push(Token::Month(gregorian(number)));
            Some(rest)
        }
        // `c2010` is about 2010 to a museum and copyright 2010 to a library.
        (
            Token::Word(Meaning::About),
            [Piece { kind: Kind::Number { digits: 4, .. }, spaced: false }, ..],
        ) if after.len() == rest.len() && is_c(pieces) => {
            notes.push(Note::AboutOrCopyright);
            tokens.push(Token::Word(Meaning::About));
            Some(rest)
        }
        (Token::Month(month), rest) => Some(second_name(month, rest, tokens, notes)),
        (token, rest) => {
            tokens.push(token);
            Some(rest)
        }
    }
}

fn is_c(pieces: &[Piece]) -> bool {
    matches!(pieces.first(), Some(Piece { kind: Kind::Word(word), .. }) if word == "c")
}

fn gregorian(number: u8) -> Named {
    Named { of: NamedIn::Calendar(Calendar::Gregorian), number, arabic: true }
}

/// The longest phrase at the start of these pieces.
fn longest(pieces: &[Piece]) -> Option<(Token, &[Piece])> {
    let words = pieces.iter().map_while(|piece| match &piece.kind {
        Kind::Word(word) => Some(word.as_str()),
        _ => None,
    });
    let mut phrase = String::new();
    let mut found = None;
    for (count, word) in (1..=LONGEST).zip(words) {
        if count > 1 {
            phrase.push(' ');
        }
        phrase.push_str(word);
        let token = MONTHS.get(&phrase).map(|&month| Token::Month(month));
        let token = token.or_else(|| PHRASES.get(&phrase).map(|&meaning| Token::Word(meaning)));
        if let Some(token) = token {
            found = Some((token, pieces.get(count..)?));
        }
    }
    found
}

/// After a month, another name of it: «أيلول/سبتمبر», «أيلول (سبتمبر)», «سبتمبر - أيلول». Where it
/// names another month, both stand (January to March), and that is noted where one explains the
/// other.
fn second_name<'a>(
    month: Named,
    rest: &'a [Piece],
    tokens: &mut Vec<Token>,
    notes: &mut Vec<Note>,
) -> &'a [Piece] {
    tokens.push(Token::Month(month));
    let [Piece { kind: Kind::Sign(sign @ ('/' | '(' | '-' | '–')), .. }, second @ ..] = rest
    else {
        return rest;
    };
    let Some((Token::Month(other), after)) = longest(second) else { return rest };
    let after = match (sign, after) {
        ('(', [Piece { kind: Kind::Sign(')'), .. }, after @ ..]) => after,
        ('(', _) => return rest,
        (_, after) => after,
    };
    if other.of == month.of && other.number == month.number {
        after
    } else if matches!(sign, '/' | '(') && other.of == month.of && other.arabic && month.arabic {
        notes.push(Note::MonthNamesDisagree { first: month.number, second: other.number });
        after
    } else {
        rest
    }
}

/// A number with what belongs to it.
fn number<'a>(
    pieces: &'a [Piece],
    tokens: &mut Vec<Token>,
    notes: &mut Vec<Note>,
) -> Option<&'a [Piece]> {
    let (first, after) = pieces.split_first()?;
    let (value, digits) = first.number()?;
    let this = Number { value, digits };
    match after {
        [one, second, two, third, rest @ ..]
            if joins(one, second) && one.sign() == two.sign() && joins(two, third) =>
        {
            let next =
                |piece: &Piece| piece.number().map(|(value, digits)| Number { value, digits });
            let more = matches!(rest, [sign, piece, ..] if sign.sign() == one.sign() && !sign.spaced && next(piece).is_some());
            let is_month = matches!(&second.kind, Kind::Word(word) if MONTHS.contains_key(word));
            match (next(second), next(third)) {
                (Some(second), Some(third)) if !more && one.spaced == two.spaced => {
                    if one.sign() == Some('–') {
                        notes.push(Note::Style);
                    }
                    tokens.push(Token::Three([this, second, third]));
                    return Some(rest);
                }
                // 2008-Nov-16
                (None, Some(_)) if is_month && !more => {
                    tokens.push(Token::Number(this));
                    let after = after.get(1..)?;
                    let (token, after) = longest(after)?;
                    tokens.push(token);
                    notes.push(Note::Style);
                    return after.get(1..);
                }
                _ => {}
            }
        }
        // 2008-Jan.-07
        [
            Piece { kind: Kind::Sign('-'), .. },
            Piece { kind: Kind::Word(word), .. },
            Piece { kind: Kind::Sign('.'), .. },
            Piece { kind: Kind::Sign('-'), .. },
            rest @ ..,
        ] if MONTHS.contains_key(word) => {
            tokens.push(Token::Number(this));
            tokens.push(Token::Month(*MONTHS.get(word)?));
            notes.push(Note::Style);
            return Some(rest);
        }
        _ => {}
    }
    match after {
        [sign, second, rest @ ..]
            if joins(sign, second)
                && !sign.spaced
                && !second.spaced
                && second.number().is_some() =>
        {
            let (value, digits) = second.number()?;
            let second = Number { value, digits };
            tokens.push(Token::Two([this, second], sign.sign()?));
            Some(rest)
        }
        [Piece { kind: Kind::Word(word), spaced: false }, rest @ ..] => {
            match (word.as_str(), digits) {
                ("st" | "nd" | "rd" | "th" | "er" | "eme", 1 | 2) => {
                    if word != "er" {
                        notes.push(Note::Style);
                    }
                    tokens.push(Token::Number(this));
                    Some(rest)
                }
                ("s", 4) if value % 10 == 0 => {
                    tokens.push(Token::Decade(value));
                    Some(rest)
                }
                _ => {
                    tokens.push(Token::Number(this));
                    Some(after)
                }
            }
        }
        // 3. Dezember
        [Piece { kind: Kind::Sign('.'), spaced: false }, rest @ ..]
            if matches!(rest.first(), Some(Piece { kind: Kind::Word(_), .. })) =>
        {
            tokens.push(Token::Number(this));
            Some(rest)
        }
        _ => {
            tokens.push(Token::Number(this));
            Some(after)
        }
    }
}

/// Whether a sign may join a number with what follows it. A hyphen joins where no space parts it.
fn joins(sign: &Piece, next: &Piece) -> bool {
    match sign.sign() {
        Some('/' | '.') => true,
        Some('-' | '–') => sign.spaced == next.spaced,
        _ => false,
    }
}

/// Two numbers are two ends of a range where a month stands beside them, or where both are years.
fn spread(tokens: &[Token]) -> Vec<Token> {
    let mut spread = Vec::with_capacity(tokens.len());
    let mut rest = tokens;
    while let Some((token, after)) = rest.split_first() {
        rest = after;
        let Token::Two([first, second], sign) = token else {
            spread.push(token.clone());
            continue;
        };
        let beside = [spread.last(), after.first()].into_iter().flatten();
        let beside_month = beside
            .into_iter()
            .any(|token| matches!(token, Token::Month(_) | Token::Word(Meaning::HalfNamed { .. })));
        let days = first.digits <= 2 && second.digits <= 2 && beside_month;
        // Winter 2019–2020 is one.
        let is_season = matches!(spread.last(), Some(Token::Word(Meaning::Season(_))));
        let years = first.digits == 4 && second.digits == 4 && !is_season;
        // 15 January 2015/25 February 2015
        let is_month = |token: Option<&Token>| matches!(token, Some(Token::Month(_)));
        let dates = first.digits == 4
            && second.digits <= 2
            && is_month(spread.last())
            && is_month(after.first());
        if (days && *sign != '.') || years || dates {
            let ends = [Token::Number(*first), Token::Sign(*sign), Token::Number(*second)];
            spread.extend(ends);
        } else {
            spread.push(token.clone());
        }
    }
    spread
}

/// The pieces without the time of day, and whether there was one; none where it is no time.
/// ISO 8601-1:2019 section 5.3, and what newspapers write: `10:30 صباحاً`, `T7`, `GMT+0100 (BST)`.
fn without_time(pieces: &[Piece]) -> Option<(Vec<Piece>, bool)> {
    let colon = pieces.windows(3).position(|three| {
        matches!(three, [hour, sign, minute]
            if hour.number().is_some() && sign.sign() == Some(':') && minute.number().is_some())
    });
    let colon = colon.and_then(|hour| hour.checked_add(1));
    let Some(colon) = colon else { return Some(without_hour(pieces)) };
    let mut start = colon.checked_sub(1)?;
    let (hour, _) = pieces.get(start)?.number().filter(|(_, digits)| *digits <= 2)?;
    let after = pieces.get(colon.checked_add(1)?..)?;
    let (minute, rest) = part(after)?;
    let (second, mut rest) = match rest {
        [Piece { kind: Kind::Sign(':'), .. }, seconds @ ..] => {
            let (second, rest) = part(seconds)?;
            match rest {
                [
                    Piece { kind: Kind::Sign('.' | ','), spaced: false },
                    Piece { kind: Kind::Number { .. }, spaced: false },
                    rest @ ..,
                ] => (second, rest),
                rest => (second, rest),
            }
        }
        rest => (0, rest),
    };
    if hour > 24 || minute > 59 || second > 60 {
        return None;
    }
    let mut zones: usize = 0;
    loop {
        match rest {
            [Piece { kind: Kind::Word(zone), spaced: false }, after @ ..]
                if zone == "z" && zones == 0 =>
            {
                rest = after;
            }
            // After a clock, «م» is the afternoon.
            [Piece { kind: Kind::Word(word), .. }, after @ ..] if word == "م" => rest = after,
            [
                Piece { kind: Kind::Sign('('), .. },
                Piece { kind: Kind::Word(_), .. },
                Piece { kind: Kind::Sign(')'), .. },
                after @ ..,
            ] => {
                rest = after;
            }
            [
                Piece { kind: Kind::Sign('+' | '-'), .. },
                Piece { kind: Kind::Number { digits: 2, .. }, spaced: false },
                Piece { kind: Kind::Sign(':'), .. },
                Piece { kind: Kind::Number { value: 0..=59, digits: 2 }, .. },
                after @ ..,
            ]
            | [
                Piece { kind: Kind::Sign('+' | '-'), .. },
                Piece { kind: Kind::Number { digits: 2 | 4, .. }, spaced: false },
                after @ ..,
            ] if zones == 0 => {
                zones = 1;
                rest = after;
            }
            rest_now => match longest(rest_now) {
                Some((Token::Word(Meaning::Clock), after)) => rest = after,
                _ => break,
            },
        }
    }
    // «الساعة 10:30», `T10:30`, a comma or a dash before the time.
    while let Some(before) = start.checked_sub(1) {
        let is_lead = match &pieces.get(before)?.kind {
            Kind::Word(word) => word == "t" || matches!(PHRASES.get(word), Some(Meaning::Clock)),
            Kind::Sign(sign) => matches!(sign, ',' | '-' | '–') && before > 0,
            Kind::Number { .. } => false,
        };
        if !is_lead {
            break;
        }
        start = before;
    }
    let mut left = pieces.get(..start)?.to_vec();
    let rest = match rest {
        [Piece { kind: Kind::Sign(',' | '-'), .. }, after @ ..] if left.is_empty() => after,
        rest => rest,
    };
    left.extend_from_slice(rest);
    Some((left, true))
}

/// Two digits.
fn part(pieces: &[Piece]) -> Option<(i32, &[Piece])> {
    match pieces.split_first()? {
        (Piece { kind: Kind::Number { value, digits: 1 | 2 }, .. }, rest) => Some((*value, rest)),
        _ => None,
    }
}

/// A time of the hour only, behind its `T`.
fn without_hour(pieces: &[Piece]) -> (Vec<Piece>, bool) {
    match pieces {
        [
            before @ ..,
            Piece { kind: Kind::Word(t), spaced: false },
            Piece { kind: Kind::Number { value: 0..=24, digits: 1 | 2 }, spaced: false },
        ] if t == "t" => (before.to_vec(), true),
        pieces => (pieces.to_vec(), false),
    }
}

//! The tokens of one date put into its fields: which number is the day, which the year.
//!
//! It must not know whether there is such a date; that is `resolve.rs`.

use chrono::Weekday;

use super::edtf::{Certainty, Season};
use super::names::Named;
use super::tokens::{Number, Token};
use super::words::{Era, Meaning};

/// What one date says, as far as its words and their order tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Fields {
    pub(super) weekday: Option<Weekday>,
    pub(super) day: Option<u8>,
    pub(super) month: Option<Month>,
    pub(super) year: Option<Number>,
    /// The second year of a season that two share: winter 2019–20.
    pub(super) second_year: Option<Number>,
    pub(super) season: Option<Season>,
    pub(super) quarter: Option<u8>,
    pub(super) era: Option<Era>,
    pub(super) certainty: Certainty,
    pub(super) numbers: Option<Numbers>,
    pub(super) years: Option<Years>,
    /// It is a part of this: early 2020.
    pub(super) part: bool,
    /// It is written in another order, or with other signs, than is usual.
    pub(super) odd: bool,
}

/// A month by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Month {
    /// One month.
    Named(Named),
    /// «كانون» alone.
    Half { second: u8, first: u8 },
}

/// A date in digits alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    Three([Number; 3]),
    Two([Number; 2], char),
    /// Eight digits.
    Packed(i32),
}

/// Years that have a name together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Years {
    /// `1980s`: the first of them.
    Decade(i32),
    /// The nineteenth century.
    Century(u8),
    /// The nineties of a century.
    DecadeOfCentury(u8, u8),
    /// The nineties.
    SomeDecade(u8),
}

/// The fields of one date; none where the tokens are none, or are several.
pub(super) fn fields(tokens: &[Token]) -> Option<Fields> {
    let mut fields = Fields::default();
    let mut core: Vec<Token> = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        let is_last = index.saturating_add(1) == tokens.len();
        match token {
            Token::Word(Meaning::Filler) => {}
            Token::Word(Meaning::Weekday(weekday)) => {
                if fields.weekday.replace(*weekday).is_some() {
                    return None;
                }
            }
            // `AD 500`, or behind the year as other eras are.
            Token::Word(Meaning::Anno) => {
                fields.era = Some(Era::Gregorian);
                if !core.is_empty() && !only_trailing(tokens, index) {
                    return None;
                }
            }
            Token::Word(Meaning::Era(era)) => {
                if fields.era.replace(*era).is_some_and(|other| other != *era) {
                    return None;
                }
                // A year's era stands beside the year.
                let beside_year = matches!(
                    core.last(),
                    Some(Token::Number(_) | Token::Three(_) | Token::Two(..))
                ) || matches!(
                    core.last(),
                    Some(Token::Word(Meaning::Century | Meaning::Day(_)))
                );
                if !beside_year || (!is_last && !core.is_empty() && !only_trailing(tokens, index)) {
                    return None;
                }
            }
            Token::Word(Meaning::Part) if core.is_empty() => fields.part = true,
            Token::Word(Meaning::About) => {
                fields.certainty = fields.certainty.and(Certainty::Approximate);
            }
            Token::Sign('~') => fields.certainty = fields.certainty.and(Certainty::Approximate),
            Token::Word(Meaning::Perhaps) => {
                fields.certainty = fields.certainty.and(Certainty::Uncertain);
            }
            Token::Sign('?') if is_last => {
                fields.certainty = fields.certainty.and(Certainty::Uncertain);
            }
            Token::Sign(':') => {}
            token => core.push(token.clone()),
        }
    }
    let comma = Token::Sign(',');
    while core.first() == Some(&comma) {
        core.remove(0);
    }
    while core.last() == Some(&comma) {
        core.pop();
    }
    if core.last() == Some(&Token::Sign('.')) {
        core.pop();
        fields.odd = true;
    }
    // «الثالث عشر من سبتمبر»: the day in words is a number.
    let is_century = core.iter().any(|token| matches!(token, Token::Word(Meaning::Century)));
    if !is_century {
        for token in &mut core {
            if let Token::Word(Meaning::Day(day)) = token {
                *token = Token::Number(Number { value: i32::from(*day), digits: 2 });
            }
        }
    }
    ordered(&core, fields)
}

/// Whether what follows an era says nothing more of the date itself.
fn only_trailing(tokens: &[Token], index: usize) -> bool {
    tokens.iter().skip(index.saturating_add(1)).all(|token| {
        matches!(
            token,
            Token::Word(
                Meaning::Filler
                    | Meaning::Weekday(_)
                    | Meaning::About
                    | Meaning::Perhaps
                    | Meaning::Era(_)
            ) | Token::Sign('?' | ',' | '.' | '~')
        )
    })
}

fn ordered(core: &[Token], mut fields: Fields) -> Option<Fields> {
    let comma = Token::Sign(',');
    match core {
        [] => None,
        [Token::Three(numbers)] => {
            fields.numbers = Some(Numbers::Three(*numbers));
            Some(fields)
        }
        [Token::Two(numbers, sign)] => {
            fields.numbers = Some(Numbers::Two(*numbers, *sign));
            Some(fields)
        }
        [Token::Number(number)] if number.digits == 8 => {
            fields.numbers = Some(Numbers::Packed(number.value));
            Some(fields)
        }
        [Token::Number(number)] => {
            if number.digits <= 2 && fields.era.is_none() {
                fields.day = number.small();
            } else {
                fields.year = Some(*number);
            }
            Some(fields)
        }
        [Token::Decade(year)] => {
            fields.years = Some(Years::Decade(*year));
            Some(fields)
        }
        [Token::Word(Meaning::Century), Token::Word(Meaning::Day(number))] => {
            fields.years = Some(Years::Century(*number));
            Some(fields)
        }
        [Token::Word(Meaning::Day(number)), Token::Word(Meaning::Century)] => {
            fields.years = Some(Years::Century(*number));
            Some(fields)
        }
        [Token::Number(number), Token::Word(Meaning::Century)]
        | [Token::Word(Meaning::Century), Token::Number(number)] => {
            fields.years = Some(Years::Century(number.small()?));
            Some(fields)
        }
        [Token::Word(Meaning::Decade(of)), rest @ ..] => {
            fields.years = Some(match rest {
                [] | [Token::Word(Meaning::LastCentury)] => Years::SomeDecade(*of),
                [Token::Word(Meaning::Century), Token::Word(Meaning::Day(century))] => {
                    Years::DecadeOfCentury(*of, *century)
                }
                _ => return None,
            });
            Some(fields)
        }
        [Token::Word(Meaning::Season(season)), rest @ ..] => {
            fields.season = Some(*season);
            match rest {
                [] => {}
                [Token::Number(year)] => fields.year = Some(*year),
                [one, Token::Number(year)] if *one == comma => {
                    fields.year = Some(*year);
                    fields.odd = true;
                }
                [Token::Two([first, second], '-' | '–' | '/')] => {
                    fields.year = Some(*first);
                    fields.second_year = Some(*second);
                }
                _ => return None,
            }
            Some(fields)
        }
        [Token::Number(year), Token::Word(Meaning::Season(season))] if year.digits == 4 => {
            fields.season = Some(*season);
            fields.year = Some(*year);
            fields.odd = true;
            Some(fields)
        }
        [Token::Word(Meaning::Quarter(quarter)), Token::Number(year)] => {
            fields.quarter = Some(*quarter);
            fields.year = Some(*year);
            Some(fields)
        }
        core => with_month(core, fields),
    }
}

/// Dates with a month by name, in the orders that people write them in.
fn with_month(core: &[Token], mut fields: Fields) -> Option<Fields> {
    let is_month = |token: &Token| month(token).is_some();
    let comma = Token::Sign(',');
    // Without commas, but knowing where they stood.
    let commas = core.iter().filter(|token| **token == comma).count();
    let plain: Vec<&Token> = core.iter().filter(|token| **token != comma).collect();
    let latin = plain.iter().any(|token| matches!(token, Token::Month(named) if !named.arabic));
    match plain.as_slice() {
        [name] if is_month(name) => fields.month = month(name),
        [name, Token::Number(number)] if is_month(name) => {
            fields.month = month(name);
            if number.digits <= 2 && fields.era.is_none() {
                fields.day = number.small();
            } else {
                fields.year = Some(*number);
            }
            fields.odd |= latin && commas > 0 && number.digits > 2;
        }
        [Token::Number(number), name] if is_month(name) => {
            fields.month = month(name);
            if number.digits <= 2 {
                fields.day = number.small();
                fields.odd |= latin && leading_zero(*number);
            } else {
                fields.year = Some(*number);
                fields.odd = true;
            }
        }
        [Token::Number(first), name, Token::Number(last)] if is_month(name) => {
            fields.month = month(name);
            if first.digits <= 2 {
                fields.day = first.small();
                fields.year = Some(*last);
                fields.odd |= latin && (leading_zero(*first) || commas > 0);
            } else {
                fields.year = Some(*first);
                fields.day = last.small();
                fields.day?;
                fields.odd = true;
            }
        }
        [name, Token::Number(day), Token::Number(year)] if is_month(name) => {
            fields.month = month(name);
            fields.day = day.small();
            fields.day?;
            fields.year = Some(*year);
            let usual = core.len() == 4 && core.get(2) == Some(&comma);
            fields.odd |= latin && (!usual || leading_zero(*day));
        }
        _ => return None,
    }
    Some(fields)
}

fn leading_zero(number: Number) -> bool {
    number.digits == 2 && number.value < 10
}

fn month(token: &Token) -> Option<Month> {
    match token {
        Token::Month(named) => Some(Month::Named(*named)),
        Token::Word(Meaning::HalfNamed { second, first }) => {
            Some(Month::Half { second: *second, first: *first })
        }
        _ => None,
    }
}

impl Certainty {
    /// This and the other together.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Sure, other) => other,
            (one, Self::Sure) => one,
            (one, other) if one == other => one,
            _ => Self::Both,
        }
    }
}

impl Fields {
    /// Whether it names a day or month or year that a range's other end may lack.
    pub(super) fn completed_by(mut self, other: &Self) -> Self {
        let whole = |fields: &Self| fields.numbers.is_some() || fields.years.is_some();
        if whole(&self) || whole(other) {
            return self;
        }
        if self.month.is_none() && self.season.is_none() && self.day.is_some() {
            self.month = other.month;
        }
        if self.year.is_none() {
            self.year = other.year;
        }
        if self.era.is_none() {
            self.era = other.era;
        }
        self
    }
}

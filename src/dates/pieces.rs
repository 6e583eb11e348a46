//! A plain text cut into numbers, words and signs.
//!
//! It must not know what any word means.

/// A piece of plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it is.
    pub(super) kind: Kind,
    /// Whether white space stood before it.
    pub(super) spaced: bool,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Its value (the largest there is, where it has too many digits) and how many digits it has.
    Number { value: i32, digits: usize },
    /// Letters only.
    Word(String),
    /// One of `-–—/.,;:()[]+~?©%`.
    Sign(char),
}

/// The pieces of a plain text; none where it has a character that no date has.
pub(super) fn cut(text: &str) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut spaced = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_whitespace() || letter == '\'' {
            // The article of `l'été` and the `d'` of `d'août` say nothing.
            if letter == '\''
                && matches!(pieces.last(), Some(Piece { kind: Kind::Word(word), .. }) if word.len() == 1)
            {
                pieces.pop();
            }
            spaced = true;
            continue;
        }
        let last = if spaced { None } else { pieces.last_mut().map(|piece| &mut piece.kind) };
        let kind = match letter {
            '0'..='9' => {
                let digit = i32::try_from(letter.to_digit(10)?).ok()?;
                if let Some(Kind::Number { value, digits }) = last {
                    *value = value.saturating_mul(10).saturating_add(digit);
                    *digits = digits.saturating_add(1);
                    continue;
                }
                Kind::Number { value: digit, digits: 1 }
            }
            // The stops inside «ق.م» and `n.d.` part nothing.
            '.' => match last {
                Some(Kind::Word(word))
                    if word.chars().count() <= 3
                        && letters.peek().is_some_and(|next| next.is_alphabetic()) =>
                {
                    continue;
                }
                _ => Kind::Sign(letter),
            },
            '-' | '–' | '—' | '/' | ',' | ';' | ':' | '(' | ')' | '[' | ']' | '+' | '~' | '?'
            | '©' | '%' => Kind::Sign(letter),
            '\u{2212}' => Kind::Sign('-'),
            letter if letter.is_alphabetic() => {
                if let Some(Kind::Word(word)) = last {
                    word.push(letter);
                    continue;
                }
                Kind::Word(letter.to_string())
            }
            _ => return None,
        };
        pieces.push(Piece { kind, spaced });
        spaced = false;
    }
    Some(pieces)
}

impl Piece {
    /// The sign that it is.
    pub(super) fn sign(&self) -> Option<char> {
        match self.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// The number that it is, with how many digits it has.
    pub(super) fn number(&self) -> Option<(i32, usize)> {
        match self.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = cut(text).map(|pieces| {
            let shown = pieces.iter().map(|piece| {
                let space = if piece.spaced { " " } else { "" };
                match &piece.kind {
                    Kind::Number { value, digits } => format!("{space}{value}:{digits}"),
                    Kind::Word(word) => format!("{space}{word}"),
                    Kind::Sign(sign) => format!("{space}{sign}"),
                }
            });
            shown.collect::<Vec<_>>().join("|")
        });
        assert_eq!(found.unwrap_or("none".into()), expected);
    }

    #[test]
    fn pieces() {
        check("13سبتمبر 2022", "13:2|سبتمبر| 2022:4");
        check("n.d.", "nd|.");
        check("100 ق.م", "100:3| قم");
        check("sept. 13, 2022", "sept|.| 13:2|,| 2022:4");
        check("2022-09-13t10", "2022:4|-|9:2|-|13:2|t|10:2");
        check("99999999999999999999", "2147483647:20");
        check("10 & 12", "none");
        check("l'ete d'aout 2022", " ete| aout| 2022:4");
        check("  ", "");
    }
}

//! Which Arabic sign a key of Latin punctuation means where it is pressed. It reads the text
//! around the caret and changes nothing.
//!
//! When in doubt the sign on the key stands: after Latin letters, inside numbers and addresses.

use crate::article::Direction;
use crate::text::{OBJECT, letters};

/// Where a key is pressed.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The paragraph before the caret.
    pub(super) before: &'a str,
    /// The paragraph after it.
    pub(super) after: &'a str,
    /// The paragraph's direction, which decides where it has no letter yet.
    pub(super) base: Direction,
}

/// The Arabic sign for `" , ; ?`; `None` where the key means itself.
pub(super) fn in_arabic(context: Context<'_>, key: char) -> Option<char> {
    if context.is_in_address() {
        return None;
    }
    let last = context.before.chars().next_back();
    let follows_digit = last.is_some_and(char::is_numeric);
    match key {
        '"' => context.quotation_mark(last),
        // A thousand or a date may go on; a space will tell, see `completed_comma`.
        ',' if context.is_arabic() && !follows_digit => Some('،'),
        // `&#1604;` is one letter of HTML.
        ';' if context.is_arabic() && !context.word().contains('&') => Some('؛'),
        '?' if context.is_arabic() => Some('؟'),
        _ => None,
    }
}

/// Where a space shows that the comma after a number was no part of it: that comma, and the sign
/// that it should have been.
pub(super) fn completed_comma(context: Context<'_>, key: char) -> Option<(char, char)> {
    let before = context.before.strip_suffix(',').filter(|_| key == ' ')?;
    let is_number = before.ends_with(char::is_numeric);
    (is_number && context.is_arabic() && !context.is_in_address()).then_some((',', '،'))
}

impl<'a> Context<'a> {
    /// What stands between the last white space and the caret.
    fn word(self) -> &'a str {
        let parts = |c: char| c.is_whitespace() || matches!(c, OBJECT | '«' | '»' | '"' | '(');
        self.before.rsplit(parts).next().unwrap_or("")
    }

    fn is_in_address(self) -> bool {
        let word = self.word();
        word.contains("://")
            || word.starts_with("www.")
            || word.contains('@')
            || (word.contains('/') && word.contains(|c: char| c.is_ascii_alphabetic()))
    }

    /// Whether the last letter is Arabic; the first one after the caret where there is none; the
    /// paragraph's direction where it has no letter at all.
    fn is_arabic(self) -> bool {
        let letter = |c: &char| c.is_alphabetic() && !letters::is_optional_mark(*c);
        let nearest = self.before.chars().rev().find(letter);
        match nearest.or_else(|| self.after.chars().find(letter)) {
            Some(c) => is_arabic(c),
            None => self.base == Direction::Rtl,
        }
    }

    /// « where something begins, » where something is open; the key's own sign after a number, for
    /// there it means inches, and where a Latin phrase is quoted inside a Latin phrase.
    fn quotation_mark(self, last: Option<char>) -> Option<char> {
        let begins = last.is_none_or(|c| {
            c.is_whitespace() || c == OBJECT || matches!(c, '(' | '[' | '{' | '«' | '-' | '–' | '—')
        });
        // Quotation marks that are the key's own are left to close each other.
        let has_open_straight_one = self.before.matches('"').count() % 2 == 1;
        let opened = self.before.matches('«').count();
        let is_open = opened > self.before.matches('»').count();
        let follows_digit = last.is_some_and(char::is_numeric);
        if has_open_straight_one {
            None
        } else if is_open && !begins {
            Some('»')
        } else if self.is_arabic() && !follows_digit {
            Some('«')
        } else {
            None
        }
    }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

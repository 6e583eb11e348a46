//! Names of hosts in their own letters, so that `xn--…`, percent-encoded and Arabic spellings of one
//! host are one (RFC 3492, RFC 5891). It must not know addresses.

use unicode_normalization::UnicodeNormalization;

/// The host in small letters of its own script; one that is not decodable stays as it is.
pub(super) fn readable(host: &str) -> String {
    let lower: String = host.nfkc().flat_map(char::to_lowercase).collect();
    // The three other signs that IDNA takes for a full stop.
    let labels = lower.split(['.', '\u{3002}', '\u{FF0E}', '\u{FF61}']);
    let labels: Vec<String> = labels
        .map(|label| {
            let decoded = label.strip_prefix("xn--").and_then(punycode);
            decoded.unwrap_or_else(|| label.to_owned())
        })
        .collect();
    labels.join(".").nfc().collect()
}

/// Longest label of a host, in bytes (RFC 1035, 2.3.4).
const LONGEST: usize = 63;

/// Decodes what follows `xn--` (RFC 3492, section 6.2).
fn punycode(text: &str) -> Option<String> {
    const BASE: u32 = 36;
    if text.len() > LONGEST {
        return None;
    }
    let (plain, coded) = text.rsplit_once('-').unwrap_or(("", text));
    let mut letters: Vec<char> = plain.chars().collect();
    let (mut code, mut bias, mut at) = (128_u32, 72_u32, 0_u32);
    let mut digits = coded.bytes().peekable();
    while digits.peek().is_some() {
        let before = at;
        let (mut weight, mut step) = (1_u32, BASE);
        loop {
            let digit = match digits.next()? {
                byte @ b'a'..=b'z' => u32::from(byte - b'a'),
                byte @ b'0'..=b'9' => u32::from(byte - b'0') + 26,
                _ => return None,
            };
            at = at.checked_add(digit.checked_mul(weight)?)?;
            let threshold = step.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            step += BASE;
        }
        let count = u32::try_from(letters.len()).ok()? + 1;
        bias = adapted(at - before, count, before == 0);
        code = code.checked_add(at / count)?;
        at %= count;
        letters.insert(usize::try_from(at).ok()?, char::from_u32(code)?);
        at += 1;
    }
    Some(letters.into_iter().collect())
}

/// The bias for the next letter (RFC 3492, section 6.1).
fn adapted(delta: u32, count: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut steps = 0;
    while delta > 455 {
        delta /= 35;
        steps += 36;
    }
    steps + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(host: &str, expected: &str) {
        assert_eq!(readable(host), expected, "{host}");
    }

    #[test]
    fn hosts_in_their_own_letters() {
        check("xn--wgbh1c", "مصر");
        // RFC 3492, section 7.1, (A): Arabic (Egyptian).
        check("xn--egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟");
        check("xn--bcher-kva.example", "bücher.example");
        check("XN--Bcher-KVA.Example", "bücher.example");
        check("موقع。مصر", "موقع.مصر");
        check("e.org", "e.org");
        check("xn--", "");
        check("xn--99999999", "xn--99999999");
        check("xn--é", "xn--é");
        check("", "");
    }

    proptest! {
        #[test]
        fn any_host_is_looked_at(host in any::<String>(), coded in "xn--[a-z0-9-]{0,70}") {
            readable(&host);
            readable(&coded);
        }
    }
}

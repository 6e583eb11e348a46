//! D35: a source older than where it stands: a post before its platform, a page before the web.
//!
//! Why: nearly always a mistyped century or decade. Source: the days beside each platform, on which
//! it opened to the public by its own account.
//! Fix: none; which digit is wrong only the source can tell.

use chrono::NaiveDate;

use super::super::typed::first_page;
use super::super::{Diagnostic, Severity};
use super::{DateFinding, Source};
use crate::article::{ReferenceDate, ReferenceKind};

/// Hosts, what they are called, and their first day.
type Platform = (&'static [&'static str], &'static str, (i32, u32, u32));

const PLATFORMS: [Platform; 11] = [
    // The first post.
    (&["twitter.com", "x.com"], "X (Twitter)", (2006, 3, 21)),
    // The first video.
    (&["youtube.com", "youtu.be"], "YouTube", (2005, 4, 23)),
    (&["facebook.com", "fb.com"], "Facebook", (2004, 2, 4)),
    (&["instagram.com"], "Instagram", (2010, 10, 6)),
    (&["t.me", "telegram.me"], "Telegram", (2013, 8, 14)),
    (&["tiktok.com"], "TikTok", (2016, 9, 20)),
    (&["threads.net", "threads.com"], "Threads", (2023, 7, 5)),
    (&["linkedin.com"], "LinkedIn", (2003, 5, 5)),
    (&["reddit.com"], "Reddit", (2005, 6, 23)),
    (&["soundcloud.com"], "SoundCloud", (2008, 10, 17)),
    (&["bsky.app"], "Bluesky", (2023, 2, 17)),
];

pub(super) fn check(source: &Source<'_>, found: &mut Vec<Diagnostic>) {
    let Some(published) = source.date(ReferenceDate::Published) else { return };
    let platform = platform(&source.reference.url);
    let web = matches!(source.reference.kind, ReferenceKind::Web | ReferenceKind::Social)
        .then(|| ("World Wide Web", first_page()));
    // A newspaper of 1950 has a page too, but a page that is only a page has not.
    if let Some((name, since)) = platform.or(web)
        && published.latest() < since
    {
        let finding = DateFinding::Platform { name, since, published };
        found.push(source.find_date(ReferenceDate::Published, Severity::Error, finding));
    }
}

fn platform(address: &str) -> Option<(&'static str, NaiveDate)> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    let (_, name, (year, month, day)) = PLATFORMS.iter().find(|(hosts, ..)| {
        hosts.iter().any(|known| {
            host == *known || host.strip_suffix(known).is_some_and(|rest| rest.ends_with('.'))
        })
    })?;
    Some((name, NaiveDate::from_ymd_opt(*year, *month, *day)?))
}

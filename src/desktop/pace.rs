//! When the next frame is due. Keys are answered at once; what comes faster than the screen shows,
//! and what egui asks for, waits for the screen's rhythm. It knows instants but no clock.
//!
//! There is never more than one frame ahead: whatever arrives before it is due is part of it, so a
//! burst of keys cannot pile frames up.

use std::time::{Duration, Instant};

/// The rhythm where the screen's is not known: 60 in a second.
const USUAL: Duration = Duration::from_micros(16_667);

/// When frames are drawn.
#[derive(Debug)]
pub(super) struct Pace {
    interval: Duration,
    last: Option<Instant>,
    due: Option<Instant>,
}

impl Default for Pace {
    fn default() -> Self {
        Self { interval: USUAL, last: None, due: None }
    }
}

impl Pace {
    /// Takes over the rhythm of the screen, in thousandths of frames a second.
    pub(super) fn set_rhythm(&mut self, millihertz: Option<u32>) {
        let interval =
            millihertz.map(|rate| Duration::from_secs(1000) / rate.clamp(24_000, 240_000));
        self.interval = interval.unwrap_or(USUAL);
    }

    /// Something happened that is to be seen at once.
    pub(super) fn at_once(&mut self, now: Instant) {
        self.sooner(now);
    }

    /// Something happened that comes in streams: pointer, wheel, release of keys.
    pub(super) fn soon(&mut self, now: Instant) {
        self.sooner(self.in_rhythm(now));
    }

    /// A frame is wanted at an instant, for the caret's blink or an animation.
    pub(super) fn request(&mut self, at: Instant) {
        self.sooner(self.in_rhythm(at));
    }

    /// A frame was begun. What was wanted before is part of it.
    pub(super) fn begun(&mut self, now: Instant) {
        self.last = Some(now);
        self.due = None;
    }

    /// Whether a frame is due.
    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.due.is_some_and(|due| due <= now)
    }

    /// When to wake up for the next frame.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due
    }

    fn in_rhythm(&self, at: Instant) -> Instant {
        self.last.map_or(at, |last| at.max(last + self.interval))
    }

    fn sooner(&mut self, at: Instant) {
        self.due = Some(self.due.map_or(at, |due| due.min(at)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pace with 100 frames a second, the instant of its last frame, and one later.
    fn pace() -> (Pace, Instant, impl Fn(u64) -> Instant) {
        let (mut pace, start) = (Pace::default(), Instant::now());
        pace.set_rhythm(Some(100_000));
        pace.begun(start);
        (pace, start, move |ms| start + Duration::from_millis(ms))
    }

    #[test]
    fn without_a_reason_there_is_no_frame() {
        let (pace, _, at) = pace();
        assert_eq!(pace.due(), None);
        assert!(!pace.is_due(at(100_000)));
    }

    #[test]
    fn a_key_is_answered_at_once_and_a_burst_is_one_frame() {
        let (mut pace, _, at) = pace();
        for _ in 0..50 {
            pace.at_once(at(3));
            pace.soon(at(3));
        }
        assert!(pace.is_due(at(3)));
        pace.begun(at(3));
        assert_eq!(pace.due(), None);
    }

    #[test]
    fn streams_keep_the_rhythm_of_the_screen() {
        let (mut pace, _, at) = pace();
        pace.soon(at(4));
        assert!(!pace.is_due(at(9)));
        assert_eq!(pace.due(), Some(at(10)));
        pace.begun(at(10));
        // After a pause the first is answered at once.
        pace.soon(at(50));
        assert!(pace.is_due(at(50)));
    }

    #[test]
    fn what_egui_asks_for_waits_but_a_key_does_not_wait_for_it() {
        let (mut pace, start, at) = pace();
        pace.request(start);
        assert_eq!(pace.due(), Some(at(10)));
        pace.request(at(530));
        assert_eq!(pace.due(), Some(at(10)));
        pace.at_once(at(2));
        assert_eq!(pace.due(), Some(at(2)));
        pace.begun(at(2));
        pace.request(at(530));
        assert_eq!(pace.due(), Some(at(530)));
    }

    #[test]
    fn odd_rhythms_are_kept_within_bounds() {
        for (rate, most) in [(None, 17), (Some(0), 42), (Some(1), 42), (Some(u32::MAX), 5)] {
            let (mut pace, start, at) = pace();
            pace.set_rhythm(rate);
            pace.request(start);
            assert!(pace.due().is_some_and(|due| start < due && due <= at(most)), "{rate:?}");
        }
    }
}

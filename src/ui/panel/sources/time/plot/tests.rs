//! Tests of the line of time: what can be told apart, what is left out, what lies over what.

use proptest::prelude::*;

use super::*;

const ROOM: Room = Room { width: 320.0, mark: 10.0, levels: 2, rtl: false };

fn event(date: &str) -> Event {
    let date = date.parse().unwrap();
    Event { reference: 0, which: ReferenceDate::Published, date, grade: None }
}

fn events(dates: &[&str]) -> Vec<Event> {
    dates.iter().map(|date| event(date)).collect()
}

fn drawn(dates: &[&str], article: &str, room: Room) -> Plot {
    plot(&events(dates), article.parse().ok(), room, |_| 50.0, |_| 40.0)
}

/// The gaps of these dates, in days.
#[track_caller]
fn check_gaps(dates: &[&str], expected: &[i64]) {
    let found = drawn(dates, "", ROOM);
    let gaps: Vec<i64> = found.gaps.iter().map(|gap| gap.days).collect();
    assert_eq!(gaps, expected, "{dates:?}");
}

#[test]
fn time_that_hides_the_rest_is_left_out() {
    check_gaps(&[], &[]);
    check_gaps(&["2022-09-13"], &[]);
    check_gaps(&["1990-01-01", "2022-09-13"], &[]);
    check_gaps(&["2022-09-10", "2022-09-11", "2022-09-13"], &[]);
    check_gaps(&["2022-09-01", "2022-09-04", "2022-09-05", "2022-09-12"], &[]);
    let week = ["2022-09-11", "2022-09-12", "2022-09-14", "2022-09-17"];
    check_gaps(&[&["1990-09-11"], &week[..]].concat(), &[11_688]);
    // Two dates long ago, nearly as far from one another as from the week.
    check_gaps(&[&["1970-01-01", "1996-01-01"], &week[..]].concat(), &[9496, 9750]);
    check_gaps(&[&week[..], &["2032-09-17"]].concat(), &[3653]);
}

#[test]
fn a_week_can_be_read_beside_a_date_of_long_ago() {
    let week = ["1990-09-11", "2022-09-11", "2022-09-12", "2022-09-13", "2022-09-17"];
    let found = drawn(&week, "2022-09-13", ROOM);
    let places: Vec<f32> = found.marks.iter().map(|mark| mark.x).collect();
    assert_eq!(places.len(), 5);
    for pair in places.windows(2) {
        assert!(pair[1] - pair[0] >= 30.0, "{places:?}");
    }
    assert_eq!(found.article, places.get(3).copied());
    let gap = found.gaps[0].x;
    assert!(places[0] < gap && gap < places[1]);
}

#[test]
fn time_runs_from_right_to_left_in_arabic() {
    let dates = ["1990-09-11", "2022-09-11", "2022-09-12", "2022-09-13"];
    let (ltr, rtl) = (
        drawn(&dates, "2022-09-12", ROOM),
        drawn(&dates, "2022-09-12", Room { rtl: true, ..ROOM }),
    );
    for (one, other) in ltr.marks.iter().zip(&rtl.marks) {
        assert_eq!(one.x, 320.0 - other.x);
        assert_eq!(one.events, other.events);
    }
    assert_eq!(ltr.gaps[0].x, 320.0 - rtl.gaps[0].x);
    assert_eq!(ltr.article.unwrap(), 320.0 - rtl.article.unwrap());
}

#[test]
fn what_has_no_room_stands_over_one_another() {
    let found = drawn(&["2022-09-13"; 2], "", ROOM);
    let levels: Vec<usize> = found.marks.iter().map(|mark| mark.level).collect();
    assert_eq!((levels, found.marks[0].x), (vec![0, 1], 160.0));
    let found = drawn(&["2022-09-13"; 9], "", ROOM);
    let counts: Vec<usize> = found.marks.iter().map(|mark| mark.events.len()).collect();
    assert_eq!(counts, [1, 8]);
}

#[test]
fn what_needs_looking_at_stands_out() {
    let mut all = events(&["2022-09-12", "2022-09-13", "2022-09-14", "2022-09-15", "2022"]);
    all[0].grade = Some(Severity::Error);
    let article = "2022-09-13".parse().ok();
    let found = plot(&all, article, ROOM, |_| 50.0, |_| 40.0);
    let outliers: Vec<usize> = found
        .marks
        .iter()
        .filter(|mark| mark.is_outlier)
        .flat_map(|it| it.events.clone())
        .collect();
    // A day later is allowed; a year may mean any of its days.
    assert_eq!(outliers, [0, 3]);
    let above: Vec<usize> = found
        .labels
        .iter()
        .filter(|label| label.side == Side::Above)
        .map(|label| found.marks[label.mark].events[0])
        .collect();
    assert_eq!(above, [0, 3]);
}

#[test]
fn a_year_stands_at_the_articles_day() {
    let found = drawn(&["2022", "2022-09", "2022-09-01"], "2022-09-13", ROOM);
    let at_the_day = found.marks.iter().filter(|mark| Some(mark.x) == found.article).count();
    assert_eq!(at_the_day, 2);
}

#[test]
fn the_mark_under_a_point_is_found() {
    let found = drawn(&["2022-09-01", "2022-09-13", "2022-09-13"], "", ROOM);
    let x = found.marks[1].x;
    assert_eq!(found.mark_at(x, 0.0, 12.0, 8.0), Some(1));
    assert_eq!(found.mark_at(x, 12.0, 12.0, 8.0), Some(2));
    assert_eq!(found.mark_at(x - 100.0, 0.0, 12.0, 8.0), None);
}

fn dates() -> impl Strategy<Value = Vec<Event>> {
    let grade = prop_oneof![4 => Just(None), 1 => Just(Some(Severity::Error))];
    let date = prop_oneof![
        (2022..2023_i32, 9..10_u8, 1..29_u8),
        (1..9999_i32, 1..13_u8, 1..29_u8),
        (1990..2030_i32, 1..13_u8, 1..29_u8),
    ];
    let date = (date, 0..6_u8, grade).prop_map(|((year, month, day), precision, grade)| {
        let date = match precision {
            0 => PartialDate::year(year),
            1 => PartialDate::month(year, month),
            _ => PartialDate::day(year, month, day),
        };
        Event { grade, date: date.unwrap(), ..event("2022") }
    });
    proptest::collection::vec(date, 0..60)
}

proptest! {
    #[test]
    fn every_date_has_one_place_on_the_line_and_no_label_lies_over_another(
        events in dates(),
        has_article in any::<bool>(),
        rtl in any::<bool>(),
        width in 40.0..600.0_f32,
    ) {
        let article = if has_article { "2022-09-13".parse().ok() } else { None };
        let room = Room { width, rtl, ..ROOM };
        let wide = |event: &Event| 30.0 + event.date.to_string().len() as f32;
        let found = plot(&events, article, room, wide, |_| 40.0);
        let mut shown: Vec<usize> = found.marks.iter().flat_map(|it| it.events.clone()).collect();
        shown.sort_unstable();
        prop_assert_eq!(shown, (0..events.len()).collect::<Vec<_>>());
        let inside = |x: f32| (0.0..=width + 0.01).contains(&x);
        prop_assert!(found.marks.iter().all(|mark| inside(mark.x) && mark.level < room.levels));
        prop_assert!(found.gaps.iter().all(|gap| inside(gap.x) && gap.days > 0));
        prop_assert!(found.article.is_none_or(inside));
        for (at, mark) in found.marks.iter().enumerate() {
            for other in found.marks.iter().skip(at + 1) {
                let apart = (mark.x - other.x).abs() >= room.mark - 0.01;
                prop_assert!(apart || mark.level != other.level);
            }
        }
        let box_of = |label: &Label| {
            let event = events[found.marks[label.mark].events[0]];
            let half = (30.0 + event.date.to_string().len() as f32) / 2.0;
            (label.x - half, label.x + half)
        };
        for (at, label) in found.labels.iter().enumerate() {
            let (left, right) = box_of(label);
            prop_assert!(left > -0.01 && right < width + 0.01);
            for other in found.labels.iter().skip(at + 1).filter(|it| it.side == label.side) {
                let (from, to) = box_of(other);
                prop_assert!(right < from || to < left);
            }
            for x in found.gaps.iter().filter_map(|gap| gap.label) {
                let beside = right < x - 20.0 || x + 20.0 < left;
                prop_assert!(label.side == Side::Above || beside);
            }
        }
    }
}

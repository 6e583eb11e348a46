//! Pictures of the window, each looked at when it was blessed (`TAHRIR_BLESS=1`): in Arabic, in
//! English, dark, with the form of a source that has a wrong date, and the time line.

use egui::{ColorImage, Rect, pos2, vec2};
use tahrir::article::{ReferenceDate, ReferenceText};
use tahrir::storage::settings::{InterfaceLanguage, Settings, ThemeChoice};
use tahrir::strings::ARABIC;
use tahrir::ui::action::{Action, Task};

use super::Newsroom;
use super::sources::several;
use crate::pictures::check;

fn window(language: InterfaceLanguage, theme: ThemeChoice) -> Newsroom {
    let settings = Settings { language, theme, ..Settings::default() };
    Newsroom::sized(several(), settings, vec2(1280.0, 800.0))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the picture")]
fn cut(picture: &ColorImage, area: Rect) -> ColorImage {
    let whole = |side: f32| side.max(0.0) as usize;
    let (left, top) = (whole(area.left()), whole(area.top()));
    let size = [whole(area.width()), whole(area.height())];
    let rows = picture.pixels.chunks(picture.size[0]).skip(top).take(size[1]);
    ColorImage::new(size, rows.flat_map(|row| row[left..left + size[0]].to_vec()).collect())
}

#[test]
fn the_window_in_arabic() {
    let mut newsroom = window(InterfaceLanguage::Arabic, ThemeChoice::Light);
    check("window-arabic", &newsroom.picture());
}

#[test]
fn the_window_in_english_is_mirrored() {
    let mut newsroom = window(InterfaceLanguage::English, ThemeChoice::Light);
    check("window-english", &newsroom.picture());
}

#[test]
fn the_window_at_night_with_its_problems() {
    let mut newsroom = window(InterfaceLanguage::Arabic, ThemeChoice::Dark);
    newsroom.ask(Action::Task(Task::ShowProblems));
    check("window-dark", &newsroom.picture());
}

#[test]
fn a_form_says_what_is_wrong_with_a_date() {
    let mut newsroom = window(InterfaceLanguage::Arabic, ThemeChoice::Light);
    newsroom.task(Task::NewReference);
    let form = &ARABIC.sources.form;
    let title = (form.text)(ReferenceText::Title);
    let published = (form.date)(ReferenceDate::Published);
    let accessed = (form.date)(ReferenceDate::Accessed);
    for (name, text) in [
        (title, "Xi leaves China for first time since pandemic"),
        (published, "30 فبراير 2022"),
        (accessed, "05/11/2021"),
    ] {
        newsroom.write(name, text);
    }
    let picture = newsroom.picture();
    check(
        "citation-form",
        &cut(&picture, Rect::from_center_size(pos2(640.0, 400.0), vec2(776.0, 720.0))),
    );
}

#[test]
fn the_time_line_shows_what_is_far_off() {
    let mut newsroom = window(InterfaceLanguage::Arabic, ThemeChoice::Light);
    let area = Rect::from_min_size(pos2(0.0, 96.0), vec2(372.0, 124.0));
    let picture = newsroom.picture();
    check("timeline", &cut(&picture, area));
}

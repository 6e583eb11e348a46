//! The citation manager: sources are listed, written, put right, cited and merged, by names that a
//! screen reader says.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tahrir::article::{
    Article, Field, Object, RefId, Reference, ReferenceDate, ReferenceKind, ReferenceText,
};
use tahrir::dates::DateField;
use tahrir::strings::ARABIC;
use tahrir::ui::action::{Action, Task};

use super::Newsroom;

fn source(id: &str, title: &str, site: &str, dates: [&str; 3]) -> Reference {
    let [published, accessed, archived] = dates.map(DateField::typed);
    Reference {
        id: RefId::new(id),
        kind: ReferenceKind::News,
        title: title.to_owned(),
        site: site.to_owned(),
        url: format!("https://example.org/{id}"),
        published,
        accessed,
        archived,
        ..Reference::default()
    }
}

/// The sample with four more sources: one of long ago, one with wrong dates, one without a day.
pub(crate) fn several() -> Article {
    let dateline = Field::Dateline(DateField::typed("13 سبتمبر 2022"));
    let xi = "Xi leaves China for first time since pandemic";
    let (article, refused) = super::sample().with(dateline).with_references(vec![
        source("reuters", xi, "Reuters", ["٢٥ سبتمبر ٢٠٢٢", "2022-09-14", ""]),
        source("tass", "أوشاكوڤ: القمة في موعدها", "وكالة تاس", ["2 سبتمبر 2022", "", ""]),
        source("old", "تاريخ شانغهاي", "دار الفكر", ["1990-03-01", "2022-09-12", "2022-09-12"]),
        source("bad", "قمة بلا يوم", "الشرق", ["05/11/2021", "", ""]),
    ]);
    assert_eq!(refused, []);
    article
}

impl Newsroom {
    /// Writes into the field of this name, in the place of what is in it.
    pub(crate) fn write(&mut self, name: &str, text: &str) {
        let field = self.harness.get_by_role_and_label(Role::TextInput, name);
        field.focus();
        self.rest();
        self.press(Modifiers::COMMAND, Key::A);
        self.press(Modifiers::NONE, Key::Backspace);
        self.type_text(text);
    }

    /// Clicks at the card of the source whose title has this in it.
    pub(crate) fn choose(&mut self, part: &str) {
        let items = self.harness.get_all_by_role(Role::ListItem);
        let name = |it: &egui_kittest::Node<'_>| it.accesskit_node().label().unwrap_or_default();
        let card = items.into_iter().find(|it| name(it).contains(part));
        card.expect("a card of this title").click();
        self.rest();
    }

    /// How often each source is cited in the text, by id.
    fn cited(&self) -> Vec<String> {
        let objects = self.article().body().iter().flat_map(|block| block.content().objects());
        let ids = objects.filter_map(|placed| match &placed.object {
            Object::Citation(it) => Some(it.references.iter().map(RefId::to_string)),
            Object::Raw(_) => None,
        });
        ids.flatten().collect()
    }

    fn cards(&self) -> usize {
        let items = self.harness.query_all_by_role(Role::ListItem);
        let name = |it: &egui_kittest::Node<'_>| it.accesskit_node().label().unwrap_or_default();
        items.filter(|it| name(it).contains("ذُكر م") || name(it).contains("لم يُذكر")).count()
    }

    fn titles(&self) -> Vec<&str> {
        self.article().references().iter().map(|it| it.title.as_str()).collect()
    }

    fn chosen(&self) -> Option<&str> {
        self.front().sources.chosen().map(RefId::as_str)
    }

    fn undo(&mut self) {
        self.ask(Action::Task(Task::Undo));
        self.rest();
    }
}

#[test]
fn a_bad_date_is_flagged_put_right_by_a_button_and_the_source_is_cited() {
    let mut newsroom = Newsroom::sample();
    let before = newsroom.article().clone();
    let form = &ARABIC.sources.form;
    newsroom.task(Task::NewReference);
    assert!(newsroom.front().sources.form.is_open());
    // The box for pasting has the focus.
    newsroom.type_text("https://www.reuters.com/world/2021/xi/");
    assert!(newsroom.shows(form.pasted_url) && newsroom.shows(form.no_duplicate));
    newsroom.write((form.text)(ReferenceText::Title), "قمة سمرقند");
    newsroom.write((form.date)(ReferenceDate::Published), "05/11/2021");
    assert!(newsroom.shows("يحتمل وجهين. أيهما؟"));
    newsroom.write((form.date)(ReferenceDate::Accessed), "31 يونيو 2022");
    assert!(newsroom.harness.query_all_by_label_contains("لا وجود لهذا التاريخ").next().is_some());
    newsroom.write((form.date)(ReferenceDate::Accessed), "");
    // It is saved as it is.
    newsroom.click(form.add);
    assert_eq!(
        newsroom.titles(),
        [before.references().at(0).unwrap().title.as_str(), "قمة سمرقند"]
    );
    assert!(newsroom.shows("تاريخ غير مفهوم"));
    assert_eq!(newsroom.cited(), ["independent-2022-09-13"]);

    newsroom.choose("قمة سمرقند");
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(newsroom.shows(form.edit));
    newsroom.click("الجمعة 5 نوفمبر");
    assert!(!newsroom.shows("يحتمل وجهين. أيهما؟"));
    newsroom.click(form.save_and_cite);
    let reference = newsroom.article().references().at(1).unwrap();
    assert_eq!(reference.published.as_typed(), "05/11/2021");
    assert_eq!(reference.published.understood(), "2021-11-05".parse().ok());
    assert!(!newsroom.shows("تاريخ غير مفهوم"));
    assert_eq!(newsroom.cited(), ["reuters", "independent-2022-09-13"]);

    newsroom.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(newsroom.cited(), ["independent-2022-09-13"]);
    newsroom.press(Modifiers::COMMAND, Key::Z);
    newsroom.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(newsroom.article(), &before);
}

#[test]
fn what_is_written_and_not_saved_is_there_again() {
    let mut newsroom = Newsroom::sample();
    let form = &ARABIC.sources.form;
    newsroom.task(Task::NewReference);
    newsroom.write((form.text)(ReferenceText::Title), "قمة");
    newsroom.press(Modifiers::NONE, Key::Escape);
    assert!(!newsroom.front().sources.form.is_open());
    newsroom.task(Task::NewReference);
    assert!(newsroom.shows(form.restored));
    newsroom.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(newsroom.titles().last(), Some(&"قمة"));
    assert_eq!(newsroom.cited().first().map(String::as_str), Some("قمة"));
    newsroom.task(Task::NewReference);
    assert!(!newsroom.shows(form.restored));
}

#[test]
fn a_source_that_is_there_is_cited_instead_of_a_second_one() {
    let url = "https://www.reuters.com/world/xi";
    let known = Reference { url: url.to_owned(), ..source("xi", "شي", "Reuters", [""; 3]) };
    let (article, _) = super::sample().with_references(vec![known]);
    let mut newsroom = Newsroom::new(article);
    newsroom.task(Task::NewReference);
    newsroom.type_text("http://reuters.com/world/xi/?utm_source=x");
    newsroom.click(ARABIC.sources.form.reuse);
    assert_eq!(newsroom.titles().len(), 2);
    assert_eq!(newsroom.cited(), ["xi", "independent-2022-09-13"]);
}

#[test]
fn the_list_is_walked_by_keys_searched_and_sorted() {
    let mut newsroom = Newsroom::new(several());
    newsroom.ask(Action::Task(Task::ShowSources));
    assert_eq!(newsroom.chosen(), Some("independent-2022-09-13"));
    newsroom.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(newsroom.chosen(), Some("reuters"));
    newsroom.press(Modifiers::NONE, Key::End);
    assert_eq!(newsroom.chosen(), Some("bad"));
    newsroom.press(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(newsroom.chosen(), Some("old"));
    newsroom.press(Modifiers::NONE, Key::Delete);
    assert_eq!(newsroom.titles().len(), 4);
    assert_eq!(newsroom.chosen(), Some("bad"));
    newsroom.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(newsroom.cited(), ["bad", "independent-2022-09-13"]);
    newsroom.undo();
    newsroom.undo();
    assert_eq!(newsroom.article(), &several());

    let words = ARABIC.sources;
    newsroom.write(words.search, "XI leaves");
    assert_eq!(newsroom.cards(), 1);
    newsroom.write(words.search, "لا شيء");
    assert!(newsroom.shows(words.none_found));
    newsroom.click(words.show_all);
    assert_eq!(newsroom.cards(), 5);
}

#[test]
fn a_problem_of_the_list_is_put_right_by_its_verb() {
    let mut newsroom = Newsroom::new(
        super::sample()
            .with_references(vec![source(
                "swapped",
                "قمة",
                "تاس",
                ["2022-09-13", "2022-09-01", ""],
            )])
            .0,
    );
    newsroom.choose("قمة، تاس");
    newsroom.click(&(ARABIC.fix)(&tahrir::checks::FixKind::SwapDates));
    let reference = newsroom.article().references().at(1).unwrap();
    assert_eq!(reference.published.as_typed(), "2022-09-01");
}

#[test]
fn a_problem_is_left_with_a_reason() {
    let mut newsroom = Newsroom::new(several());
    newsroom.choose("قمة بلا يوم");
    newsroom.click(ARABIC.problems.ignore);
    newsroom.type_text("هكذا في المصدر");
    newsroom.press(Modifiers::NONE, Key::Enter);
    let reasons = newsroom.article().ignored().iter().map(|it| it.reason.as_str());
    assert_eq!(reasons.collect::<Vec<_>>(), ["هكذا في المصدر"]);
    assert!(!newsroom.shows("تاريخ غير مفهوم"));
    newsroom.undo();
    assert_eq!(newsroom.article(), &several());
}

#[test]
fn several_sources_are_pasted_and_added_at_once() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::NewReference);
    let entry =
        |name: &str| format!("@book{{{name},\n title = {{{name}}},\n year = {{2020}}\n}}\n");
    let text = entry("one") + &entry("two") + &entry("three");
    newsroom.harness.event(egui::Event::Paste(text));
    newsroom.rest();
    newsroom.click(ARABIC.sources.form.add_others);
    assert_eq!(newsroom.titles().get(1..), Some(&["one", "two", "three"][..]));
    newsroom.undo();
    assert_eq!(newsroom.titles().len(), 1);
}

#[test]
fn who_cites_a_pasted_source_keeps_the_others_that_came_with_it() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::NewReference);
    let entry = |name: &str| format!("@book{{{name},\n title = {{{name}}}\n}}\n");
    newsroom.harness.event(egui::Event::Paste(entry("one") + &entry("two")));
    newsroom.rest();
    newsroom.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(newsroom.titles().get(1..), Some(&["one", "two"][..]));
    assert_eq!(newsroom.cited().len(), 2);
    newsroom.undo();
    assert_eq!((newsroom.titles().len(), newsroom.cited().len()), (1, 1));
}

#[test]
fn two_sources_become_one_by_keys() {
    let mut newsroom = Newsroom::new(several());
    newsroom.ask(Action::Task(Task::ShowSources));
    newsroom.press(Modifiers::SHIFT, Key::F10);
    newsroom.click(ARABIC.sources.merge);
    assert!(newsroom.harness.query_all_by_label_contains(ARABIC.sources.merging).next().is_some());
    newsroom.choose("Xi leaves");
    assert_eq!(newsroom.titles().len(), 4);
    assert_eq!(newsroom.chosen(), Some("independent-2022-09-13"));
    newsroom.undo();
    assert_eq!(newsroom.article(), &several());
}

#[test]
fn a_card_that_is_dragged_into_the_text_is_cited_there() {
    let mut newsroom = Newsroom::new(several());
    let items = newsroom.harness.get_all_by_role(Role::ListItem);
    let name = |it: &egui_kittest::Node<'_>| it.accesskit_node().label().unwrap_or_default();
    let card = items.into_iter().find(|it| name(it).contains("القمة في موعدها")).unwrap();
    let at = card.rect().left_top() + egui::vec2(20.0, 12.0);
    let to = egui::pos2(720.0, 560.0);
    newsroom.harness.hover_at(at);
    newsroom.harness.drag_at(at);
    newsroom.rest();
    for step in [0.1, 0.4, 0.8, 1.0] {
        newsroom.harness.hover_at(at + (to - at) * step);
        newsroom.rest();
    }
    newsroom.harness.drop_at(to);
    newsroom.rest();
    let cited = newsroom.cited();
    assert_eq!((cited.len(), cited.contains(&"tass".to_owned())), (2, true));
    newsroom.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(newsroom.article(), &several());
}

#[test]
fn of_two_thousand_sources_those_in_sight_are_drawn() {
    let many = (0..2000).map(|at| {
        let title = format!("{} قمة رقم {at}", "خبر طويل عن ".repeat(at % 5));
        source(&format!("s-{at}"), &title, "رويترز", ["2022-09-13", "", ""])
    });
    let (article, _) = super::sample().with_references(many.collect());
    let mut newsroom = Newsroom::new(article);
    newsroom.ask(Action::Task(Task::ShowSources));
    assert!((4..20).contains(&newsroom.cards()));
    newsroom.press(Modifiers::NONE, Key::End);
    assert_eq!(newsroom.chosen(), Some("s-1999"));
    assert!((3..20).contains(&newsroom.cards()));
    let items = newsroom.harness.get_all_by_role(Role::ListItem);
    let name = |it: &egui_kittest::Node<'_>| it.accesskit_node().label().unwrap_or_default();
    let last = items.into_iter().find(|it| name(it).contains("قمة رقم 1999")).unwrap();
    assert!(last.rect().bottom() <= 900.0, "it is in sight: {:?}", last.rect());
}

#[test]
fn the_line_of_time_leads_to_its_source() {
    let mut newsroom = Newsroom::new(several());
    let mark = "نُشر \u{2068}الخميس 1 مارس 1990";
    newsroom.harness.get_by_label_contains(mark).click();
    newsroom.rest();
    assert_eq!(newsroom.chosen(), Some("old"));
}

#[test]
fn no_letter_of_the_manager_is_left_to_egui() {
    let mut newsroom = Newsroom::new(several());
    newsroom.choose("Xi leaves");
    newsroom.task(Task::NewReference);
    newsroom.click(ARABIC.sources.form.more_fields);
    assert_eq!(newsroom.app().words().expect("it has begun").strays(), Vec::<String>::new());
}

//! The text as assistive technology reads it, without a window: what the widget tells goes through
//! the reader that the platforms' adapters use, and what that reader asks for comes back as events.
//! It proves point 42 of the checklist; `tests/system/accessibility_test.py` proves it again with a
//! real client.

use accesskit_consumer::{FilterResult, NodeRef, Tree, TreeChangeHandler};
use egui::accesskit::{
    Action, ActionData, ActionRequest, NodeId, Role, TextDirection, TextSelection, TreeId,
    TreeUpdate,
};
use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, vec2};
use tahrir::article::{
    Block, BlockKind, Body, Citation, Field, HeadingLevel, Mark, Object, Position, RefId, RichText,
    Target,
};
use tahrir::editor::{Editor, Selection};
use tahrir::text::Span;
use tahrir::ui::canvas::{self, Canvas, Lines, Scene, TextEngine};
use tahrir::ui::theme::Theme;

/// A writer with a screen reader.
struct Reader {
    context: Context,
    engine: TextEngine,
    canvas: Canvas,
    editor: Editor,
    time: f64,
    size: egui::Vec2,
    tree: Option<Tree>,
    /// Nodes that came, changed and went in the last frame.
    changes: Changes,
}

#[derive(Default)]
struct Changes {
    added: usize,
    updated: usize,
    removed: usize,
}

impl TreeChangeHandler for Changes {
    fn node_added(&mut self, _node: &NodeRef<'_>) {
        self.added += 1;
    }

    fn node_updated(&mut self, _old: &NodeRef<'_>, _new: &NodeRef<'_>) {
        self.updated += 1;
    }

    fn focus_moved(&mut self, _old: Option<&NodeRef<'_>>, _new: Option<&NodeRef<'_>>) {}

    fn node_removed(&mut self, _node: &NodeRef<'_>) {
        self.removed += 1;
    }
}

impl Reader {
    fn new(texts: &[&str]) -> Self {
        Self::with(Body::new(texts.iter().map(|text| Block::paragraph(text))))
    }

    fn with(body: Body) -> Self {
        let mut reader = Self {
            context: Context::default(),
            engine: TextEngine::default(),
            canvas: Canvas::default(),
            editor: Editor::new(super::desk::article(body).with(Field::Language("ar".to_owned()))),
            time: 0.0,
            size: vec2(600.0, 400.0),
            tree: None,
            changes: Changes::default(),
        };
        reader.context.enable_accesskit();
        reader.frame(&[], Modifiers::NONE);
        reader.context.memory_mut(|memory| memory.request_focus(egui::Id::unique("canvas")));
        reader.frame(&[], Modifiers::NONE);
        reader
    }

    fn frame(&mut self, events: &[Event], modifiers: Modifiers) {
        let update = self.update(events, modifiers).expect("something listens");
        self.changes = Changes::default();
        match &mut self.tree {
            Some(tree) => tree.update_and_process_changes(update, &mut self.changes),
            None => self.tree = Some(Tree::new(update, true)),
        }
    }

    fn update(&mut self, events: &[Event], modifiers: Modifiers) -> Option<TreeUpdate> {
        self.time += 0.1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.time),
            events: [&[Event::ModifiersChanged(modifiers)], events].concat(),
            focused: true,
            ..RawInput::default()
        };
        let (canvas, editor, engine) = (&mut self.canvas, &mut self.editor, &mut self.engine);
        let time = self.time;
        let mut output = self.context.run_ui(input, |ui| {
            for action in canvas::actions(events, modifiers) {
                canvas.run(action, editor, engine, time);
            }
            canvas.show(ui, editor, engine, &Scene::new(&Theme::LIGHT));
        });
        // Nobody paints here.
        output.textures_delta.clear();
        output.platform_output.accesskit_update.take()
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) {
        let event =
            Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers };
        self.frame(&[event], modifiers);
    }

    fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.frame(&[Event::Text(c.to_string())], Modifiers::NONE);
        }
    }

    fn ask(&mut self, action: Action, data: Option<ActionData>) {
        self.ask_of(canvas_id(), action, data);
    }

    fn ask_of(&mut self, target_node: NodeId, action: Action, data: Option<ActionData>) {
        let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node, data };
        self.frame(&[Event::AccessKitActionRequest(request)], Modifiers::NONE);
    }

    /// Asks for a selection between two places, counted in characters of Unicode.
    fn ask_selection(&mut self, anchor: usize, focus: usize) {
        let at = |index| {
            self.field().text_position_from_global_usv_index(index).expect("in the text").to_raw()
        };
        let selection = TextSelection { anchor: at(anchor), focus: at(focus) };
        self.ask(Action::SetTextSelection, Some(ActionData::SetTextSelection(selection)));
    }

    fn field(&self) -> NodeRef<'_> {
        let state = self.tree.as_ref().expect("a tree").state();
        let found = state.node_by_tree_local_id(canvas_id(), TreeId::ROOT);
        found.expect("the text has a node")
    }

    fn runs(&self) -> Vec<NodeRef<'_>> {
        fn runs(node: NodeRef<'_>) -> Vec<NodeRef<'_>> {
            match node.role() {
                Role::TextRun => vec![node],
                _ => node.children().flat_map(runs).collect(),
            }
        }
        runs(self.field())
    }

    fn text(&self) -> String {
        self.field().document_range().text()
    }

    fn written(&self) -> String {
        let body = self.editor.article().body();
        body.iter().map(Block::text).collect::<Vec<_>>().join("\n")
    }

    fn caret(&self) -> usize {
        self.field().text_selection_focus().expect("a caret").to_global_usv_index()
    }

    fn selected(&self) -> String {
        self.field().text_selection().expect("a selection").text()
    }

    /// The place of the caret in the article, in characters from its start.
    fn head(&self) -> usize {
        let head = self.editor.selection().head;
        let body = self.editor.article().body();
        let before = body.iter().take(head.block).map(|it| it.text().chars().count() + 1);
        let inside = body.block(head.block).unwrap().text();
        before.sum::<usize>() + inside.get(..head.offset).unwrap().chars().count()
    }

    /// The left and right edge of each character of the text.
    fn edges(&self) -> Vec<(f64, f64)> {
        let field = self.field();
        let mut edges = Vec::new();
        let mut at = field.document_start();
        while !at.is_document_end() {
            let mut range = at.to_degenerate_range();
            range.set_end(at.forward_to_character_end());
            let boxes = range.bounding_boxes();
            assert_eq!(boxes.len(), 1, "{:?} is laid out", range.text());
            edges.push((boxes[0].x0, boxes[0].x1));
            at = at.forward_to_character_start();
        }
        edges
    }

    fn words(&self) -> Vec<String> {
        let field = self.field();
        let mut words = Vec::new();
        let mut at = field.document_start();
        while !at.is_document_end() {
            let mut range = at.to_degenerate_range();
            range.set_end(at.forward_to_word_end());
            words.push(range.text());
            at = at.forward_to_word_start();
        }
        words
    }
}

fn canvas_id() -> NodeId {
    egui::Id::unique("canvas").accesskit_id()
}

const AWKWARD: [&str; 7] = [
    "قال Putin في 13 سبتمبر (G20) إن https://e.org/a «لا».",
    "",
    "مُحَمَّد لا إله 👨\u{200D}👩 e\u{301}",
    "ضمن \u{2067}في Rome \u{2066}قمة\u{2069} اليوم\u{2069} 2022-09-13.",
    "Kremlin قال 50% من",
    "١٢٣ ثم 123",
    "",
];

#[test]
fn point_42_the_text_that_is_told_is_the_text_that_was_written() {
    let mut reader = Reader::new(&AWKWARD);
    assert_eq!(reader.text(), reader.written());
    reader.press(Key::End, Modifiers::CTRL);
    reader.type_text("قال Putin");
    reader.press(Key::Enter, Modifiers::NONE);
    reader.type_text("نعم");
    assert_eq!(reader.text(), reader.written());
    assert!(reader.text().ends_with("قال Putin\nنعم"));
    for _ in 0..30 {
        reader.press(Key::Backspace, Modifiers::NONE);
        assert_eq!(reader.text(), reader.written());
        assert_eq!(reader.caret(), reader.head());
    }
}

#[test]
fn point_42_caret_and_selection_are_told_where_they_are() {
    let mut reader = Reader::new(&AWKWARD);
    let mut passed = 0;
    for _ in 0..200 {
        let before = reader.head();
        reader.press(Key::ArrowLeft, Modifiers::NONE);
        assert_eq!(reader.caret(), reader.head(), "{:?}", reader.editor.selection());
        passed += usize::from(before != reader.head());
    }
    assert!(passed > 100, "{passed}");
    // Every selection between two places that keys can reach.
    let places: Vec<Position> = AWKWARD
        .iter()
        .enumerate()
        .flat_map(|(block, text)| {
            let offsets = (0..=text.len()).filter(|at| tahrir::text::is_boundary(text, *at));
            offsets.step_by(5).map(move |offset| Position { block, offset })
        })
        .collect();
    let written = reader.written();
    for (number, anchor) in places.iter().enumerate() {
        let head = places[(number * 7) % places.len()];
        reader.editor.select(Selection { anchor: *anchor, head });
        reader.frame(&[], Modifiers::NONE);
        let at = |position: &Position| {
            let before = AWKWARD.iter().take(position.block).map(|text| text.len() + 1);
            before.sum::<usize>() + position.offset
        };
        let (from, to) = (at(anchor).min(at(&head)), at(anchor).max(at(&head)));
        assert_eq!(Some(reader.selected().as_str()), written.get(from..to));
        assert_eq!(reader.caret(), written.get(..at(&head)).unwrap().chars().count());
    }
}

#[test]
fn point_42_every_run_has_one_direction_and_its_characters_go_that_way() {
    let reader = Reader::new(&AWKWARD);
    let mut seen = [0, 0];
    for run in reader.runs() {
        let rtl = run.text_direction() == Some(TextDirection::RightToLeft);
        seen[usize::from(rtl)] += 1;
        let data = run.data();
        let value = data.value().unwrap();
        let latin = value.chars().any(|c| c.is_ascii_alphanumeric());
        let arabic = value.chars().any(|c| ('\u{620}'..='\u{64A}').contains(&c));
        assert!(!(latin && arabic), "{value:?} goes one way");
        assert!(!latin || !rtl, "{value:?}");
        assert!(!arabic || rtl, "{value:?}");
        let positions = data.character_positions().unwrap();
        let widths = data.character_widths().unwrap();
        assert_eq!(positions.len(), data.character_lengths().len());
        assert_eq!(positions.len(), widths.len());
        for (at, pair) in positions.windows(2).enumerate() {
            assert!((pair[1] - pair[0] - widths[at]).abs() < 0.1, "{value:?} {positions:?}");
        }
        let area = run.bounding_box().unwrap();
        let wide: f32 = widths.iter().sum();
        assert!((area.width() - f64::from(wide)).abs() < 0.1, "{value:?} {area:?} {wide}");
    }
    assert!(seen[0] > 5 && seen[1] > 5, "{seen:?}");
}

#[test]
fn point_42_arabic_characters_lie_from_right_to_left_and_as_the_caret_is_drawn() {
    let mut reader = Reader::new(&["قال Putin اليوم"]);
    let edges = reader.edges();
    let arabic = [0, 1, 2, 3, 9, 10, 11, 12, 13, 14];
    for pair in arabic.windows(2) {
        assert!(edges[pair[1]].1 <= edges[pair[0]].0 + 0.1, "{edges:?}");
    }
    for pair in edges[4..9].windows(2) {
        assert!(pair[0].1 <= pair[1].0 + 0.1, "{edges:?}");
    }
    // Where it is told that the first letter begins, there the caret stands.
    let drawn = reader.canvas.caret_area().unwrap();
    assert!((f64::from(drawn.left()) - edges[0].1).abs() < 1.0, "{drawn:?} {edges:?}");
    for (_, right) in &edges[1..=3] {
        reader.press(Key::ArrowLeft, Modifiers::NONE);
        let drawn = reader.canvas.caret_area().unwrap();
        assert!((f64::from(drawn.left()) - right).abs() < 1.0, "{right} {drawn:?}");
    }
}

#[test]
fn point_42_scrolling_moves_what_is_told_along() {
    let long = "قال الرئيس الروسي Putin إن القمة مهمة. ".repeat(12);
    let mut reader = Reader::new(&[long.as_str(); 12]);
    let top = |reader: &Reader| reader.runs()[0].bounding_box().map(|area| area.y0);
    let before = top(&reader).unwrap();
    for _ in 0..20 {
        reader.press(Key::ArrowDown, Modifiers::NONE);
    }
    assert!(top(&reader).unwrap() < before - 100.0);
    let caret = reader.canvas.caret_area().unwrap();
    let told = reader.field().text_selection().unwrap().bounding_boxes()[0];
    assert!((f64::from(caret.center().y) - (told.y0 + told.y1) / 2.0).abs() < 12.0);
    assert!((f64::from(caret.left()) - told.x0).abs() < 2.0, "{caret:?} {told:?}");
}

#[test]
fn point_42_lines_words_and_paragraphs_are_where_the_writer_sees_them() {
    let long = "قال الرئيس الروسي Putin إن القمة مهمة جدا. ".repeat(4);
    let reader = Reader::new(&[&long, "ثم قال"]);
    let field = reader.field();
    let lines: Vec<String> =
        (0..20).map_while(|at| Some(field.line_range_from_index(at)?.text())).collect();
    assert_eq!(lines.concat(), reader.written());
    assert!(lines.len() > 3, "{lines:?}");
    // Behind the last line the reader answers with an empty one.
    assert_eq!(lines[lines.len() - 2..], ["ثم قال", ""]);
    let short = Reader::new(&["قال G20 وبوتن،", "لا"]);
    assert_eq!(short.words(), ["قال ", "G20 ", "وبوتن،\n", "لا"]);
    let field = short.field();
    let second = field.document_start().forward_to_paragraph_start();
    assert_eq!(second.to_global_usv_index(), "قال G20 وبوتن،\n".chars().count());
}

#[test]
fn point_42_a_citation_is_read_as_its_number() {
    let mut content = RichText::plain("قال Putin");
    for name in ["wam", "reuters", "wam"] {
        let references = vec![RefId::new(name)];
        content.push_object(Object::Citation(Citation { references }));
    }
    content.push_text(" اليوم");
    let block = Block::new(BlockKind::Paragraph, content);
    let mut reader = Reader::with(Body::new([block]));
    assert_eq!(reader.text(), "قال Putin[1][2][1] اليوم");
    // One press of an arrow passes the whole chip.
    reader.ask_selection(9, 9);
    assert_eq!(reader.editor.selection().head.offset, 12);
    reader.press(Key::ArrowLeft, Modifiers::SHIFT);
    assert_eq!(reader.selected(), "[1]");
    // Inside of it no caret can stand.
    reader.ask_selection(10, 10);
    assert_eq!((reader.caret(), reader.editor.selection().head.offset), (9, 12));
}

#[test]
fn point_42_what_is_bold_italic_or_linked_is_told() {
    let content = RichText::plain("قال Putin في سمرقند اليوم")
        .with_mark(Span::new(0, 12), Mark::Bold)
        .with_mark(Span::new(7, 12), Mark::Italic)
        .with_mark(Span::new(18, 30), Mark::Link(Target::Page("سمرقند".to_owned())));
    let mut reader = Reader::with(Body::new([Block::new(BlockKind::Paragraph, content)]));
    let looks = |reader: &Reader| {
        let field = reader.field();
        let mut looks = Vec::new();
        let mut at = field.document_start();
        while !at.is_document_end() {
            let mut range = at.to_degenerate_range();
            range.set_end(at.forward_to_format_end());
            let bold = at.font_weight() == Some(700.0);
            looks.push((range.text(), bold, at.is_italic(), at.underline().is_some()));
            at = at.forward_to_format_start();
        }
        looks
    };
    // AccessKit takes a change from upright to italic for no change of the look.
    let expected = [
        ("قال Putin".to_owned(), true, false, false),
        (" في ".to_owned(), false, false, false),
        ("سمرقند".to_owned(), false, false, true),
        (" اليوم".to_owned(), false, false, false),
    ];
    assert_eq!(looks(&reader), expected);
    let italic: Vec<String> = reader
        .runs()
        .iter()
        .filter(|run| run.is_italic())
        .map(|run| run.data().value().unwrap().to_owned())
        .collect();
    assert_eq!(italic, ["Putin"]);
    reader.ask_selection(13, 19);
    reader.press(Key::B, Modifiers::COMMAND);
    assert!(looks(&reader)[2].1, "{:?}", looks(&reader));
}

#[test]
fn point_42_a_client_sets_the_caret_and_the_selection() {
    let mut reader = Reader::new(&AWKWARD);
    let text = reader.text();
    for index in 0..=text.chars().count() {
        reader.ask_selection(index, index);
        assert_eq!(reader.caret(), reader.head());
        let field = reader.field();
        let found = field.text_position_from_global_usv_index(index).unwrap();
        assert_eq!(reader.caret(), found.to_global_usv_index());
    }
    reader.ask_selection(4, 9);
    assert_eq!(reader.selected(), "Putin");
    reader.press(Key::Delete, Modifiers::NONE);
    assert!(reader.written().starts_with("قال  في 13"));
}

#[test]
fn point_42_a_client_changes_the_text_and_the_writer_takes_it_back() {
    let mut reader = Reader::new(&["قال Putin اليوم", "ثم سكت"]);
    let before = reader.written();
    reader.ask_selection(4, 9);
    let with = Some(ActionData::Value("شي".into()));
    reader.ask(Action::ReplaceSelectedText, with);
    assert_eq!(reader.text(), "قال شي اليوم\nثم سكت");
    reader.press(Key::Z, Modifiers::COMMAND);
    assert_eq!((reader.written(), reader.text()), (before.clone(), before.clone()));
    let whole = Some(ActionData::Value("قال شي اليوم\nثم خرج\nوسكت".into()));
    reader.ask(Action::SetValue, whole);
    assert_eq!(reader.text(), "قال شي اليوم\nثم خرج\nوسكت");
    assert_eq!(reader.text(), reader.written());
    reader.press(Key::Z, Modifiers::COMMAND);
    assert_eq!(reader.written(), before);
    // What is the same already is no step.
    reader.ask(Action::SetValue, Some(ActionData::Value(before.as_str().into())));
    assert!(!reader.editor.can_undo());
    reader.ask(Action::SetValue, Some(ActionData::Value("قال اليوم\nثم سكت".into())));
    assert_eq!(reader.written(), "قال اليوم\nثم سكت");
}

#[test]
fn point_42_a_value_set_by_a_client_keeps_the_citations_around_it() {
    let mut content = RichText::plain("قال");
    content.push_object(Object::Citation(Citation { references: vec![RefId::new("wam")] }));
    content.push_text(" اليوم");
    let mut reader = Reader::with(Body::new([Block::new(BlockKind::Paragraph, content)]));
    reader.ask(Action::SetValue, Some(ActionData::Value("قال[1] أمس".into())));
    assert_eq!(reader.written(), "قال\u{FFFC} أمس");
    assert_eq!(reader.text(), "قال[1] أمس");
}

#[test]
fn point_42_the_field_says_what_it_is() {
    let mut reader = Reader::new(&["قال"]);
    let said = |reader: &Reader| (reader.field().role(), reader.field().label().unwrap());
    assert_eq!(said(&reader), (Role::MultilineTextInput, "نص المقالة".to_owned()));
    assert_eq!(reader.field().language(), Some("ar"));
    assert!(reader.field().is_focused());
    assert_eq!(reader.field().text_direction(), Some(TextDirection::RightToLeft));
    let english = tahrir::strings::ENGLISH.article_text;
    reader.canvas.name_for_access(english, Lines::One);
    reader.frame(&[], Modifiers::NONE);
    assert_eq!(said(&reader), (Role::TextInput, "Article text".to_owned()));
}

#[test]
fn point_42_headings_and_quotations_are_objects_of_their_own_and_part_of_the_text() {
    let heading = Block::new(
        BlockKind::Heading(HeadingLevel::new(2).unwrap()),
        RichText::plain("القمة في سمرقند"),
    );
    let quotation = BlockKind::Quotation { attribution: "بوتن".to_owned() };
    let quotation = Block::new(quotation, RichText::plain("لا"));
    let mut reader = Reader::with(Body::new([heading, Block::paragraph("قال"), quotation]));
    assert_eq!(reader.text(), "القمة في سمرقند\nقال\nلا");
    let filter = accesskit_consumer::common_filter;
    let told: Vec<(Role, Option<String>)> = reader
        .field()
        .filtered_children(filter)
        .map(|node| (node.role(), node.label().or(node.data().description().map(str::to_owned))))
        .collect();
    let heading = (Role::Heading, Some("القمة في سمرقند".to_owned()));
    assert_eq!(told, [heading, (Role::Blockquote, Some("بوتن".to_owned()))]);
    // A letter taken away behind a caret that stays is a change of the field too.
    let revision = |reader: &Reader| reader.field().data().class_name().unwrap().to_owned();
    let before = revision(&reader);
    reader.press(Key::Delete, Modifiers::NONE);
    assert_eq!((reader.caret(), reader.text()), (0, "لقمة في سمرقند\nقال\nلا".to_owned()));
    assert_ne!(revision(&reader), before);
}

#[test]
fn point_42_typing_changes_the_nodes_of_one_paragraph_and_replaces_none() {
    let texts: Vec<String> = (0..40).map(|n| format!("{n} قال الرئيس إن القمة مهمة.")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut reader = Reader::new(&texts);
    reader.press(Key::ArrowDown, Modifiers::NONE);
    reader.press(Key::ArrowDown, Modifiers::NONE);
    reader.type_text("سلام");
    assert!(reader.changes.updated > 0);
    assert!(reader.changes.updated < 8, "{}", reader.changes.updated);
    assert_eq!((reader.changes.added, reader.changes.removed), (0, 0));
    reader.press(Key::Enter, Modifiers::NONE);
    assert!(reader.changes.added < 8, "{}", reader.changes.added);
}

#[test]
fn point_42_a_client_scrolls_a_paragraph_into_sight_and_the_caret_stays() {
    let texts: Vec<String> = (0..60).map(|n| format!("{n} قال الرئيس إن القمة مهمة.")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut reader = Reader::new(&texts);
    let height = f64::from(reader.size.y);
    let fiftieth = |reader: &Reader| {
        let runs = reader.runs();
        let run = runs.iter().find(|run| run.data().value().unwrap().starts_with("50")).unwrap();
        (run.locate().0, run.bounding_box().map(|area| (area.y0, area.y1)))
    };
    let (run, area) = fiftieth(&reader);
    assert!(area.is_none_or(|(top, _)| top > height));
    reader.ask_of(run, Action::ScrollIntoView, None);
    let (_, area) = fiftieth(&reader);
    let (top, bottom) = area.expect("it is laid out now");
    assert!(top >= 0.0 && bottom <= height, "{top} {bottom}");
    assert_eq!(reader.head(), 0);
}

#[test]
fn point_42_nothing_is_told_while_nothing_listens_and_all_of_it_when_something_does() {
    let mut reader = Reader::new(&AWKWARD);
    reader.context.disable_accesskit();
    assert!(reader.update(&[], Modifiers::NONE).is_none());
    reader.editor.select(Selection::caret(Position { block: 3, offset: 0 }));
    reader.context.enable_accesskit();
    let update = reader.update(&[], Modifiers::NONE).unwrap();
    reader.tree = Some(Tree::new(update, true));
    assert_eq!(reader.text(), reader.written());
    assert_eq!(reader.caret(), reader.head());
}

#[test]
fn point_42_whatever_keys_and_clients_do_the_text_and_the_caret_are_told() {
    let mut reader = Reader::new(&AWKWARD);
    let mut state = 42_u32;
    let mut chance = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 8).unwrap() % below
    };
    let keys = [
        Key::Enter,
        Key::Backspace,
        Key::Delete,
        Key::ArrowLeft,
        Key::ArrowRight,
        Key::ArrowUp,
        Key::ArrowDown,
        Key::Home,
        Key::End,
    ];
    let modifiers = [Modifiers::NONE, Modifiers::NONE, Modifiers::SHIFT, Modifiers::CTRL];
    let letters = ["س", "P", "3", " ", "\u{64E}", "«", "\u{2067}", "لا"];
    for step in 0..400 {
        match chance(8) {
            0..=2 => reader.press(keys[chance(keys.len())], modifiers[chance(modifiers.len())]),
            3 | 4 => reader.type_text(letters[chance(letters.len())]),
            5 => {
                let key = if chance(3) == 0 { Key::Y } else { Key::Z };
                reader.press(key, Modifiers::COMMAND);
            }
            6 => {
                let len = reader.text().chars().count() + 1;
                reader.ask_selection(chance(len), chance(len));
            }
            _ => {
                let text = reader.text();
                let from = chance(text.chars().count() + 1);
                let head: String = text.chars().take(from).collect();
                let tail: String = text.chars().skip(from + chance(3)).collect();
                let value = format!("{head}{}{tail}", ["قال", "", "\n"][chance(3)]);
                reader.ask(Action::SetValue, Some(ActionData::Value(value.into())));
            }
        }
        assert_eq!(reader.text(), reader.written(), "step {step}");
        assert_eq!(reader.caret(), reader.head(), "step {step}");
    }
    assert!(reader.editor.revision() > 100);
}

#[test]
fn odd_texts_are_told_and_walked_without_a_panic() {
    let marks = format!("ب{}", "\u{64E}".repeat(10_000));
    let words = "قال Putin 13 ".repeat(300);
    let texts = ["", &marks, "\u{2067}\u{2067}\u{202E}قال", "😀\u{10FFFD}\u{E000}", &words, ""];
    for size in [vec2(0.0, 0.0), vec2(30.0, 2000.0), vec2(900.0, 20.0)] {
        let mut reader = Reader::new(&texts);
        reader.size = size;
        reader.frame(&[], Modifiers::NONE);
        assert_eq!(reader.text(), reader.written());
        for key in [Key::ArrowDown, Key::End, Key::ArrowLeft, Key::PageDown, Key::Backspace] {
            reader.press(key, Modifiers::NONE);
            assert_eq!(reader.text(), reader.written());
        }
    }
    let empty = Reader::with(Body::new([]));
    assert_eq!((empty.text(), empty.caret()), (String::new(), 0));
}

#[test]
fn a_giant_text_is_told_around_the_caret() {
    let texts: Vec<String> =
        (0..4_000).map(|n| format!("{n} قال الرئيس الروسي. ").repeat(9)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut reader = Reader::new(&texts);
    let written = reader.written();
    assert!(written.starts_with(&reader.text()) && reader.text().len() < 52_000);
    reader.press(Key::End, Modifiers::CTRL);
    assert!(written.ends_with(&reader.text()));
    assert_eq!(reader.caret(), reader.text().chars().count());
    reader.type_text("نعم");
    assert!(reader.text().ends_with("نعم"));
    reader.press(Key::Home, Modifiers::CTRL);
    assert_eq!(reader.caret(), 0);
    // A selection that goes beyond is told up to the edge.
    reader.press(Key::A, Modifiers::COMMAND);
    assert!(reader.selected().len() > 20_000);
}

#[test]
fn a_giant_paragraph_is_told_around_the_caret() {
    let giant = "قال الرئيس Putin. ".repeat(2_000);
    let mut reader = Reader::new(&[&giant]);
    let told = reader.text();
    assert!(told.len() < 52_000 && giant.starts_with(&told), "{}", told.len());
    reader.press(Key::End, Modifiers::CTRL);
    reader.type_text("س");
    let told = reader.text();
    assert!(told.len() < 52_000 && reader.written().ends_with(&told), "{}", told.len());
    assert!(told.ends_with('س'));
    assert_eq!(reader.caret(), told.chars().count());
}

#[test]
fn nodes_of_the_text_are_hidden_from_nobody() {
    let reader = Reader::new(&["قال"]);
    let filter = accesskit_consumer::common_filter;
    assert_eq!(filter(&reader.field()), FilterResult::Include);
}

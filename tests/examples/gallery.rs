//! All small parts of the window on one page, to be looked at:
//! `cargo run --example gallery -- [--english] [--dark | --contrast] [--sheet] [--picture FILE]`.
//! With a file, what a window would show is written there as PNG, and no window opens.

use std::fs::File;
use std::io::BufWriter;

use egui::{
    Color32, Context, Frame, Id, Margin, RawInput, Rect, ScrollArea, Ui, ViewportBuilder, vec2,
};
use tahrir::desktop::raster::{self, Raster};
use tahrir::desktop::{self, Presenter, View};
use tahrir::strings::Language;
use tahrir::ui::Cx;
use tahrir::ui::icon::Icon;
use tahrir::ui::theme::Theme;
use tahrir::ui::widget::{
    Banner, Card, Empty, Press, Sheet, Side, Splitter, Tab, Tabs, Toasts, Tone, ToolButton,
    badge_ui, progress_ui,
};
use tahrir::ui::words::Words;

const WIDTH: f32 = 1000.0;
const HEIGHT: f32 = 1100.0;

struct Gallery {
    words: Option<Words>,
    language: Language,
    theme: Theme,
    tab: usize,
    width: f32,
    sheet: bool,
    toasts: Toasts,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|it| it == flag);
    let language = if has("--english") { Language::English } else { Language::Arabic };
    let theme = match () {
        () if has("--dark") => Theme::DARK,
        () if has("--contrast") => Theme::HIGH_CONTRAST,
        () => Theme::LIGHT,
    };
    let (tab, width, sheet) = (0, 280.0, has("--sheet"));
    let mut toasts = Toasts::default();
    toasts.say(say(language, "حُفظت المسودة.", "The draft was saved."), Tone::Good);
    let mut gallery = Gallery { words: None, language, theme, tab, width, sheet, toasts };
    let picture = arguments.iter().position(|it| it == "--picture");
    if let Some(file) = picture.and_then(|at| arguments.get(at + 1)) {
        return gallery.picture(file);
    }
    let options = ViewportBuilder::default().with_title("gallery").with_inner_size([WIDTH, HEIGHT]);
    desktop::run(&options, Presenter::from_environment(), &mut gallery)?;
    Ok(())
}

fn say(language: Language, arabic: &'static str, english: &'static str) -> &'static str {
    if language == Language::Arabic { arabic } else { english }
}

impl View for Gallery {
    fn begin(&mut self, context: &Context) {
        self.theme.apply(context);
        self.words = Some(Words::new(context, self.language));
    }

    fn ground(&self) -> Color32 {
        self.theme.panel
    }

    fn ui(&mut self, ui: &mut Ui) {
        let Some(words) = self.words.clone() else { return };
        let theme = self.theme;
        let cx = Cx { words: &words, strings: self.language.strings(), theme: &theme };
        let frame = Frame::new().fill(theme.panel).inner_margin(Margin::same(16));
        frame.show(ui, |ui| {
            ScrollArea::vertical().show(ui, |ui| {
                ui.with_layout(words.column(), |ui| self.all_ui(ui, cx));
            });
        });
        self.toasts.show(ui, cx);
        if self.sheet {
            self.sheet_ui(ui.ctx(), cx);
        }
    }
}

impl Gallery {
    fn all_ui(&mut self, ui: &mut Ui, cx: Cx<'_>) {
        let say = |arabic, english| say(self.language, arabic, english);
        cx.words.row_ui(ui, |ui| {
            Press::new(say("تصدير إلى المعرفة", "Export to Marefa")).primary().show(ui, cx);
            Press::new(say("معاينة", "Preview")).icon(Icon::Eye).show(ui, cx);
            Press::new(say("أمر", "Command")).keys("Ctrl Shift P").show(ui, cx);
            Press::new(say("بلا إطار", "Quiet")).quiet().show(ui, cx);
            Press::new(say("افصل", "Split")).verb().show(ui, cx);
            ui.add_enabled_ui(false, |ui| {
                Press::new(say("لا يُستطاع", "Disabled")).show(ui, cx);
                Press::new(say("لا يُستطاع", "Disabled")).primary().show(ui, cx);
            });
            Press::new(say("احذف المصدر", "Delete source"))
                .tone(Tone::Error)
                .icon(Icon::Delete)
                .show(ui, cx);
            let long = say("عنوان طويل جداً لا يتسع له الزر", "A label too long for its button");
            Press::new(long).room(140.0).show(ui, cx);
        });
        cx.words.row_ui(ui, |ui| {
            ToolButton::new(Icon::Undo, say("تراجع", "Undo")).show(ui, cx);
            ToolButton::new(Icon::Bold, say("عريض", "Bold")).on(true).show(ui, cx);
            ToolButton::new(Icon::StartPanel, say("الكيانات", "Entities")).on(false).show(ui, cx);
            for (text, tone) in [
                (say("1", "1"), Tone::Accent),
                (say("بلا تاريخ وصول", "no access date"), Tone::Warn),
                (say("تاريخان متعارضان", "dates disagree"), Tone::Error),
                (say("محفوظ", "saved"), Tone::Good),
                (say("مسودة", "draft"), Tone::Plain),
            ] {
                badge_ui(ui, cx, text, tone);
            }
        });
        let tabs = [
            Tab::new(0, say("المصادر", "Sources")).count(3),
            Tab::new(1, say("التدقيق", "Problems")).count(6).tone(Tone::Error),
            Tab::new(2, say("المخطط", "Outline")),
        ];
        let name = say("لوحات", "Panels");
        if let Some(tab) = (Tabs { name, tabs: &tabs, chosen: self.tab }).show(ui, cx) {
            self.tab = tab;
        }
        let sentence = say(
            "اطُّلع على المصدر قبل نشره بأحد عشر يومًا، والرابط يحمل \u{2066}/2022/09/12/\u{2069}.",
            "The source was accessed eleven days before it was published; its address has /2022/09/12/.",
        );
        let verbs = [
            say("اجعل النشر 12 سبتمبر 2022", "Publish on 12 September 2022"),
            say("تجاهل مع سبب", "Ignore with a reason"),
        ];
        for (tone, text) in [
            (
                Tone::Accent,
                say("هذه المسودة كتبها إصدار أحدث.", "A newer version wrote this draft."),
            ),
            (Tone::Warn, say("كلمتان ملتصقتان.", "Two words stuck together.")),
            (Tone::Error, sentence),
        ] {
            let _ = Banner { tone, text, verbs: &verbs, closes: true }.show(ui, cx);
        }
        cx.words.row_ui(ui, |ui| {
            ui.allocate_ui(vec2(300.0, 90.0), |ui| {
                let title = say("أوشاكوڤ: القمة في موعدها", "Xi leaves China for first time");
                let _ = Card { name: title, chosen: true }.show(ui, cx, |ui| {
                    ui.label(cx.words.label(title).bold());
                    cx.words.row_ui(ui, |ui| {
                        badge_ui(ui, cx, "2", Tone::Accent);
                        ui.label(cx.words.label("Reuters").small().coloured(cx.theme.soft));
                    });
                });
            });
            ui.allocate_ui(vec2(300.0, 90.0), |ui| {
                let _ = Card { name: "Kremlin", chosen: false }.show(ui, cx, |ui| {
                    ui.label(cx.words.label("Kremlin hails importance of meeting").bold());
                    ui.label(cx.words.label("2022-09-13").small().coloured(cx.theme.faint));
                });
            });
        });
        progress_ui(ui, cx, say("يُقرأ الملف", "Reading"), Some(0.4));
        progress_ui(ui, cx, say("يُبحث", "Searching"), None);
        self.icons_ui(ui, cx);
        ui.allocate_ui(vec2(ui.available_width(), 200.0), |ui| {
            let whole = ui.max_rect();
            let left = if cx.words.is_rtl() { whole.right() - self.width } else { whole.left() };
            let panel = Rect::from_min_size(egui::pos2(left, whole.top()), vec2(self.width, 200.0));
            let split = Splitter {
                name,
                side: Side::Start,
                panel,
                least: 200.0,
                usual: 280.0,
                most: 500.0,
            };
            let _ = split.show(ui, cx, Id::unique("split"), &mut self.width);
            let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(panel));
            let _ = Empty {
                icon: Icon::Source,
                title: say("لا مصادر بعد", "No sources yet"),
                sentence: say(
                    "ما يُستشهد به في المقالة يوضع هنا. الصق رابطًا أو أضف مصدرًا.",
                    "What the article cites belongs here. Paste a link, or add a source.",
                ),
                verb: Some(say("أضف مصدرًا", "Add a source")),
            }
            .show(&mut inside, cx);
            ui.allocate_rect(panel, egui::Sense::hover());
        });
        if Press::new(say("افتح حوارًا", "Open a dialog")).show(ui, cx).clicked() {
            self.sheet = true;
        }
    }

    fn icons_ui(&self, ui: &mut Ui, cx: Cx<'_>) {
        cx.words.rows_ui(ui, |ui| {
            for icon in Icon::ALL {
                let (_, area) = ui.allocate_space(vec2(24.0, 24.0));
                icon.draw(ui.painter(), area.center(), cx.theme.ink);
            }
            for icon in Icon::ALL.iter().take(20) {
                let (_, area) = ui.allocate_space(vec2(24.0, 24.0));
                icon.draw_sized(ui.painter(), area.center(), 20.0, cx.theme.accent);
            }
        });
    }

    fn sheet_ui(&mut self, context: &Context, cx: Cx<'_>) {
        let say = |arabic, english| say(self.language, arabic, english);
        let title = say("تصدير فيه أخطاء", "Export with errors");
        let shown = Sheet { id: Id::unique("sheet"), title, width: 520.0 }.show(context, cx, |ui| {
            let text = say("في المقالة خطآن. صحّحهما، أو صدّر مع سبب يُسجَّل.", "The article has two errors. Correct them, or export with a reason that is recorded.");
            ui.label(cx.words.label(text).wrapped(ui.available_width()));
            ui.add_space(16.0);
            cx.words.row_ui(ui, |ui| {
                let done = Press::new(say("صحّح", "Correct")).primary().show(ui, cx).clicked();
                done | Press::new(say("صدّر مع سبب", "Export with a reason")).show(ui, cx).clicked()
            })
            .inner
        });
        if shown.inner {
            Sheet::leave(context, Id::unique("sheet"));
        }
        self.sheet = !shown.closed && !shown.inner;
    }

    fn picture(&mut self, file: &str) -> Result<(), Box<dyn std::error::Error>> {
        let context = Context::default();
        self.begin(&context);
        let mut picture = Raster::new(self.ground());
        for frame in 0..4 {
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, vec2(WIDTH, HEIGHT))),
                time: Some(f64::from(frame) * 0.1),
                focused: true,
                ..RawInput::default()
            };
            let output = context.run_ui(input, |ui| self.ui(ui));
            let egui::FullOutput { mut textures_delta, shapes, pixels_per_point, .. } = output;
            let primitives = context.tessellate(shapes, pixels_per_point);
            let (primitives, textures) = (&primitives, &mut textures_delta);
            let size = [1000, 1100];
            picture.draw(raster::Frame { size, pixels_per_point, textures, primitives });
        }
        let picture = picture.picture();
        let file = BufWriter::new(File::create(file)?);
        let mut encoder = png::Encoder::new(file, 1000, 1100);
        encoder.set_color(png::ColorType::Rgb);
        let bytes: Vec<u8> =
            picture.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
        encoder.write_header()?.write_image_data(&bytes)?;
        Ok(())
    }
}

//! How much memory an article takes: `cargo bench --bench memory`.

#![allow(clippy::print_stdout)] // a bench says what it measured

mod sample;

use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

fn main() {
    // The test harness may ask a bench to list what it would run.
    if std::env::args().any(|argument| argument == "--list") {
        return;
    }
    for megabytes in [1, 5] {
        let before = ALLOCATOR.current_usage();
        let article = sample::article(megabytes * 1_000_000, megabytes * 200);
        let used = ALLOCATOR.current_usage() - before;
        let text = article.body().text_len();
        let ratio = (used as f64) / (text as f64);
        println!("article of {text} bytes of text: {used} bytes, {ratio:.2} times (limit 4)");
        let copy = article.body().clone();
        let shared = ALLOCATOR.current_usage() - before - used;
        println!("  a clone of its {} blocks: {shared} bytes more", copy.len());
    }
    #[cfg(feature = "gui")]
    shown::measure(sample::article(5_000_000, 1_000));
}

/// What the editing widget adds.
#[cfg(feature = "gui")]
mod shown {
    use egui::{Context, Pos2, RawInput, Rect, vec2};
    use tahrir::article::Article;
    use tahrir::editor::Editor;
    use tahrir::ui::canvas::{Canvas, Scene, TextEngine};
    use tahrir::ui::theme::Theme;

    /// Says what the process holds after the first frame and when all heights are known.
    pub(crate) fn measure(article: Article) {
        let before = super::ALLOCATOR.current_usage();
        let context = Context::default();
        let (mut canvas, mut engine) = (Canvas::default(), TextEngine::default());
        let mut editor = Editor::new(article);
        let mut frames = 0;
        loop {
            frames += 1;
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1000.0, 900.0))),
                time: Some(f64::from(frames) / 60.0),
                ..RawInput::default()
            };
            let mut output = context.run_ui(input, |ui| {
                canvas.show(ui, &mut editor, &mut engine, &Scene::new(&Theme::LIGHT));
            });
            output.textures_delta.clear();
            let waits = output.viewport_output.values().all(|it| !it.repaint_delay.is_zero());
            let ends = waits && frames > 2;
            if frames == 1 || ends {
                let used = super::ALLOCATOR.current_usage() - before;
                let all = super::ALLOCATOR.current_usage();
                println!(
                    "5 MB shown, frame {frames}: {used} bytes more, {all} in all (limit 150 MB)"
                );
            }
            if ends {
                break;
            }
        }
        println!("  at most at once: {} bytes", super::ALLOCATOR.peak_usage());
        if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
            for line in
                status.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM"))
            {
                println!("  {line}");
            }
        }
    }
}

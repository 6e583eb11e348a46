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
}

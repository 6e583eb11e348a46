//! The program: hands the process's arguments, streams and clock to the library.

use std::io;
use std::process::ExitCode;

use tahrir::cli::{self, Environment, Outcome, Streams};
use tahrir::strings::Language;

fn main() -> ExitCode {
    let environment =
        Environment { language: language(), today: chrono::Local::now().date_naive() };
    let mut streams = Streams {
        input: &mut io::stdin().lock(),
        output: &mut io::stdout().lock(),
        errors: &mut io::stderr().lock(),
    };
    match cli::run(std::env::args_os().skip(1), &environment, &mut streams) {
        Outcome::Exit(code) => ExitCode::from(code),
        Outcome::Window(_, language) => {
            // The window is not built yet; say so rather than end without a word.
            let _ = io::Write::write_all(
                &mut streams.errors,
                format!("{}\n", language.strings().no_window).as_bytes(),
            );
            ExitCode::from(2)
        }
    }
}

/// What the locale asks for: the first of these variables that is set and not empty decides
/// (POSIX, Base Definitions, 8.2).
fn language() -> Option<Language> {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set = variables.iter().filter_map(std::env::var_os).find(|value| !value.is_empty())?;
    Language::from_tag(&set.to_string_lossy())
}

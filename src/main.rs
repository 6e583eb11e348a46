//! The program: hands the process's arguments, streams and clock to the library.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use tahrir::cli::{self, Environment, Outcome, Streams};
use tahrir::strings::Language;

fn main() -> ExitCode {
    let environment =
        Environment { language: language(), today: chrono::Local::now().date_naive() };
    let outcome = {
        let mut streams = Streams {
            input: &mut io::stdin().lock(),
            output: &mut io::stdout().lock(),
            errors: &mut io::stderr().lock(),
        };
        cli::run(std::env::args_os().skip(1), &environment, &mut streams)
        // Nobody holds the streams any more: threads of the window may have something to say.
    };
    match outcome {
        Outcome::Exit(code) => ExitCode::from(code),
        Outcome::Window(file, language) => window(file, language),
    }
}

/// One line on standard error. Where nobody listens, nobody needs to be told.
fn say(sentence: &str) {
    let _ = io::Write::write_all(&mut io::stderr(), format!("{sentence}\n").as_bytes());
}

/// Opens the window, or hands the file to the one that is open.
#[cfg(feature = "gui")]
fn window(file: Option<PathBuf>, language: Language) -> ExitCode {
    use tahrir::desktop::instance::{self, Start};
    use tahrir::desktop::{Places, Presenter, app};

    let words = language.strings().world;
    let places = Places::of_user();
    let instance = match places.as_ref().map(|places| instance::start(places, file.as_deref())) {
        Some(Start::HandedOver) => {
            say(words.handed_over);
            return ExitCode::SUCCESS;
        }
        Some(Start::First(instance)) => Some(instance),
        Some(Start::Alone) | None => None,
    };
    match app::open(places, instance, file, language, Presenter::from_environment()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&(language.strings().error)(&(words.no_display)(&error.to_string())));
            ExitCode::from(2)
        }
    }
}

/// Says that this build has no window.
#[cfg(not(feature = "gui"))]
fn window(_file: Option<PathBuf>, language: Language) -> ExitCode {
    say(language.strings().no_window);
    ExitCode::from(2)
}

/// What the locale asks for: the first of these variables that is set and not empty decides
/// (POSIX, Base Definitions, 8.2).
fn language() -> Option<Language> {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set = variables.iter().filter_map(std::env::var_os).find(|value| !value.is_empty())?;
    Language::from_tag(&set.to_string_lossy())
}

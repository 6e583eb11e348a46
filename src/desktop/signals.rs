//! When the system asks the program to end: what is written is kept first, and then it ends, in any
//! case within a second. It knows signals, no window.

#[cfg(unix)]
use std::time::Duration;

/// Longer than this an end does not take, whatever the window is busy with. What was written more
/// than two seconds before has its copy.
#[cfg(unix)]
const LONGEST: Duration = Duration::from_millis(900);

/// Calls once when the system wants an end. A second signal, or a window that does not answer, ends
/// the process at once.
#[cfg(unix)]
pub(super) fn listen(ending: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use signal_hook::iterator::Signals;

    // A file that may not grow is an error of a write then, and no end.
    signal_hook::flag::register(SIGXFSZ, std::sync::Arc::default())?;
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP])?;
    std::thread::spawn(move || {
        if signals.forever().next().is_none() {
            return;
        }
        std::thread::spawn(|| {
            std::thread::sleep(LONGEST);
            std::process::exit(0);
        });
        ending();
        if signals.forever().next().is_some() {
            std::process::exit(0);
        }
    });
    Ok(())
}

/// Elsewhere the window system tells the window itself.
#[cfg(not(unix))]
pub(super) fn listen(_ending: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    Ok(())
}

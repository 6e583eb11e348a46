//! Whether a GPU or the processor draws. It knows where systems show their GPUs, no window.

use std::ffi::OsStr;
use std::fs;

/// Set to `cpu` or `gpu`, it decides who draws. Anything else counts as not set.
pub const PRESENTER_VARIABLE: &str = "TAHRIR_PRESENTER";

/// Who brings the picture to the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presenter {
    /// The processor: only what changed, in [`super::raster`].
    Cpu,
    /// The GPU: whole pictures, by eframe and OpenGL.
    Gpu,
}

impl Presenter {
    /// What the environment asks for; otherwise the GPU, if there is one.
    pub fn from_environment() -> Self {
        Self::chosen(std::env::var_os(PRESENTER_VARIABLE).as_deref(), has_gpu)
    }

    fn chosen(wish: Option<&OsStr>, has_gpu: impl FnOnce() -> bool) -> Self {
        match wish.and_then(OsStr::to_str) {
            Some("cpu") => Self::Cpu,
            Some("gpu") => Self::Gpu,
            _ if has_gpu() => Self::Gpu,
            _ => Self::Cpu,
        }
    }
}

/// On Linux, a GPU that can draw shows as a render node which we may open: without one, OpenGL is
/// emulated. Windows and macOS are taken to have one; where OpenGL fails, the processor draws.
fn has_gpu() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let Ok(nodes) = fs::read_dir("/dev/dri") else { return false };
    nodes.flatten().any(|node| {
        let is_node = node.file_name().to_str().is_some_and(|name| name.starts_with("renderD"));
        is_node && fs::OpenOptions::new().read(true).write(true).open(node.path()).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wish: Option<&str>, has_gpu: bool, chosen: Presenter) {
        assert_eq!(Presenter::chosen(wish.map(OsStr::new), || has_gpu), chosen, "{wish:?}");
    }

    #[test]
    fn the_environment_decides_and_else_the_hardware() {
        check(Some("cpu"), true, Presenter::Cpu);
        check(Some("gpu"), false, Presenter::Gpu);
        for wish in [None, Some(""), Some("CPU"), Some("تحرير")] {
            check(wish, true, Presenter::Gpu);
            check(wish, false, Presenter::Cpu);
        }
    }
}

//! Pixels onto a window, through memory shared with the window system. It knows which parts of
//! which buffer are old, nothing of what is drawn.

use std::collections::VecDeque;
use std::num::NonZeroU32;
use std::sync::Arc;

use softbuffer::{Rect, SoftBufferError};
use winit::event_loop::OwnedDisplayHandle;
use winit::window::Window;

use super::raster::{Area, Raster};

/// Buffers older than so many frames are filled anew.
const REMEMBERED: usize = 3;

/// The surface of a window.
pub(super) struct Screen {
    surface: softbuffer::Surface<OwnedDisplayHandle, Arc<Window>>,
    /// What changed in the frames shown before, the latest first.
    history: VecDeque<Vec<Area>>,
    size: [u32; 2],
}

impl Screen {
    pub(super) fn new(
        display: OwnedDisplayHandle,
        window: Arc<Window>,
    ) -> Result<Self, SoftBufferError> {
        let context = softbuffer::Context::new(display)?;
        let surface = softbuffer::Surface::new(&context, window)?;
        Ok(Self { surface, history: VecDeque::new(), size: [0, 0] })
    }

    /// Shows what changed in a picture: nothing if nothing did.
    pub(super) fn show(
        &mut self,
        raster: &Raster,
        changed: &[Area],
    ) -> Result<(), SoftBufferError> {
        let [Some(width), Some(height)] = raster.size().map(NonZeroU32::new) else {
            return Ok(());
        };
        if changed.is_empty() {
            return Ok(());
        }
        let is_resized = self.size != raster.size();
        if is_resized {
            self.surface.resize(width, height)?;
            self.size = raster.size();
            self.history.clear();
        }
        let mut buffer = self.surface.buffer_mut()?;
        let age = if is_resized { 0 } else { usize::from(buffer.age()) };
        let whole = [whole(raster)];
        let missed = self.history.iter().take(age.saturating_sub(1));
        if age == 0 || age > self.history.len() + 1 {
            copy(raster, &whole, &mut buffer);
        } else {
            missed.for_each(|areas| copy(raster, areas, &mut buffer));
            copy(raster, changed, &mut buffer);
        }
        let shown = if is_resized { &whole } else { changed };
        let damage: Vec<Rect> = shown.iter().filter_map(damage).collect();
        buffer.present_with_damage(&damage)?;
        self.history.push_front(shown.to_vec());
        self.history.truncate(REMEMBERED);
        Ok(())
    }
}

/// All of a picture.
pub(super) fn whole(raster: &Raster) -> Area {
    let [right, bottom] = raster.size().map(|side| i32::try_from(side).unwrap_or(0));
    Area::new(0, 0, right, bottom)
}

fn copy(raster: &Raster, areas: &[Area], buffer: &mut [u32]) {
    let width = usize::try_from(raster.size().first().copied().unwrap_or(0)).unwrap_or(0);
    for area in areas {
        let from = usize::try_from(area.left).unwrap_or(0);
        let top = usize::try_from(area.top).unwrap_or(0);
        let rows = buffer.chunks_exact_mut(width.max(1)).skip(top);
        for (row, source) in rows.zip(raster.rows(*area)) {
            if let Some(row) = row.get_mut(from..from + source.len()) {
                row.copy_from_slice(source);
            }
        }
    }
}

fn damage(area: &Area) -> Option<Rect> {
    let side = |length: usize| NonZeroU32::new(u32::try_from(length).ok()?);
    Some(Rect {
        x: u32::try_from(area.left).ok()?,
        y: u32::try_from(area.top).ok()?,
        width: side(area.width())?,
        height: side(area.height())?,
    })
}

//! The window under eframe: a GPU draws. It knows nothing of our own drawing.

use std::cell::Cell;

use eframe::UserEvent;
use egui::ViewportBuilder;
use winit::event_loop::EventLoop;
use winit::platform::run_on_demand::EventLoopExtRunOnDemand as _;

use super::{Error, View};

/// A view as eframe wants it.
struct App<'a, V: View>(&'a mut V);

impl<V: View> eframe::App for App<'_, V> {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.0.ground().to_normalized_gamma_f32()
    }
}

/// Shows the window until it is closed. False if OpenGL cannot be had, so that nothing was shown:
/// eframe keeps its errors to itself, but it asks for the view only when OpenGL is ready.
pub(super) fn run<V: View>(
    events: &mut EventLoop<UserEvent>,
    window: &ViewportBuilder,
    view: &mut V,
) -> Result<bool, Error> {
    let options = eframe::NativeOptions { viewport: window.clone(), ..Default::default() };
    let name = window.app_id.as_deref().or(window.title.as_deref()).unwrap_or_default().to_owned();
    let shown = Cell::new(false);
    let create: eframe::AppCreator<'_> = Box::new(|creation| {
        shown.set(true);
        view.begin(&creation.egui_ctx);
        Ok(Box::new(App(view)))
    });
    let mut app = eframe::create_native(&name, options, create, events);
    events.run_app_on_demand(&mut app).map_err(Error::EventLoop)?;
    drop(app);
    Ok(shown.get())
}

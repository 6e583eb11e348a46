//! The window where the processor draws: winit's events into egui, egui's picture through
//! [`super::raster`] onto the screen. It decides nothing about what is seen.
//!
//! All events that have arrived are taken before a frame is begun, and a frame shows only what
//! changed; one that changed nothing shows nothing. So egui's second look after every event, and
//! the release of a key, cost a pass but no picture.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use eframe::UserEvent;
use egui::{
    Context, FullOutput, ViewportBuilder, ViewportCommand, ViewportEvent, ViewportId, ViewportInfo,
};
use egui_winit::{ActionRequested, accesskit_winit};
use winit::application::ApplicationHandler;
use winit::event::{ElementState, WindowEvent};
use winit::event_loop::{ActiveEventLoop, ControlFlow, EventLoop, EventLoopProxy};
use winit::platform::run_on_demand::EventLoopExtRunOnDemand as _;
use winit::raw_window_handle::{HasWindowHandle as _, RawWindowHandle};
use winit::window::{Window, WindowId};

use super::pace::Pace;
use super::raster::{Frame, Raster};
use super::screen::{Screen, whole};
use super::{Error, View};

/// The largest side of a texture that egui may make.
const MOST_TEXELS: usize = 8192;
/// A frame that the window system has not called for after this time is drawn all the same: what is
/// not seen at all, behind another window, say, must still be kept.
const LATE: Duration = Duration::from_millis(400);
/// So far apart are frames that nobody sees.
const UNSEEN: Duration = Duration::from_millis(400);
/// Longer waits than this are no waits for a frame.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);

/// Shows the window until it is closed.
pub(super) fn run(
    events: &mut EventLoop<UserEvent>,
    window: &ViewportBuilder,
    view: &mut dyn View,
) -> Result<(), Error> {
    let context = Context::default();
    // Windows inside of the window: there is one surface.
    context.set_embed_viewports(true);
    let in_pass = Arc::new(AtomicBool::new(false));
    call_when_asked_for_a_frame(&context, events.create_proxy(), Arc::clone(&in_pass));
    view.begin(&context);
    let mut host = Host {
        view,
        window: window.clone(),
        context,
        in_pass,
        proxy: events.create_proxy(),
        open: None,
        pace: Pace::default(),
        error: None,
    };
    events.run_app_on_demand(&mut host).map_err(Error::EventLoop)?;
    host.error.map_or(Ok(()), Err)
}

/// Wakes the loop when somebody outside of a frame wants one. What is asked for in a frame, by the
/// thread that draws, is told by its outcome.
fn call_when_asked_for_a_frame(
    context: &Context,
    proxy: EventLoopProxy<UserEvent>,
    in_pass: Arc<AtomicBool>,
) {
    let drawing = std::thread::current().id();
    context.set_request_repaint_callback(move |asked| {
        if in_pass.load(Ordering::Relaxed) && std::thread::current().id() == drawing {
            return;
        }
        let event = UserEvent::RequestRepaint {
            viewport_id: asked.viewport_id,
            when: Instant::now() + asked.delay.min(LONGEST_WAIT),
            cumulative_pass_nr: asked.current_cumulative_pass_nr,
        };
        // If the loop is gone, so is the window.
        let _ = proxy.send_event(event);
    });
}

struct Host<'a> {
    view: &'a mut dyn View,
    window: ViewportBuilder,
    context: Context,
    in_pass: Arc<AtomicBool>,
    proxy: EventLoopProxy<UserEvent>,
    open: Option<Open>,
    pace: Pace,
    error: Option<Error>,
}

/// A window that is open.
struct Open {
    window: Arc<Window>,
    state: egui_winit::State,
    info: ViewportInfo,
    /// Whether what `info` says has to be asked for anew.
    is_info_old: bool,
    raster: Raster,
    screen: Screen,
    size: [u32; 2],
    is_hidden: bool,
    is_shown: bool,
    /// Whether the window system tells when a frame may be drawn, and since when it is asked to.
    is_told_when: bool,
    asked: Option<Instant>,
    /// Whether all of the window has to be shown again.
    is_spoiled: bool,
}

/// A window that is no larger than the screen it comes onto.
fn within_monitor(window: ViewportBuilder, events: &ActiveEventLoop) -> ViewportBuilder {
    let monitor = events.primary_monitor().or_else(|| events.available_monitors().next());
    let (Some(size), Some(monitor)) = (window.inner_size, monitor) else { return window };
    let screen = monitor.size().to_logical::<f32>(monitor.scale_factor());
    if screen.width < 1.0 || screen.height < 1.0 {
        return window;
    }
    window.with_inner_size(size.min(egui::vec2(screen.width, screen.height)))
}

impl Host<'_> {
    fn open(&self, events: &ActiveEventLoop) -> Result<Open, Error> {
        // A screen reader has to find the window's tree when the window appears.
        let hidden = within_monitor(self.window.clone(), events).with_visible(false);
        let window =
            egui_winit::create_window(&self.context, events, &hidden).map_err(Error::Window)?;
        let window = Arc::new(window);
        let mut state = egui_winit::State::new(
            self.context.clone(),
            ViewportId::ROOT,
            events,
            #[expect(clippy::cast_possible_truncation, reason = "a scale factor")]
            Some(window.scale_factor() as f32),
            window.theme(),
            Some(MOST_TEXELS),
        );
        state.init_accesskit(events, &window, self.proxy.clone());
        let screen = Screen::new(events.owned_display_handle(), Arc::clone(&window))
            .map_err(Error::Surface)?;
        let handle = window.window_handle().map(|handle| handle.as_raw());
        let mut info = ViewportInfo::default();
        egui_winit::update_viewport_info(&mut info, &self.context, &window, true);
        Ok(Open {
            state,
            info,
            is_info_old: false,
            raster: Raster::new(self.view.ground()),
            screen,
            size: window.inner_size().into(),
            is_hidden: false,
            is_shown: false,
            is_told_when: matches!(handle, Ok(RawWindowHandle::Wayland(_))),
            asked: None,
            is_spoiled: false,
            window,
        })
    }

    /// Runs the view and shows what changed.
    fn frame(&mut self, events: &ActiveEventLoop) -> Result<(), Error> {
        let Some(open) = &mut self.open else { return Ok(()) };
        let began = Instant::now();
        self.pace.begun(began);
        open.asked = None;
        let is_closing = open.info.close_requested();
        let mut input = open.input(&self.context);
        input.viewports.insert(ViewportId::ROOT, open.info.clone());
        open.info.events.clear();

        self.in_pass.store(true, Ordering::Relaxed);
        let view = &mut *self.view;
        let output = self.context.run_ui(input, |ui| view.ui(ui));
        self.in_pass.store(false, Ordering::Relaxed);

        let FullOutput {
            platform_output,
            mut textures_delta,
            shapes,
            pixels_per_point,
            mut viewport_output,
        } = output;
        let primitives = self.context.tessellate(shapes, pixels_per_point);
        let frame = Frame {
            size: open.size,
            pixels_per_point,
            textures: &mut textures_delta,
            primitives: &primitives,
        };
        let mut changed = open.raster.draw(frame);
        if open.is_hidden {
            // Nobody sees it; when somebody does, all of it is shown.
            open.is_spoiled |= !changed.is_empty();
        } else {
            if std::mem::take(&mut open.is_spoiled) {
                changed = vec![whole(&open.raster)];
            }
            if !changed.is_empty() {
                open.window.pre_present_notify();
            }
            open.screen.show(&open.raster, &changed).map_err(Error::Surface)?;
        }
        if !std::mem::replace(&mut open.is_shown, true) {
            open.window.set_visible(self.window.visible.unwrap_or(true));
        }
        // The rest can wait until the picture is seen.
        let window = &open.window;
        open.state.handle_platform_output_with_event_loop(window, events, platform_output);
        let Some(wanted) = viewport_output.remove(&ViewportId::ROOT) else { return Ok(()) };
        let stays = wanted.commands.contains(&ViewportCommand::CancelClose);
        open.obey(&self.context, wanted.commands, &mut self.pace);
        if is_closing && !stays {
            events.exit();
        }
        if open.has_more() {
            self.pace.at_once(Instant::now());
        }
        if wanted.repaint_delay < LONGEST_WAIT {
            self.pace.request(began + wanted.repaint_delay);
        }
        Ok(())
    }

    /// Draws what is due, or says when it will be.
    fn go_on(&mut self, events: &ActiveEventLoop) {
        let Some(open) = &mut self.open else { return };
        let mut wait = self.pace.due();
        let now = Instant::now();
        if self.pace.is_due(now) {
            let is_called = open.is_told_when && open.is_shown && !open.is_hidden;
            if is_called && open.asked.is_none_or(|asked| now < asked + LATE) {
                if open.asked.is_none() {
                    open.window.request_redraw();
                }
                wait = Some(*open.asked.get_or_insert(now) + LATE);
            } else {
                let outcome = self.frame(events);
                self.keep(events, outcome);
                wait = self.pace.due();
            }
        }
        let hidden = self.open.as_ref().is_some_and(|open| open.is_hidden);
        events.set_control_flow(match wait {
            Some(at) if hidden => ControlFlow::WaitUntil(at.max(now + UNSEEN)),
            Some(at) => ControlFlow::WaitUntil(at),
            None => ControlFlow::Wait,
        });
    }

    /// An error ends the loop; [`run`] gives it on.
    fn keep(&mut self, events: &ActiveEventLoop, outcome: Result<(), Error>) {
        if let Err(error) = outcome {
            self.error = Some(error);
            events.exit();
        }
    }
}

impl Open {
    fn input(&mut self, context: &Context) -> egui::RawInput {
        if std::mem::take(&mut self.is_info_old) {
            egui_winit::update_viewport_info(&mut self.info, context, &self.window, false);
        }
        let mut input = self.state.take_egui_input(&self.window);
        // What comes after a click belongs to where that led: it waits for the next frame.
        let later = input.events.split_off(first_frame(&input.events));
        self.state.egui_input_mut().events = later;
        input
    }

    /// Whether something was left for the next frame.
    fn has_more(&mut self) -> bool {
        !self.state.egui_input_mut().events.is_empty()
    }

    /// Does with the window what the view wants.
    fn obey(&mut self, context: &Context, commands: Vec<ViewportCommand>, pace: &mut Pace) {
        if commands.is_empty() {
            return;
        }
        let mut asked = Vec::new();
        let (info, window) = (&mut self.info, &self.window);
        egui_winit::process_viewport_commands(context, info, commands, window, &mut asked);
        self.is_info_old = true;
        pace.at_once(Instant::now());
        for action in asked {
            let event = match action {
                ActionRequested::Cut => egui::Event::Cut,
                ActionRequested::Copy => egui::Event::Copy,
                ActionRequested::Paste => match self.state.clipboard_text() {
                    Some(text) => egui::Event::Paste(text),
                    None => continue,
                },
                ActionRequested::Screenshot(answer) => {
                    answer.complete(Arc::new(self.raster.picture()));
                    continue;
                }
                ActionRequested::PaintWhileHidden => continue,
            };
            self.state.egui_input_mut().events.push(event);
        }
    }
}

/// Whether a key goes to another layout of the keyboard. egui has no name for that and would take it
/// for the key at its place: the menu's, say, or Caps Lock.
fn goes_to_another_layout(event: &WindowEvent) -> bool {
    use winit::keyboard::{Key, NamedKey};
    let WindowEvent::KeyboardInput { event, .. } = event else { return false };
    matches!(
        event.logical_key,
        Key::Named(
            NamedKey::GroupFirst
                | NamedKey::GroupLast
                | NamedKey::GroupNext
                | NamedKey::GroupPrevious
                | NamedKey::ModeChange
        )
    )
}

/// How many of these events one frame can take: a view looks at keys before it looks at the
/// pointer, and at one press of that, so what follows a press is for the next frame.
fn first_frame(events: &[egui::Event]) -> usize {
    let mut pressed = false;
    let ends = |event: &egui::Event| match event {
        egui::Event::PointerButton { pressed: true, .. } => std::mem::replace(&mut pressed, true),
        egui::Event::Key { .. }
        | egui::Event::Text(_)
        | egui::Event::Paste(_)
        | egui::Event::Copy
        | egui::Event::Cut
        | egui::Event::Ime(_) => pressed,
        _ => false,
    };
    events.iter().position(ends).unwrap_or(events.len())
}

/// How soon an event is to be seen.
fn take(pace: &mut Pace, event: &WindowEvent) {
    let now = Instant::now();
    match event {
        WindowEvent::CursorMoved { .. } | WindowEvent::MouseWheel { .. } => pace.soon(now),
        WindowEvent::KeyboardInput { event, .. } if event.state == ElementState::Released => {
            pace.soon(now);
        }
        _ => pace.at_once(now),
    }
}

impl ApplicationHandler<UserEvent> for Host<'_> {
    fn resumed(&mut self, events: &ActiveEventLoop) {
        if self.open.is_some() {
            return;
        }
        match self.open(events) {
            Ok(open) => {
                let monitor = open.window.current_monitor();
                self.pace.set_rhythm(monitor.and_then(|it| it.refresh_rate_millihertz()));
                self.pace.at_once(Instant::now());
                self.open = Some(open);
            }
            Err(error) => self.keep(events, Err(error)),
        }
    }

    fn window_event(&mut self, events: &ActiveEventLoop, id: WindowId, event: WindowEvent) {
        let Some(open) = self.open.as_mut().filter(|open| open.window.id() == id) else { return };
        match &event {
            WindowEvent::RedrawRequested => {
                // Without being asked, the window system has lost what it was shown.
                open.is_spoiled |= open.asked.is_none();
                let outcome = self.frame(events);
                return self.keep(events, outcome);
            }
            WindowEvent::CloseRequested => {
                open.info.events.push(ViewportEvent::Close);
                self.pace.at_once(Instant::now());
            }
            WindowEvent::Destroyed => {
                // Somebody else took it away. Whoever asks after it now gets no answer.
                self.open = None;
                return events.exit();
            }
            WindowEvent::Resized(size) => {
                open.size = (*size).into();
                open.is_hidden = open.size.contains(&0);
                open.is_info_old = true;
            }
            WindowEvent::Occluded(hidden) => {
                open.is_hidden = *hidden;
                open.is_info_old = true;
            }
            WindowEvent::Moved(_)
            | WindowEvent::Focused(_)
            | WindowEvent::ScaleFactorChanged { .. } => open.is_info_old = true,
            _ => {}
        }
        if goes_to_another_layout(&event) {
            return;
        }
        if open.state.on_window_event(&open.window, &event).repaint {
            take(&mut self.pace, &event);
        }
    }

    fn user_event(&mut self, events: &ActiveEventLoop, event: UserEvent) {
        match event {
            UserEvent::RequestRepaint { when, .. } => self.pace.request(when),
            UserEvent::AccessKitActionRequest(event) => {
                let Some(open) = &mut self.open else { return };
                match event.window_event {
                    accesskit_winit::WindowEvent::InitialTreeRequested => {
                        self.context.enable_accesskit();
                        let outcome = self.frame(events);
                        self.keep(events, outcome);
                    }
                    accesskit_winit::WindowEvent::ActionRequested(request) => {
                        open.state.on_accesskit_action_request(request);
                        self.pace.at_once(Instant::now());
                    }
                    accesskit_winit::WindowEvent::AccessibilityDeactivated => {
                        self.context.disable_accesskit();
                    }
                }
            }
        }
    }

    fn about_to_wait(&mut self, events: &ActiveEventLoop) {
        self.go_on(events);
    }

    fn exiting(&mut self, _events: &ActiveEventLoop) {
        // The window goes while its connection still stands.
        self.open = None;
    }
}

#[cfg(test)]
mod tests {
    use egui::{Event, Modifiers, PointerButton, Pos2};

    use super::*;

    #[test]
    fn what_is_typed_after_a_click_waits_until_the_click_was_seen() {
        let button = |pressed| Event::PointerButton {
            pos: Pos2::ZERO,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let text = || Event::Text("س".to_owned());
        let check = |events: &[Event], len| assert_eq!(first_frame(events), len, "{events:?}");
        check(&[], 0);
        check(&[text(), text(), button(true), button(false)], 4);
        check(&[text(), button(true), button(false), text()], 3);
        check(&[button(true), button(false), button(true), button(false)], 2);
        check(&[Event::PointerMoved(Pos2::ZERO), button(false), text()], 3);
    }
}

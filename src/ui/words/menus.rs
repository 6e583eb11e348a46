//! Menus that begin at their start side: in Arabic their right edge is that of their button, their
//! words stand at the right and the sign of a menu within a menu at the left.

use egui::containers::menu::{self, MenuConfig, SubMenu};
use egui::{
    Align, Atom, Atoms, Button, FocusDirection, Frame, InnerResponse, Key, Layout, Popup,
    RectAlign, Response, Role, ScrollArea, Shape, Stroke, Style, Ui, UiKind, UiStackInfo,
    WidgetInfo, vec2,
};

use super::Words;
use crate::ui::icon::Icon;
use crate::ui::theme::Theme;

/// What a menu leaves of the window's height, the least that it takes, and the most that any of
/// ours needs, in logical pixels.
const EDGES: f32 = 24.0;
const LOWEST: f32 = 60.0;
const TALLEST: f32 = 580.0;

/// What stands before an item of a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Nothing: it does something.
    None,
    /// It can be switched on.
    Off,
    /// It is on.
    On,
}

impl Words {
    /// A button that opens a menu, or, in a menu, one that opens a further one beside it.
    pub fn menu_button<R>(
        &self,
        ui: &mut Ui,
        text: &str,
        add: impl FnOnce(&mut Ui) -> R,
    ) -> InnerResponse<Option<R>> {
        if menu::is_in_menu(ui) {
            return self.submenu_button(ui, text, add);
        }
        let response = ui.button(self.label(text));
        let align = if self.is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
        let popup = Popup::menu(&response).align(align);
        let shown = self.menu_ui(popup, add);
        InnerResponse::new(shown.map(|shown| shown.inner), response)
    }

    /// Shows a menu of ours in a popup of egui's: a context menu, say.
    pub fn menu_ui<R>(
        &self,
        popup: Popup<'_>,
        add: impl FnOnce(&mut Ui) -> R,
    ) -> Option<InnerResponse<R>> {
        let config = MenuConfig::new().style(look);
        let info = UiStackInfo::new(UiKind::Menu)
            .with_tag_value(MenuConfig::MENU_CONFIG_TAG, config.clone());
        popup.style(config.style).info(info).show(|ui| {
            self.turn_arrows(ui);
            self.items_ui(ui, add)
        })
    }

    /// egui opens a menu within a menu by the right arrow and leaves it by the left one. Ours open
    /// on the side to which their sign points, so in Arabic the two arrows change places. In the
    /// first menu the arrow that leaves does nothing: there is nothing before it, and whoever has
    /// a menu open must not move about in the text behind it.
    fn turn_arrows(&self, ui: &Ui) {
        let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
        let (left, right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
        if left == right {
            return;
        }
        let enters = right != self.is_rtl();
        let focused = ui.memory(|memory| memory.focused());
        let focused = focused.and_then(|id| ui.ctx().read_response(id));
        let direction = match focused {
            _ if enters => FocusDirection::Right,
            Some(item) if item.layer_id == ui.layer_id() => FocusDirection::None,
            _ => FocusDirection::Left,
        };
        ui.memory_mut(|memory| memory.move_focus(direction));
    }

    /// One item of a menu, with the keys that do the same at its end side.
    pub fn item(&self, ui: &mut Ui, text: &str, keys: &str, tick: Tick, theme: &Theme) -> Response {
        let label = Atom::from(self.label(text));
        let keys = Atom::from(self.label(keys).small().coloured(theme.soft));
        let mut atoms = vec![label, Atom::grow(), keys];
        if tick != Tick::None {
            atoms.insert(
                0,
                Atom::paint(vec2(14.0, 14.0), move |ui, place| {
                    if tick == Tick::On {
                        let at = |x: f32, y: f32| place.rect.center() + vec2(x, y);
                        let mark = vec![at(-4.0, 0.0), at(-1.2, 3.0), at(4.2, -3.4)];
                        let stroke = Stroke::new(1.8, place.fallback_text_color);
                        ui.painter().add(Shape::line(mark, stroke));
                    }
                }),
            );
        }
        // egui sets the parts of a button from left to right.
        if self.is_rtl() {
            atoms.reverse();
        }
        let response = ui.add(Button::new(atoms.into_iter().collect::<Atoms<'_>>()));
        let (enabled, on) = (ui.is_enabled(), tick == Tick::On);
        response.widget_info(|| match tick {
            Tick::None => WidgetInfo::labeled(Role::Button, enabled, text),
            Tick::On | Tick::Off => WidgetInfo::selected(Role::MenuItemCheckBox, enabled, on, text),
        });
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        // egui closes a menu by a click in it alone, not when an item is chosen by a key or by a
        // screen reader.
        if response.clicked() && menu::is_in_menu(ui) {
            ui.close();
        }
        response
    }

    fn submenu_button<R>(
        &self,
        ui: &mut Ui,
        text: &str,
        add: impl FnOnce(&mut Ui) -> R,
    ) -> InnerResponse<Option<R>> {
        let icon = if self.is_rtl() { Icon::Left } else { Icon::Right };
        let sign = Atom::paint(vec2(12.0, 12.0), move |ui, place| {
            icon.draw(ui.painter(), place.rect.center(), place.fallback_text_color);
        });
        let label = Atom::from(self.label(text));
        // egui sets the parts of a button from left to right.
        let button = if self.is_rtl() {
            Button::new((sign, Atom::grow(), label))
        } else {
            Button::new((label, Atom::grow(), sign))
        };
        // The one whose menu is open beside it is told from the others.
        let id = SubMenu::id_from_widget_id(ui.next_auto_id());
        let is_open = menu::MenuState::from_ui(ui, |state, _| state.open_item == Some(id));
        let response = ui.add(button.selected(is_open));
        let beside = if self.is_rtl() { at_the_left(ui, &response) } else { response.clone() };
        let shown = SubMenu::new().show(ui, &beside, |ui| self.items_ui(ui, add));
        InnerResponse::new(shown.map(|shown| shown.inner), response)
    }

    fn items_ui<R>(&self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
        // While egui measures how wide a menu must be, what stands at the right would make it as
        // wide as the window.
        let layout = if ui.is_sizing_pass() { Layout::top_down(Align::Min) } else { self.menu() };
        let room = ui.ctx().content_rect().height() - EDGES;
        if room >= TALLEST {
            return ui.with_layout(layout, add).inner;
        }
        // In a low window what has no room is scrolled to.
        let room = room.max(LOWEST);
        let area = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
        area.show(ui, |ui| ui.with_layout(layout, add).inner).inner
    }
}

/// egui opens a menu within a menu to the right of its button and asks nobody. So it is told of a
/// button so far to the left that what is right of that one is left of the menu; where the window
/// has no room there, of the true one.
fn at_the_left(ui: &Ui, button: &Response) -> Response {
    let mut told = button.clone();
    let id = SubMenu::id_from_widget_id(button.id);
    let Some(shown) = ui.memory(|memory| memory.area_rect(id)) else { return told };
    let frame = Frame::menu(ui.style()).total_margin().sum().x * 0.5;
    let gap = frame + MenuConfig::find(ui).submenu_gap;
    let right = button.interact_rect.left() - 2.0 * gap - shown.width();
    if right + gap >= ui.ctx().content_rect().left() {
        let width = button.interact_rect.width();
        told.interact_rect =
            button.interact_rect.translate(vec2(right - width - button.interact_rect.left(), 0.0));
    }
    told
}

/// The look of a menu's items.
fn look(style: &mut Style) {
    menu::menu_style(style);
    style.spacing.button_padding = vec2(10.0, 4.0);
    style.spacing.item_spacing = vec2(8.0, 2.0);
    let widgets = &mut style.visuals.widgets;
    widgets.hovered.weak_bg_fill = style.visuals.selection.bg_fill;
    widgets.hovered.fg_stroke = widgets.active.fg_stroke;
}

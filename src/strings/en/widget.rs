//! English: the small parts of the window.

use crate::strings::widget::WidgetStrings;

pub(super) static WIDGET: WidgetStrings = WidgetStrings { close: "Close", dismiss: "Dismiss" };

//! أجزاء النافذة الصغيرة: كلماتها بالعربية.

use crate::strings::widget::WidgetStrings;

pub(super) static WIDGET: WidgetStrings =
    WidgetStrings { close: "أغلق", dismiss: "أخفِ الرسالة" };

//! العربية: the help of the command line. Code samples are isolated, so that a terminal that knows
//! the rules of direction shows them left to right.

pub(super) const GENERAL: &str = "\
تحرير: كتابة المقالات العربية وتدقيقها وتصديرها إلى مواقع الويكي.

الاستعمال:
  \u{2066}tahrir [FILE]\u{2069}                     فتح النافذة
  \u{2066}tahrir export FILE [OPTIONS]\u{2069}      تصدير مسودة
  \u{2066}tahrir import FILE [OPTIONS]\u{2069}      تحويل نص إلى مسودة
  \u{2066}tahrir check FILE [OPTIONS]\u{2069}       تدقيق مسودة
  \u{2066}tahrir refs COMMAND FILE\u{2069}          مصادر مسودة: تصديرها واستيرادها وتدقيقها
  \u{2066}tahrir COMMAND --help\u{2069}             مساعدة الأمر

خيارات عامة:
  \u{2066}--lang ar|en\u{2069}      لغة الرسائل (وإلا فمن LANG، وإلا فالعربية)
  \u{2066}-h, --help\u{2069}        هذه المساعدة
  \u{2066}-V, --version\u{2069}     رقم الإصدار

الشرطة \u{2066}-\u{2069} مكان اسم الملف تعني المدخل أو المخرج القياسي.
رموز الخروج: 0 تم الأمر، 1 وُجدت مشكلات، 2 استعمال خاطئ أو ملف غير صالح.

مثال:
  \u{2066}tahrir import samarkand.txt -o samarkand.ron\u{2069}
  \u{2066}tahrir check samarkand.ron\u{2069}
  \u{2066}tahrir export samarkand.ron -o samarkand.wiki\u{2069}
";

pub(super) const EXPORT: &str = "\
تصدير مسودة بترميز الويكي أو بصيغة أخرى.

الاستعمال: \u{2066}tahrir export FILE [OPTIONS]\u{2069}

الخيارات:
  \u{2066}--profile P\u{2069}     الموقع: \u{2066}marefa\u{2069} (المعرفة، وهو المعتاد)، \u{2066}arwiki\u{2069}، \u{2066}enwiki\u{2069}، \u{2066}arwikinews\u{2069} (أسماؤه غير مؤكدة)
  \u{2066}--format F\u{2069}      الصيغة: \u{2066}wikitext\u{2069} (المعتادة)، \u{2066}html\u{2069}، \u{2066}markdown\u{2069}، \u{2066}text\u{2069}
  \u{2066}-o, --output OUT\u{2069}  الملف الناتج (ولا يكون مسودة)؛ وإلا فالمخرج القياسي

أمثلة:
  \u{2066}tahrir export samarkand.ron\u{2069}
  \u{2066}tahrir export samarkand.ron --profile arwiki -o samarkand.wiki\u{2069}
  \u{2066}tahrir export - --format html < samarkand.ron > samarkand.html\u{2069}

ما يحسن معرفته عن التصدير يُكتب على مخرج الأخطاء.
";

pub(super) const IMPORT: &str = "\
تحويل نص إلى مسودة.

الاستعمال: \u{2066}tahrir import FILE [OPTIONS]\u{2069}

الخيارات:
  \u{2066}--as published\u{2069}  نص صفحة منشورة: عنوان ومصادر مرقّمة و«انظر أيضاً» (المعتاد)
  \u{2066}--as plain\u{2069}      لا يُفسَّر شيء: كل سطر فقرة
  \u{2066}-o, --output OUT\u{2069}  المسودة الناتجة؛ وإلا فالمخرج القياسي
  \u{2066}--force\u{2069}         الكتابة فوق ملف موجود

أمثلة:
  \u{2066}tahrir import samarkand.txt -o samarkand.ron\u{2069}
  \u{2066}tahrir import - --as plain < notes.txt > notes.ron\u{2069}

ما خُمّن أو لم يُفهم يُذكر على مخرج الأخطاء، ولا يضيع من النص شيء.
";

pub(super) const CHECK: &str = "\
تدقيق مسودة.

الاستعمال: \u{2066}tahrir check FILE [OPTIONS]\u{2069}

الخيارات:
  \u{2066}--today YYYY-MM-DD\u{2069}  تاريخ اليوم، لمعرفة ما لم يحن بعد؛ وإلا فمن ساعة الجهاز
  \u{2066}--json\u{2069}              الجواب بصيغة JSON

أمثلة:
  \u{2066}tahrir check samarkand.ron\u{2069}
  \u{2066}tahrir check samarkand.ron --today 2022-09-14 --json\u{2069}

رمز الخروج 1 يعني أنه وُجدت مشكلة واحدة على الأقل.
";

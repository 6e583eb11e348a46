//! العربية: the help of the command line. Code samples are isolated, so that a terminal that knows
//! the rules of direction shows them left to right.

pub(super) const GENERAL: &str = "\
تحرير: كتابة المقالات العربية وتدقيقها وتصديرها إلى مواقع الويكي.

الاستعمال:
  \u{2066}tahrir [FILE]\u{2069}                     فتح النافذة
  \u{2066}tahrir export FILE [OPTIONS]\u{2069}      تصدير مسودة
  \u{2066}tahrir import FILE [OPTIONS]\u{2069}      تحويل نص إلى مسودة
  \u{2066}tahrir check FILE [OPTIONS]\u{2069}       تدقيق مسودة
  \u{2066}tahrir dates [FILE] [OPTIONS]\u{2069}     قراءة تواريخ، كل سطر تاريخ
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
           \u{2066}tahrir check --explain\u{2069}         القواعد كلها، ومثال لكل منها

الخيارات:
  \u{2066}--today YYYY-MM-DD\u{2069}  تاريخ اليوم، لمعرفة ما لم يحن بعد؛ وإلا فمن ساعة الجهاز
  \u{2066}--json\u{2069}              الجواب بصيغة JSON

أمثلة:
  \u{2066}tahrir check samarkand.ron\u{2069}
  \u{2066}tahrir check samarkand.ron --today 2022-09-14 --json\u{2069}

رمز الخروج 1 يعني أنه وُجدت مشكلة واحدة على الأقل.
";

pub(super) const DATES: &str = "\
قراءة تواريخ، كل سطر تاريخ، والحكم على كل منها.

الاستعمال: \u{2066}tahrir dates [FILE] [OPTIONS]\u{2069} (وبلا ملف فمن المدخل القياسي)

الخيارات:
  \u{2066}--field F\u{2069}                  \u{2066}published\u{2069} تاريخ النشر (المعتاد)، \u{2066}accessed\u{2069} الاطلاع، \u{2066}archived\u{2069} الأرشفة
  \u{2066}--kind K\u{2069}                   نوع المصدر: \u{2066}web, news, book, journal, report, broadcast, video, social, interview, other\u{2069}
  \u{2066}--today YYYY-MM-DD\u{2069}         تاريخ اليوم؛ وإلا فمن ساعة الجهاز
  \u{2066}--article-date YYYY-MM-DD\u{2069}  تاريخ المقالة، ومنه يُحسب «أمس»
  \u{2066}--profile cs1\u{2069}              لا يُقبل إلا ما تقبله قوالب الاستشهاد في ويكيبيديا الإنجليزية

الجواب سطر لكل تاريخ، بين أعمدته علامات جدولة: ما كُتب؛ ثم \u{2066}valid\u{2069} صالح أو \u{2066}fixable\u{2069} فيه هفوة وقراءته
واحدة أو \u{2066}ask\u{2069} له عدة قراءات أو \u{2066}invalid\u{2069} لا يصلح؛ ثم ما فُهم بصيغة \u{2066}EDTF\u{2069}؛ ثم القواعد؛ ثم ملاحظة.

أمثلة:
  \u{2066}echo '17 صفر 1444 هـ' | tahrir dates\u{2069}
  \u{2066}tahrir dates dates.txt --field accessed --today 2022-09-14\u{2069}
";

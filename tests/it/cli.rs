//! The whole command line: through `tahrir::cli::run` with streams in memory, and through the
//! program itself where the process matters (variables, pipes, the exit code).

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use chrono::NaiveDate;
use tahrir::cli::{self, Environment, Outcome, Streams};
use tahrir::storage::draft;
use tahrir::strings::Language;
use tempfile::TempDir;

const SAMPLE: &str = include_str!("../data/published/samarkand.txt");

/// What a command said and how it ended.
pub(crate) struct Ran {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A folder with the sample and its draft.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        fs::write(desk.path("s.txt"), SAMPLE).unwrap();
        let ran = desk.run("import s.txt -o s.ron");
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// What stands in the folder, by name.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs a command line in which every word with a dot in it is a file of the folder.
    pub(crate) fn run(&self, words: &str) -> Ran {
        self.run_with(words, "")
    }

    pub(crate) fn run_with(&self, words: &str, input: impl AsRef<[u8]>) -> Ran {
        let word = |word: &str| match word.contains('.') {
            true => self.path(word).into_os_string(),
            false => OsString::from(word),
        };
        run_words(words.split_whitespace().map(word), input.as_ref())
    }

    /// A command that must fail: exit 2, one line that says `wrong`, nothing on the output, and
    /// every file as it was.
    #[track_caller]
    fn refuses(&self, words: &str, wrong: &str) {
        let before = self.contents();
        let ran = self.run(words);
        check_refusal(&ran, wrong);
        assert_eq!(self.contents(), before, "{words} left everything alone");
        let english = self.run(&format!("--lang en {words}"));
        assert_eq!((english.code, english.out.as_str()), (2, ""), "{}", english.err);
        assert!(english.err.starts_with("error: "), "{}", english.err);
        assert!(!english.err.chars().any(is_arabic), "{}", english.err);
    }

    fn contents(&self) -> Vec<(String, Option<Vec<u8>>)> {
        let read = |name: String| {
            let path = self.path(&name);
            let is_file =
                fs::symlink_metadata(&path).is_ok_and(|it| it.is_file() && it.len() < 1 << 20);
            (name, is_file.then(|| fs::read(path).unwrap()))
        };
        self.names().into_iter().map(read).collect()
    }
}

fn run_words(words: impl IntoIterator<Item = OsString>, mut input: &[u8]) -> Ran {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let environment = Environment { language: None, today };
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let mut streams = Streams { input: &mut input, output: &mut output, errors: &mut errors };
    let outcome = cli::run(words, &environment, &mut streams);
    let Outcome::Exit(code) = outcome else { panic!("{outcome:?}") };
    Ran { code, out: String::from_utf8(output).unwrap(), err: String::from_utf8(errors).unwrap() }
}

fn is_arabic(c: char) -> bool {
    ('\u{600}'..='\u{6FF}').contains(&c)
}

/// Two Latin words side by side outside an isolate are an English sentence in an Arabic one.
fn has_english(message: &str) -> bool {
    let mut depth = 0_usize;
    let outside: String = message
        .chars()
        .filter(|&c| {
            match c {
                '\u{2066}'..='\u{2068}' => depth += 1,
                '\u{2069}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        })
        .collect();
    assert_eq!(depth, 0, "isolates are closed: {message}");
    outside.contains(|c: char| c.is_ascii_alphabetic())
}

#[track_caller]
fn check_refusal(ran: &Ran, wrong: &str) {
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    assert!(ran.err.starts_with("خطأ: ") && ran.err.contains(wrong), "{wrong}: {}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(!has_english(&ran.err), "{}", ran.err);
    assert!(!ran.err.contains("os error"), "{}", ran.err);
}

#[test]
fn the_sample_goes_in_is_checked_and_comes_out() {
    let desk = Desk::new();
    let imported = desk.run("import s.txt -o s.ron");
    assert_eq!(imported.code, 0, "the same draft again is no other: {}", imported.err);
    assert!(imported.err.contains("شرحاً للصورة") && !has_english(&imported.err));

    let checked = desk.run("check s.ron");
    assert_eq!((checked.code, checked.err.as_str()), (1, ""));
    assert!(checked.out.contains("پوتن") && checked.out.contains("بوتن"), "{}", checked.out);
    assert!(checked.out.contains("[name-spelling]") && !has_english(&checked.out));

    let golden = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/wikitext/samarkand.marefa.wiki"),
    );
    let exported = desk.run("export s.ron");
    assert_eq!(exported.code, 0);
    assert_eq!(exported.out, golden.unwrap());
    assert!(!has_english(&exported.err), "{}", exported.err);
    let file = desk.run("export s.ron -o s.wiki");
    assert_eq!((file.code, file.out.as_str(), file.err), (0, "", exported.err));
    assert_eq!(desk.read("s.wiki"), exported.out.as_bytes());
    assert_eq!(desk.names(), ["s.ron", "s.txt", "s.wiki"], "nothing is left beside them");
    for format in ["wikitext", "html", "markdown", "text"] {
        let again = desk.run(&format!("export s.ron --format {format} -o s.wiki"));
        assert_eq!(again.code, 0, "an export is made anew: {}", again.err);
    }
}

#[test]
fn a_dash_is_a_stream() {
    let desk = Desk::new();
    let imported = desk.run_with("import - -o -", SAMPLE);
    assert_eq!((imported.code, imported.out.as_bytes()), (0, desk.read("s.ron").as_slice()));
    let exported = desk.run_with("export -", &imported.out);
    assert_eq!(exported.out, desk.run("export s.ron").out);
    let checked = desk.run_with("check -", &imported.out);
    assert_eq!((checked.code, checked.out), (1, desk.run("check s.ron").out));
    check_refusal(&desk.run_with("check -", "نص"), "المدخل القياسي");
    assert_eq!(desk.names(), ["s.ron", "s.txt"]);
}

#[test]
fn json_has_the_promised_shape() {
    let desk = Desk::new();
    let ran = desk.run("check s.ron --json --today 2022-09-01");
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let problems = json.as_object().unwrap().get("problems").unwrap().as_array().unwrap();
    assert!(problems.len() >= 3, "{json}");
    for problem in problems {
        let keys: Vec<&String> = problem.as_object().unwrap().keys().collect();
        for key in ["rule", "severity", "message", "place", "fix"] {
            assert!(keys.iter().any(|found| *found == key), "{key} in {problem}");
        }
        let severity = problem.get("severity").and_then(|it| it.as_str()).unwrap();
        assert!(["error", "warning", "info"].contains(&severity));
        assert!(problem.pointer("/place/part").is_some_and(serde_json::Value::is_string));
        assert!(problem.get("fix").is_some_and(|fix| fix.is_string() || fix.is_null()));
    }
    let named = |rule: &str| problems.iter().find(|it| it.get("rule").unwrap() == rule).unwrap();
    assert_eq!(named("future-date").pointer("/place/field").unwrap(), "published");
    assert_eq!(named("name-spelling").pointer("/place/text").unwrap(), "بوتن");

    let none = desk.run_with("import - --as plain -o none.ron", "فقرة واحدة طويلة.");
    assert_eq!(none.code, 0);
    let none = desk.run("check none.ron --json");
    assert_eq!(none.code, 0, "{}", none.out);
    let json: serde_json::Value = serde_json::from_str(&none.out).unwrap();
    assert_eq!(json, serde_json::json!({ "problems": [] }));
    assert_eq!(desk.run("check none.ron").out, "لا مشكلات.\n");
    assert_eq!(desk.run("check none.ron --lang en").code, 0);
}

#[test]
fn the_day_decides_what_is_in_the_future() {
    let desk = Desk::new();
    let future =
        |today: &str| desk.run(&format!("check s.ron --today {today}")).out.contains("future-date");
    assert!(future("2022-09-12") && !future("2022-09-13"));
    assert!(!desk.run("check s.ron").out.contains("future-date"));
    desk.refuses("check s.ron --today 2022-13-01", "YYYY-MM-DD");
    desk.refuses("check s.ron --today tomorrow", "YYYY-MM-DD");
}

#[test]
fn help_and_version_in_both_languages() {
    let desk = Desk::new();
    for topic in ["", "export ", "import ", "check "] {
        let arabic = desk.run(&format!("{topic}--help"));
        assert_eq!((arabic.code, arabic.err.as_str()), (0, ""));
        assert!(arabic.out.contains("الاستعمال") && arabic.out.contains("samarkand"));
        assert!(!arabic.out.lines().any(has_english_but_json), "{}", arabic.out);
        let english = desk.run(&format!("{topic}-h --lang en"));
        assert_eq!((english.code, english.err.as_str()), (0, ""));
        assert!(english.out.contains("Usage:") && !english.out.chars().any(is_arabic));
    }
    let version = desk.run("--version");
    assert_eq!(version.out, concat!("tahrir ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!((version.code, desk.run("check -V").out), (0, version.out));
}

/// `LANG` and `JSON` have no Arabic name.
fn has_english_but_json(line: &str) -> bool {
    has_english(&line.replace("JSON", "").replace("LANG", ""))
}

#[test]
fn bad_use_is_explained() {
    let desk = Desk::new();
    desk.refuses("export s.ron --wat", "--wat");
    desk.refuses("export s.ron -x", "-x");
    desk.refuses("check s.ron --format html", "--format");
    desk.refuses("export s.ron --format pdf", "wikitext | html | markdown | text");
    desk.refuses("export s.ron --profile wat", "marefa");
    desk.refuses("import s.txt --as html", "published | plain");
    desk.refuses("check s.ron --json=yes", "--json=yes");
    desk.refuses("export s.ron -o", "-o");
    desk.refuses("export", "لم يُذكر ملف");
    desk.refuses("export s.ron t.ron", "كلمة زائدة");
    desk.refuses("chekc s.ron", "chekc");
    for words in ["--lang en --wat", "--wat --lang en"] {
        let english = desk.run(words);
        assert_eq!((english.code, english.out.as_str()), (2, ""));
        assert!(english.err.contains("no option --wat"), "{}", english.err);
    }
    check_refusal(&desk.run("check s.ron --lang fr"), "ar | en");
}

#[test]
fn a_draft_cut_off_anywhere_or_with_a_bit_flipped_is_refused_with_the_line() {
    let desk = Desk::new();
    let whole = desk.read("s.ron");
    for end in (1..whole.len()).step_by(97).chain(whole.len() - 40..whole.len()) {
        let ran = desk.run_with("export -", whole.get(..end).unwrap());
        check_refusal(&ran, "السطر");
    }
    for at in (0..whole.len()).step_by(61) {
        let mut bytes = whole.clone();
        *bytes.get_mut(at).unwrap() ^= 1 << (at % 8);
        let ran = desk.run_with("check -", &bytes);
        check_refusal(&ran, "");
        assert!(ran.err.contains("السطر") || at < 200, "byte {at}: {}", ran.err);
    }
}

#[test]
fn bad_input_is_refused_with_its_place() {
    let desk = Desk::new();
    let draft = String::from_utf8(desk.read("s.ron")).unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(desk.path(name), bytes).unwrap();

    put("new.ron", draft.replacen("format: 1, reader: 1", "format: 9, reader: 9", 1).as_bytes());
    desk.refuses("export new.ron", "الصيغة 9");
    put("deep.ron", draft::sealed(&format!("body: {}\n", "[".repeat(5000))).as_bytes());
    desk.refuses("check deep.ron", "السطر 2");
    put(
        "deeper.ron",
        draft::sealed(&format!("see_also: Some({}\n", "(".repeat(500_000))).as_bytes(),
    );
    desk.refuses("check deeper.ron", "السطر 2");
    let lines = "title: \"ع\",\nlanguage: \"ar\",\ndirection: Rtl,\nbody: [\nParagraph(text: \"ا\", marks: [(0, 1, Bold)]),\n],\n";
    put("mark.ron", draft::sealed(lines).as_bytes());
    desk.refuses("check mark.ron", "0..1");
    let lines = "title: \"ع\",\nlanguage: \"ar\",\ndirection: Rtl,\nbody: [\nParagraph(text: \"ا\u{FFFC}\"),\n],\n";
    put("object.ron", draft::sealed(lines).as_bytes());
    desk.refuses("check object.ron", "U+FFFC");
    for (is, wrong) in [("2022-02-30", "28"), ("امس", "YYYY-MM-DD")] {
        let lines = format!(
            "title: \"ع\",\nlanguage: \"ar\",\ndirection: Rtl,\nbody: [],\ndateline: (typed: \"x\", is: \"{is}\"),\n"
        );
        put("date.ron", draft::sealed(&lines).as_bytes());
        desk.refuses("check date.ron", wrong);
    }
    put("latin.txt", b"\xd3\xe3\xd1\xde\xe4\xcf\n");
    desk.refuses("import latin.txt -o l.ron", "UTF-8");
    desk.refuses("check latin.txt", "UTF-8");
    put("half.txt", "سمرقن\u{62F}".as_bytes().split_last().unwrap().1);
    desk.refuses("import half.txt -o l.ron", "السطر 1");
    desk.refuses("check s.txt", "tahrir import FILE");
    desk.refuses("import s.ron -o l.ron", "مسودة أصلاً");
    put("zeros.ron", &[0; 300]);
    desk.refuses("check zeros.ron", "تحرير");
    fs::File::create(desk.path("giant.ron")).unwrap().set_len(100 << 20).unwrap();
    desk.refuses("check giant.ron", "64 ميغابايت");
    desk.refuses("import giant.ron -o l.ron", "64 ميغابايت");
    fs::create_dir(desk.path("folder.d")).unwrap();
    desk.refuses("check folder.d", "مجلد");
    desk.refuses("check none.ron", "لا يوجد ملف");
    desk.refuses("check s.ron/x.ron", "ليس مجلداً");
    desk.refuses(&format!("check {}.ron", "x".repeat(300)), "لا يقبل النظام");
}

#[test]
fn a_byte_order_mark_and_nul_bytes_are_no_obstacle() {
    let desk = Desk::new();
    let plain = desk.run("export s.ron").out;
    let mut draft = b"\xEF\xBB\xBF".to_vec();
    draft.extend(desk.read("s.ron"));
    assert_eq!(desk.run_with("export -", draft).out, plain);
    let text = format!("\u{FEFF}{}", SAMPLE.replace('\n', "\r\n"));
    assert_eq!(desk.run_with("import -", text).out.as_bytes(), desk.read("s.ron"));

    let ran = desk.run_with("import - --as plain -o nul.ron", "قبل\0بعد\u{1B}[2J\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let exported = desk.run("export nul.ron");
    assert!(exported.out.contains("قبل&#65533;بعد"), "{}", exported.out);
    assert!(
        exported.err.contains("محرفين") && !exported.err.contains('\u{1B}'),
        "{}",
        exported.err
    );
}

#[test]
fn nothing_is_written_over_by_mistake() {
    let desk = Desk::new();
    fs::write(desk.path("other.txt"), "عنوان آخر\nنص آخر").unwrap();
    desk.refuses("import other.txt -o s.ron", "--force");
    desk.refuses("import s.txt -o s.txt", "المقروء نفسه");
    desk.refuses("import s.txt --force -o ./s.txt", "المقروء نفسه");
    desk.refuses("export s.ron -o s.ron", "المقروء نفسه");
    fs::copy(desk.path("s.ron"), desk.path("t.ron")).unwrap();
    desk.refuses("export s.ron -o t.ron", "مسودة");
    desk.refuses("export s.ron -o none/out.wiki", "المجلد");
    desk.refuses("import s.txt -o none/out.ron", "المجلد");
    desk.refuses("import s.txt -o s.ron/out.ron", "ليس مجلداً");
    desk.refuses("export s.ron -o s.txt/out.wiki", "ليس مجلداً");
    fs::create_dir(desk.path("folder.d")).unwrap();
    desk.refuses("export s.ron -o folder.d", "مجلد");
    desk.refuses("import s.txt --force -o folder.d", "مجلد");
    let empty = run_words(
        ["export", desk.path("s.ron").to_str().unwrap(), "-o", ""].map(OsString::from),
        b"",
    );
    check_refusal(&empty, "");

    let forced = desk.run("import other.txt -o s.ron --force");
    assert_eq!(forced.code, 0, "{}", forced.err);
    assert!(desk.run("export s.ron").out.contains("نص آخر"));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStringExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_are_followed_and_loops_refused() {
        let desk = Desk::new();
        symlink(desk.path("s.ron"), desk.path("link.ron")).unwrap();
        desk.refuses("export s.ron -o link.ron", "المقروء نفسه");
        assert_eq!(desk.run("export link.ron").code, 0);
        symlink("new.ron", desk.path("dangling.ron")).unwrap();
        let ran = desk.run("import s.txt -o dangling.ron");
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(fs::symlink_metadata(desk.path("dangling.ron")).unwrap().is_symlink());
        assert_eq!(desk.read("new.ron"), desk.read("s.ron"));
        symlink("none/new.ron", desk.path("nowhere.ron")).unwrap();
        desk.refuses("import s.txt -o nowhere.ron", "المجلد");
        symlink("b.ron", desk.path("a.ron")).unwrap();
        symlink("a.ron", desk.path("b.ron")).unwrap();
        desk.refuses("import s.txt -o a.ron", "40");
        desk.refuses("import s.txt --force -o a.ron", "40");
        desk.refuses("export s.ron -o a.ron", "40");
        desk.refuses("check a.ron", "40");
    }

    #[test]
    fn a_pipe_in_the_file_system_is_not_waited_for() {
        let desk = Desk::new();
        let made = Command::new("mkfifo").arg(desk.path("pipe.ron")).status();
        if !made.is_ok_and(|status| status.success()) {
            return;
        }
        desk.refuses("check pipe.ron", "أنبوب");
        desk.refuses("import pipe.ron -o out.ron", "أنبوب");
        desk.refuses("export s.ron -o pipe.ron", "أنبوب");
        desk.refuses("import s.txt -o pipe.ron", "أنبوب");
    }

    #[test]
    fn a_protected_file_stays() {
        let desk = Desk::new();
        fs::write(desk.path("kept.wiki"), "قديم").unwrap();
        let mode = |mode| fs::Permissions::from_mode(mode);
        fs::set_permissions(desk.path("kept.wiki"), mode(0o444)).unwrap();
        desk.refuses("export s.ron -o kept.wiki", "محمي من الكتابة");
        desk.refuses("import s.txt --force -o kept.wiki", "محمي من الكتابة");

        fs::set_permissions(desk.path("s.txt"), mode(0o000)).unwrap();
        if fs::read(desk.path("s.txt")).is_ok() {
            return; // Root may read everything.
        }
        // Others may write to it, its owner may not: what the folder allows does not matter.
        fs::set_permissions(desk.path("kept.wiki"), mode(0o466)).unwrap();
        check_refusal(&desk.run("export s.ron -o kept.wiki"), "محمي من الكتابة");
        assert_eq!(desk.read("kept.wiki"), "قديم".as_bytes());
        let ran = desk.run("import s.txt -o out.ron");
        check_refusal(&ran, "لا إذن");
        fs::create_dir(desk.path("shut.d")).unwrap();
        fs::set_permissions(desk.path("shut.d"), mode(0o500)).unwrap();
        check_refusal(&desk.run("export s.ron -o shut.d/out.wiki"), "لا إذن");
    }

    #[test]
    fn a_file_name_of_any_bytes_is_named_without_steering_the_terminal() {
        let desk = Desk::new();
        let name = OsString::from_vec(b"\xFF\x1B[2J\n\xE2\x81\xA9x.ron".to_vec());
        let ran = run_words(["check".into(), desk.path("").join(name).into_os_string()], b"");
        check_refusal(&ran, "لا يوجد ملف");
        assert!(!ran.err.contains('\u{1B}'));
    }
}

/// A stream that fails in one way.
struct Failing(io::ErrorKind);

impl Write for Failing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Err(self.0.into())
    }
}

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(self.0.into())
    }
}

#[test]
fn streams_that_fail_are_told_of_and_a_closed_one_is_no_failure() {
    let desk = Desk::new();
    let run = |words: [&str; 2], kind| {
        let word = |word: &str| match word.contains('.') {
            true => desk.path(word).into_os_string(),
            false => OsString::from(word),
        };
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let mut errors = Vec::new();
        let mut streams =
            Streams { input: &mut Failing(kind), output: &mut Failing(kind), errors: &mut errors };
        let environment = Environment { language: Some(Language::Arabic), today };
        let outcome = cli::run(words.map(word), &environment, &mut streams);
        let Outcome::Exit(code) = outcome else { panic!("{outcome:?}") };
        Ran { code, out: String::new(), err: String::from_utf8(errors).unwrap() }
    };
    for words in [["export", "s.ron"], ["check", "s.ron"], ["--help", "--help"]] {
        let closed = run(words, io::ErrorKind::BrokenPipe);
        assert_eq!((closed.code, closed.err.as_str()), (0, ""), "{words:?}");
        check_refusal(&run(words, io::ErrorKind::StorageFull), "المخرج القياسي");
    }
    check_refusal(&run(["check", "-"], io::ErrorKind::IsADirectory), "المدخل القياسي");
}

/// The program itself, with these variables and no others.
fn program(variables: &[(&str, &str)], words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tahrir"));
    command.env_clear().envs(variables.iter().copied()).args(words);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[track_caller]
fn check_output(output: &Output, code: i32, out: &str, err: &str) {
    let shown = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (found_out, found_err) = (shown(&output.stdout), shown(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{found_out}{found_err}");
    assert!(found_out.contains(out) && found_err.contains(err), "{found_out}{found_err}");
}

#[test]
fn the_program_ends_with_the_promised_codes() {
    let desk = Desk::new();
    let draft = desk.path("s.ron");
    let draft = draft.to_str().unwrap();
    check_output(&program(&[], &["export", draft]).output().unwrap(), 0, "سمرقند", "");
    check_output(&program(&[], &["check", draft]).output().unwrap(), 1, "پوتن", "");
    check_output(&program(&[], &["check", "none.ron"]).output().unwrap(), 2, "", "none.ron");
    check_output(&program(&[], &[]).output().unwrap(), 2, "", "tahrir --help");
    check_output(&program(&[], &["--version"]).output().unwrap(), 0, "tahrir ", "");
}

#[test]
fn the_locale_chooses_the_language() {
    let help = |variables: &[(&str, &str)], words: &[&str]| {
        let output = program(variables, words).output().unwrap();
        String::from_utf8(output.stdout).unwrap().contains("Usage:")
    };
    assert!(!help(&[], &["--help"]));
    assert!(help(&[("LANG", "en_US.UTF-8")], &["--help"]));
    assert!(!help(&[("LANG", "ar_EG.UTF-8")], &["--help"]));
    assert!(!help(&[("LANG", "C")], &["--help"]));
    assert!(help(&[("LANG", "ar_EG"), ("LC_ALL", "en_GB")], &["--help"]));
    assert!(help(&[("LANG", "en_GB"), ("LC_ALL", "")], &["--help"]));
    assert!(!help(&[("LANG", "en_GB")], &["--help", "--lang", "ar"]));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("long.txt");
    fs::write(&text, "سطر من النص\n".repeat(100_000)).unwrap();
    let mut child =
        program(&[], &["import", "--as", "plain", text.to_str().unwrap()]).spawn().unwrap();
    // The pipe is closed while the program has more to say than a pipe holds.
    let mut start = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut start).unwrap();
    let output = child.wait_with_output().unwrap();
    check_output(&output, 0, "", "");
    assert_eq!(output.stderr, b"");
}

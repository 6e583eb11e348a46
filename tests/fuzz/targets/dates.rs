//! Any text as a date: never a panic, an answer that can be written down and read back, and the same
//! date again from every style that it is written in.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tahrir::dates::cs1::{Parameter, accepts};
use tahrir::dates::{DateStyle, Edtf, PartialDate, Reading, Setting, Verdict, interpret, read, write};

fuzz_target!(|text: &str| {
    let today = PartialDate::day(2026, 11, 25).expect("a day").earliest();
    let known = Setting { today: Some(today), relative_to: Some(today), address: Some(today) };
    for setting in [Setting::default(), known] {
        let found = interpret(text, &setting);
        assert_eq!(found.understood.is_some(), found.verdict() <= Verdict::Fixable);
        for date in found.choices.iter().copied().chain(found.edtf()) {
            let again: Edtf = date.to_string().parse().expect("what we write is EDTF");
            assert_eq!(again, date);
        }
    }
    if let Reading::Understood(date) = read(text) {
        for style in DateStyle::ALL {
            match read(&write(date, style)) {
                Reading::Understood(again) => assert_eq!(again, date),
                // In digits alone it may be Hijri, or a range of years.
                Reading::NotUnderstood => {}
                Reading::Impossible(error) => panic!("{text}: {error}"),
            }
        }
    }
    accepts(text, Parameter::Date, today);
});

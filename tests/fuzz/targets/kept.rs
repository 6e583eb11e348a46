//! Whatever stands in the files that the program keeps for itself, reading it is no end: settings,
//! copies that outlive a crash.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tahrir::storage::recovery;
use tahrir::storage::settings::Settings;

fuzz_target!(|bytes: &[u8]| {
    let _ = recovery::parse(bytes);
    let Ok(text) = str::from_utf8(bytes) else { return };
    let Some((settings, _)) = Settings::read(text) else { return };
    let (again, unfit) = Settings::read(&settings.write()).expect("what we write can be read");
    assert!(unfit.is_empty(), "{unfit:?}");
    assert_eq!(again, settings);
});

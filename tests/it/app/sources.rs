//! The citation manager.

use super::Newsroom;

#[test]
fn look() {
    let mut newsroom = Newsroom::sample();
    let picture = newsroom.picture();
    crate::pictures::write(std::path::Path::new("/tmp/s1.png"), &picture);
}

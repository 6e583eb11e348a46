//! The program: hands the process's arguments, streams and clock to the library.
fn main() {}

//! The editing widget: keys, pointer, what lies over the text.

mod ends;
mod keys;
mod pointer;

//! The editing widget: keys, pointer, what lies over the text.

mod keys;
mod pointer;

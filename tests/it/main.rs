//! The one integration-test binary: what must hold of the whole house.

mod generate;
mod tidy;
mod undo;
mod wikitext;

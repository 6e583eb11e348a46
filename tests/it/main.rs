//! The one integration-test binary: what must hold of the whole house.

mod example;
mod generate;
mod golden;
mod tidy;
mod undo;
mod wiki_cases;
mod wikitext;

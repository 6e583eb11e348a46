//! The one integration-test binary: what must hold of the whole house.

// Each part says that it is a test: only there may code fail loudly.
#[cfg(test)]
mod awkward;
#[cfg(test)]
#[cfg(feature = "gui")]
mod canvas;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod editing;
#[cfg(test)]
mod example;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod generate;
#[cfg(test)]
mod golden;
#[cfg(test)]
#[cfg(feature = "gui")]
mod long_texts;
#[cfg(test)]
mod tidy;
#[cfg(test)]
#[cfg(feature = "gui")]
mod typeset;
#[cfg(test)]
mod undo;
#[cfg(test)]
mod wiki_cases;
#[cfg(test)]
mod wikitext;

//! The one integration-test binary: what must hold of the whole house.

// Each part says that it is a test: only there may code fail loudly.
#[cfg(test)]
#[cfg(feature = "gui")]
mod accessibility;
#[cfg(test)]
#[cfg(feature = "gui")]
mod app;
#[cfg(test)]
mod assets;
#[cfg(test)]
mod awkward;
#[cfg(test)]
#[cfg(feature = "gui")]
mod canvas;
#[cfg(test)]
mod carrying;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod dates;
#[cfg(test)]
#[cfg(feature = "gui")]
mod desk;
#[cfg(test)]
#[cfg(feature = "gui")]
mod desktop;
#[cfg(test)]
mod editing;
mod entities;
#[cfg(test)]
mod example;
#[cfg(test)]
#[cfg(feature = "gui")]
mod fields;
#[cfg(test)]
#[cfg(feature = "gui")]
mod find_bar;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod generate;
#[cfg(test)]
mod golden;
#[cfg(test)]
#[cfg(feature = "gui")]
mod labels;
#[cfg(test)]
#[cfg(feature = "gui")]
mod long_texts;
#[cfg(test)]
#[cfg(feature = "gui")]
mod looked_at;
#[cfg(test)]
#[cfg(feature = "gui")]
mod pictures;
#[cfg(test)]
mod points;
#[cfg(test)]
mod references;
#[cfg(test)]
mod refs;
#[cfg(test)]
#[cfg(feature = "gui")]
mod text_menu;
#[cfg(test)]
mod tidy;
#[cfg(test)]
#[cfg(feature = "gui")]
mod typeset;
#[cfg(test)]
mod undo;
#[cfg(test)]
#[cfg(feature = "gui")]
mod widgets;
#[cfg(test)]
mod wiki_cases;
#[cfg(test)]
mod wikitext;

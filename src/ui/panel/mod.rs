//! The panels beside the text: each reads what was seen in the article and pushes actions; none
//! changes anything by itself.

pub mod entities;
pub mod problems;
pub mod sources;

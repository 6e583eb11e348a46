//! The panels beside the article. Each shows what was seen in it and pushes actions; none changes it.

pub mod sources;

//! form
/// f
#[derive(Default)]
pub struct SourceForm;

//! time
mod plot;

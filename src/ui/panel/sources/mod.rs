//! sources
mod time;

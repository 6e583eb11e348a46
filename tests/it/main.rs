//! The one integration-test binary.

// Each part says that it is a test: only there may code fail loudly.
#[cfg(test)]
mod formats;

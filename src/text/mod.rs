//! Text as bytes, clusters and letters: what every other room says about a string.

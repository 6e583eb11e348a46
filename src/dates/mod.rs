//! Dates as sources give them.

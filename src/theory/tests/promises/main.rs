//! The verdict never contradicts the theorem: every property under every move, in models of every
//! precision, to the limits of κ, of shifts and of scales, and in models that have nothing to say.

mod cosines;
mod degenerate;
mod limits;
mod off_target;
mod planted;
mod ranks;
mod reads;
mod suggestions;

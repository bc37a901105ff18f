//! What is drawn, on any plotters backend, and the files that a picture is taken away in.
//!
//! # Module map (arrows go down only)
//! | module | noun |
//! |---|---|
//! | [`press`] | figures as files that need more than the page carries; its own worker makes them |
//! | [`export`] | files to take away: pictures and the numbers behind them |
//! | [`figure`] | drawing a scene on any plotters backend, and clouds of points by pixels |
//! | [`scene`] | what a plot shows, the camera, hit test, label placement |

pub mod export;
pub mod figure;
pub mod press;
pub mod scene;

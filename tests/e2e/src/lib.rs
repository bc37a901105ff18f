//! Drives the built page in Chromium as a person would.

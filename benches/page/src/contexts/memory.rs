//! The memory of a browser's largest tab: what its process holds for itself, and its share of what
//! several hold (Linux only; NaN elsewhere).

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

/// How often it is looked at.
const GLANCE: Duration = Duration::from_millis(100);

/// The most that any tab of this process's browsers has held since.
pub struct Peak {
    kilobytes: Arc<AtomicU64>,
    ended: Arc<AtomicBool>,
}

impl Peak {
    /// Looks on until it is dropped.
    pub fn watch() -> Self {
        let peak = Self { kilobytes: Arc::default(), ended: Arc::default() };
        let (kilobytes, ended) = (Arc::clone(&peak.kilobytes), Arc::clone(&peak.ended));
        thread::spawn(move || {
            while !ended.load(Ordering::Relaxed) {
                kilobytes.fetch_max(largest(), Ordering::Relaxed);
                thread::sleep(GLANCE);
            }
        });
        peak
    }

    /// So far.
    pub fn megabytes(&self) -> f64 {
        match self.kilobytes.load(Ordering::Relaxed) {
            0 => f64::NAN,
            kilobytes => kilobytes as f64 / 1e3,
        }
    }
}

impl Drop for Peak {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
    }
}

/// Kilobytes of the largest tab below this process.
fn largest() -> u64 {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let processes = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    processes.filter(|&id| is_tab(id) && is_ours(id)).filter_map(held).max().unwrap_or(0)
}

fn is_tab(process: u32) -> bool {
    let line = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    String::from_utf8_lossy(&line).contains("--type=renderer")
}

fn is_ours(process: u32) -> bool {
    let own = std::process::id();
    let mut at = Some(process);
    while let Some(process) = at.filter(|&process| process > 1) {
        if process == own {
            return true;
        }
        at = parent(process);
    }
    false
}

fn parent(process: u32) -> Option<u32> {
    let line = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name before it may hold anything.
    line.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()
}

fn held(process: u32) -> Option<u64> {
    let all = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = all.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.split_whitespace().next()?.parse().ok()
}

//! What is wrong with the layout, found by script: overflow, overlap, clipped text, targets too small to hit.

use crate::page::Page;
use crate::trouble::Outcome;

impl Page {
    /// Everything wrong with what is on the page now, in words.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn layout_faults(&self) -> Outcome<Vec<String>> {
        let found = self.script(FAULTS).await?;
        let words = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        Ok(found.as_array().into_iter().flatten().filter_map(words).collect())
    }
}

/// Targets inside running text are exempt, as in WCAG 2.2, 2.5.8; so are checkboxes whose label is the target.
const FAULTS: &str = r#"
const faults = [], name = e => `${e.tagName.toLowerCase()}${e.className && e.className.baseVal === undefined ? '.' + String(e.className).trim().replace(/\s+/g, '.') : ''} "${(e.innerText || e.ariaLabel || '').trim().slice(0, 30)}"`;
const seen = e => {
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && style.clipPath === 'none' && e.checkVisibility();
};
if (document.documentElement.scrollWidth > innerWidth + 1)
  faults.push(`the page is ${document.documentElement.scrollWidth} px wide in ${innerWidth}`);
for (const e of document.querySelectorAll('body *')) {
  if (!seen(e) || e.closest('svg, math, .visually-hidden')) continue;
  const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  const style = getComputedStyle(e);
  if (own && style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.textOverflow !== 'ellipsis' && e.scrollWidth > e.clientWidth + 1)
    faults.push(`clipped: ${name(e)} needs ${e.scrollWidth} px, has ${e.clientWidth}`);
}
const targets = [...document.querySelectorAll('button, select, summary, a[href], input:not([type=checkbox]):not([type=radio])')]
  .filter(e => seen(e) && !e.matches('.term, .visually-hidden') && !e.disabled);
for (const e of targets) {
  const box = e.getBoundingClientRect();
  if (box.width < 23.5 || box.height < 23.5) faults.push(`small: ${name(e)} is ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
}
const floating = '.lesson, .menu, .offered, .hover-card, .term-card, .notice, .plot-table, .leave-presenting, dialog';
const fixed = targets.filter(e => !e.closest(floating));
for (let i = 0; i < fixed.length; i++) for (let j = i + 1; j < fixed.length; j++) {
  if (fixed[i].contains(fixed[j]) || fixed[j].contains(fixed[i])) continue;
  const a = fixed[i].getBoundingClientRect(), b = fixed[j].getBoundingClientRect();
  const scroller = e => e.closest('.controls, .board, .pairs');
  if (scroller(fixed[i]) !== scroller(fixed[j])) continue;
  const x = Math.min(a.right, b.right) - Math.max(a.left, b.left), y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (x > 2 && y > 2) faults.push(`overlap: ${name(fixed[i])} and ${name(fixed[j])}`);
}
return faults;
"#;

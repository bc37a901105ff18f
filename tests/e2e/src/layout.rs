//! What is wrong with the layout, found by script: overflow, overlap, clipped text, targets too
//! small to hit, texts of a plot over each other.

use crate::page::Page;
use crate::trouble::Outcome;

impl Page {
    /// From now on takes note of what is written on the plots, for [`Self::layout_faults`]: a plot
    /// that is drawn anew is looked at.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn note_texts(&self) -> Outcome {
        self.script(NOTED).await?;
        Ok(())
    }

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

/// Notes the box of every text since a canvas was wiped, in its own pixels.
const NOTED: &str = r#"
if (window.textsOfPlots) return;
const all = window.textsOfPlots = new Map();
const context = CanvasRenderingContext2D.prototype, { fillText, clearRect } = context;
context.clearRect = function (...area) { all.set(this.canvas, []); return clearRect.apply(this, area); };
context.fillText = function (text, x, y, ...rest) {
  const size = this.measureText(text), now = this.getTransform();
  const a = now.transformPoint({ x: x - size.actualBoundingBoxLeft, y: y - size.actualBoundingBoxAscent });
  const b = now.transformPoint({ x: x + size.actualBoundingBoxRight, y: y + size.actualBoundingBoxDescent });
  all.get(this.canvas)?.push({ text, left: a.x, top: a.y, right: b.x, bottom: b.y });
  return fillText.call(this, text, x, y, ...rest);
};
"#;

/// Targets inside running text are exempt, as in WCAG 2.2, 2.5.8; so are checkboxes whose label is
/// the target. Behind an open dialog nothing is looked at. What floats may lie over the rest; lines
/// of text within one part may not lie over each other.
const FAULTS: &str = r#"
const faults = [], name = e => `${e.tagName.toLowerCase()}${e.className && e.className.baseVal === undefined ? '.' + String(e.className).trim().replace(/\s+/g, '.') : ''} "${(e.innerText || e.ariaLabel || '').trim().slice(0, 30)}"`;
const scope = document.querySelector('dialog[open]') ?? document.body;
const scrollers = '.controls, .board, .fates, .rail, .lesson-body, .pairs, .menu, .offered, .plot-table, .chips, textarea, pre';
const seen = e => {
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && style.clipPath === 'none' && e.checkVisibility();
};
for (const e of [document.documentElement, ...document.querySelectorAll('dialog[open], .panel')])
  if (e.scrollWidth > e.clientWidth + 1 && (e === document.documentElement || seen(e)))
    faults.push(`wide: ${name(e).slice(0, 60)} needs ${e.scrollWidth} px, has ${e.clientWidth}`);
const lines = [];
for (const e of scope.querySelectorAll('*')) {
  if (!seen(e) || e.closest('svg, math, .visually-hidden')) continue;
  const own = [...e.childNodes].filter(n => n.nodeType === 3 && n.data.trim());
  if (!own.length) continue;
  const style = getComputedStyle(e);
  if (style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.textOverflow !== 'ellipsis' && e.scrollWidth > e.clientWidth + 1)
    faults.push(`clipped: ${name(e)} needs ${e.scrollWidth} px, has ${e.clientWidth}`);
  for (const node of own) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const frame = style.overflowX === 'visible' ? null : e.getBoundingClientRect();
    const cut = box => frame ? { left: Math.max(box.left, frame.left), right: Math.min(box.right, frame.right), top: box.top, bottom: box.bottom } : box;
    for (const box of range.getClientRects()) lines.push({ e, box: cut(box), part: e.closest(`.help > .heading, dialog, ${scrollers}, .lesson, .notice, .refusals, .stage, .panel, .topbar, .hover-card, .term-card, .leave-presenting`) });
  }
}
for (let i = 0; i < lines.length; i++) for (let j = i + 1; j < lines.length; j++) {
  const { e, box: a, part } = lines[i], { e: f, box: b, part: other } = lines[j];
  if (e === f || part !== other || e.closest('select') || f.closest('select')) continue;
  const x = Math.min(a.right, b.right) - Math.max(a.left, b.left), y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (x > 3 && y > 4) faults.push(`crowded: ${name(e)} and ${name(f)}`);
}
const targets = [...scope.querySelectorAll('button, select, summary, a[href], input:not([type=checkbox]):not([type=radio])')]
  .filter(e => seen(e) && !e.matches('.term, .visually-hidden') && !e.disabled);
for (const e of targets) {
  const box = e.getBoundingClientRect();
  if (box.width < 23.5 || box.height < 23.5) faults.push(`small: ${name(e)} is ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`);
}
const floating = '.lesson, .rail, .stages, .refusals, .menu, .offered, .hover-card, .term-card, .notice, .plot-table, .leave-presenting, .help > .heading';
const fixed = targets.filter(e => !e.closest(floating));
for (let i = 0; i < fixed.length; i++) for (let j = i + 1; j < fixed.length; j++) {
  if (fixed[i].contains(fixed[j]) || fixed[j].contains(fixed[i])) continue;
  if (fixed[i].closest(scrollers) !== fixed[j].closest(scrollers)) continue;
  const a = fixed[i].getBoundingClientRect(), b = fixed[j].getBoundingClientRect();
  const x = Math.min(a.right, b.right) - Math.max(a.left, b.left), y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (x > 2 && y > 2) faults.push(`overlap: ${name(fixed[i])} and ${name(fixed[j])}`);
}
for (const [canvas, texts] of window.textsOfPlots ?? []) {
  if (!canvas.isConnected || !seen(canvas)) continue;
  // A text that is lifted off was written several times, right beside itself.
  const pixel = canvas.width / canvas.clientWidth, once = [];
  const near = a => Math.max((a.bottom - a.top) / 2, 4 * pixel); // A sign for a space is flatter than its outline.
  const apart = (a, b) => a.text !== b.text || Math.max(Math.abs(a.left - b.left), Math.abs(a.top - b.top)) > near(a);
  for (const text of texts) if (once.every(other => apart(text, other))) once.push(text);
  for (let i = 0; i < once.length; i++) for (let j = i + 1; j < once.length; j++) {
    const a = once[i], b = once[j];
    const x = Math.min(a.right, b.right) - Math.max(a.left, b.left), y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (x > 2 * pixel && y > 2 * pixel) faults.push(`on a plot: "${a.text}" and "${b.text}"`);
  }
}
return faults;
"#;

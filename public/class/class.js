// What a class handed in, as charts. A text or a file may hold many links.
import { points, said } from "../record.js";

const part = (id) => document.getElementById(id);
const make = (tag, text = "", properties = {}) => Object.assign(document.createElement(tag), { textContent: text, ...properties });
const tag = language();
const { words, properties: names } = await (await fetch(`${tag}.json`)).json();
document.documentElement.lang = tag;
document.title = words.title;
for (const element of document.querySelectorAll("[data-word]")) element.firstChild.data = words[element.dataset.word];
for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", words[element.dataset.label]);
// The links of each file, by its name; those of the box are read anew whenever it changes.
const opened = new Map();
const lessons = new Map();
let shown = [];

// The language that the address asks for, that the reader chose in the app, or reads: one that there are words of.
function language() {
  let kept;
  try {
    kept = localStorage.getItem("all-or-none.language");
  } catch {
    // A browser that keeps nothing says so when it is asked.
  }
  const asked = [new URLSearchParams(location.search).get("lang"), kept, ...navigator.languages];
  return asked.map((name) => name?.split("-")[0].toLowerCase()).find((name) => ["de", "en", "es", "fr", "it", "zh"].includes(name)) ?? "en";
}

// Words with their data, one piece for each {}.
function filled(text, ...data) {
  return text.replaceAll("{}", () => data.shift());
}

part("links").addEventListener("input", show);
part("files").addEventListener("change", async ({ target }) => {
  for (const file of target.files) opened.set(file.name, handedIn(await file.text(), file.name));
  target.value = "";
  show();
});
part("clear").addEventListener("click", () => {
  opened.clear();
  part("links").value = "";
  show();
});
part("save").addEventListener("click", () => {
  const cell = (value) => `"${String(value).replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`;
  const lines = shown.map(({ who, right, all }) => [cell(who), right, all].join(","));
  const blob = new Blob([["name,right,of", ...lines].join("\r\n")], { type: "text/csv" });
  make("a", "", { href: URL.createObjectURL(blob), download: "answers.csv" }).click();
});

// The records in a text: of all links in it, or of the session that it is.
function handedIn(text, file) {
  if (text.trimStart().startsWith('{"all-or-none"')) {
    try {
      return [JSON.parse(text).session?.record].map((record) => ({ record, file }));
    } catch {
      return [{ file }];
    }
  }
  const links = [...text.matchAll(/#v1\.([\w-]+)/g)];
  return links.map(([, code]) => ({ record: decoded(code)?.record, file }));
}

// What a link says; nothing of one that was cut off.
function decoded(code) {
  try {
    return said(code);
  } catch {
    return null;
  }
}

// One record a learner: who hands in twice is counted once, with what goes further.
async function show() {
  const all = [...[...opened.values()].flat(), ...handedIn(part("links").value, "")];
  const learners = new Map();
  let without = 0;
  for (const { record, file } of all) {
    if (!record || typeof record !== "object") {
      without += 1;
      continue;
    }
    const who = String(record.who || file || "");
    const key = who || JSON.stringify(record);
    const before = learners.get(key);
    const learner = { who, record, ...points(record) };
    if (!before || size(record) >= size(before.record)) learners.set(key, learner);
  }
  shown = [...learners.values()].sort((a, b) => a.who.localeCompare(b.who));
  let unnamed = 0;
  for (const learner of shown) learner.who ||= filled(words.unnamed, ++unnamed);
  part("save").disabled = !shown.length;
  const counted = shown.length === 1 ? words.learner : filled(words.learners, shown.length);
  const skipped = without ? filled(without === 1 ? words.skipped_one : words.skipped, without) : "";
  part("said").textContent = all.length ? counted + skipped : "";
  const charts = shown.length ? [...bets(), ...await questions(), ...table()] : [];
  part("charts").replaceChildren(...charts);
}

const size = ({ bets = [], done = {}, answers = {} }) => bets.length + Object.keys(done).length + Object.keys(answers).length;

// A row of a chart: what it is about, and a bar of pieces [short text, count, right or not, long text], whose lengths are to be
// compared with `most`.
function row(name, pieces, most) {
  const line = make("tr");
  const [head, cell, bar] = [make("th", name, { scope: "row" }), make("td"), make("div", "", { className: "bar" })];
  for (const [text, count, right, long = text] of pieces.filter(([, count]) => count)) {
    const piece = make("span", `${count} ${text}`, { className: right ? "right" : "wrong", title: `${count} ${long}` });
    piece.style.width = `${100 * count / most}%`;
    bar.append(piece);
  }
  cell.append(bar);
  line.append(head, cell);
  return line;
}

function chart(caption, rows) {
  const [bars, body] = [make("table", "", { className: "bars" }), make("tbody")];
  body.append(...rows);
  bars.append(make("caption", caption), body);
  return bars;
}

// For each property: how many said that it survives, and were right; how many said that it does not, and were right.
function bets() {
  const counts = new Map();
  for (const { record } of shown) {
    for (const { said = {}, survived = {} } of record.bets ?? []) {
      for (const [id, came] of Object.entries(survived)) {
        const count = counts.get(id) ?? { yes: 0, vain: 0, no: 0, missed: 0 };
        const kind = said[id] ? (came ? "yes" : "vain") : (came ? "missed" : "no");
        count[kind] += 1;
        counts.set(id, count);
      }
    }
  }
  if (!counts.size) return [];
  const most = Math.max(...[...counts.values()].map(({ yes, vain, no, missed }) => yes + vain + no + missed));
  const share = ({ yes, vain, no, missed }) => (yes + no) / (yes + vain + no + missed);
  // What most got wrong comes first: it is what there is to speak about.
  const rows = [...counts].sort(([, a], [, b]) => share(a) - share(b)).map(([id, { yes, vain, no, missed }]) => row(names[id] ?? id, [
    [words.yes, yes, true, words.kept],
    [words.no, no, true, words.lost],
    [words.yes, vain, false, words.not_kept],
    [words.no, missed, false, words.not_lost],
  ], most));
  return [make("h2", words.bets), chart(words.bets_about, rows)];
}

// For each question of the lesson that was played: the answers that were given first.
async function questions() {
  const parts = [];
  for (const name of new Set(shown.map(({ record }) => record.lesson).filter(Boolean))) {
    const played = shown.filter(({ record }) => record.lesson === name);
    const lesson = await fetched(name);
    parts.push(make("h2", lesson?.title ?? name));
    const steps = [...new Set(played.flatMap(({ record }) => Object.keys({ ...record.done, ...record.answers })))].map(Number);
    for (const step of steps.sort((a, b) => a - b)) {
      const task = lesson?.steps?.[step]?.task;
      parts.push(make("h3", filled(words.step, step + 1, plain(task?.ask ?? words.a_task))));
      const given = played.map(({ record }) => record.answers?.[step]).filter(Boolean);
      const rows = given.length ? answers(given, task?.question) : tasks(played, step);
      const caption = given.length ? filled(words.first, given.length) : words.done;
      parts.push(chart(caption, rows(played.length)));
    }
  }
  return parts;
}

function tasks(played, step) {
  const count = (is) => played.filter(({ record }) => record.done?.[step] === is).length;
  return (most) => [row(words.the_task, [[words.alone, count(true), true], [words.helped, count(false), false]], most)];
}

function answers(given, question) {
  const counts = new Map();
  for (const { choice, number } of given) counts.set(choice ?? number, (counts.get(choice ?? number) ?? 0) + 1);
  if (question?.choices) {
    const texts = question.choices;
    return (most) => texts.map(({ say, right }, at) => row(plain(say), [["", counts.get(at) ?? 0, right]], most));
  }
  const near = (value) => question?.number && Math.abs(value - question.number.value) <= question.number.within;
  const said = [...counts].sort(([a], [b]) => a - b);
  return (most) => said.map(([value, count]) => row(String(value), [["", count, near(value)]], most));
}

// The lesson of this name, if it lies beside the app, with its texts in the language where there are some.
async function fetched(name) {
  const bundled = /^[\w-]+$/.test(name);
  if (!lessons.has(name)) {
    const [lesson, own] = [bundled ? `lessons/${name}.json` : name, bundled && tag !== "en" ? `lessons/${tag}/${name}.json` : null];
    lessons.set(name, Promise.all([json(lesson), own && json(own)]).then(([lesson, own]) => retold(lesson, own)));
  }
  return lessons.get(name);
}

async function json(path) {
  const address = new URL(`../${path}`, location.href);
  if (address.origin !== location.origin) return null;
  return fetch(address).then((file) => file.ok ? file.json() : null).catch(() => null);
}

// What is said in a file, with the texts that another has in the same places.
function retold(said, own) {
  if (typeof said === "string" && typeof own === "string") return own;
  if (Array.isArray(said) && Array.isArray(own)) return said.map((part, at) => retold(part, own[at]));
  if (!said || !own || typeof said !== "object" || typeof own !== "object") return said;
  return Object.fromEntries(Object.entries(said).map(([name, part]) => [name, retold(part, own[name])]));
}

// The notation of lessons without its marks.
function plain(text) {
  return text.replace(/\[\[[^\]|]*\|([^\]]*)\]\]/g, "$1").replace(/\[\[([^\]]*)\]\]/g, "$1").replace(/\*([^*]+)\*/g, "$1")
    .replace(/\\text\{([^}]*)\}/g, "$1").replace(/\\(\w+)/g, "$1").replace(/[${}]/g, "");
}

function table() {
  const [all, head, body] = [make("table"), make("thead"), make("tbody")];
  const cells = (tag, texts) => texts.map((text, at) => make(tag, text, { className: at ? "number" : "" }));
  const line = (tag, texts) => {
    const row = make("tr");
    row.append(...cells(tag, texts));
    return row;
  };
  head.append(line("th", [words.name, words.points, words.bets]));
  body.append(...shown.map(({ who, right, all: of, record }) => line("td", [who, filled(words.of, right, of), `${record.bets?.length ?? 0}`])));
  const mean = shown.reduce((sum, { right, all: of }) => sum + (of ? right / of : 0), 0) / shown.length;
  all.append(make("caption", filled(words.points_about, Math.round(100 * mean))), head, body);
  return [make("h2", words.learners_title), all];
}

// How long the app waits at most, in milliseconds, for the model that it opens with to reach its reader.
const PATIENCE = 350;
// The app's other programs run in workers; the module of each is compiled once, however often it is started.
const modules = {};
// The first reader, which starts and reads the first model while the app itself is still compiling; whoever asks first gets it.
let ahead = null;
window.startProgram = startProgram;
function startProgram(name) {
  if (name === "worker" && ahead) {
    const worker = ahead;
    ahead = null;
    return worker;
  }
  const { start, [name]: file } = document.documentElement.dataset;
  const [address, script] = [placed(file), placed(file.replace("_bg.wasm", ".js"))];
  const worker = new Worker(placed(start), { type: "module" });
  modules[name] ??= WebAssembly.compileStreaming(fetch(address));
  // Where a server sends another media type, compiling while arriving fails: the worker then fetches by itself.
  modules[name].catch(() => address).then((module) => worker.postMessage({ script, module }));
  // What is fetched only when it is wanted is kept for later visits, too.
  navigator.serviceWorker?.ready.then(({ active }) => active.postMessage({ wanted: [script, address] }));
  return worker;
}

// The address of a file of the page's: beside it, or inside it where the page is one file.
window.placed = placed;
function placed(name) {
  return window.inside?.get(name.replace(/^\.\//, "")) ?? new URL(name, document.baseURI).href;
}

// Starts the app where the browser has what it needs, and says in plain words what is missing where it has not.
(async () => {
  const simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  const needs = {
    "WebAssembly": () => typeof WebAssembly.compileStreaming === "function",
    "WebAssembly SIMD": () => WebAssembly.validate(new Uint8Array(simd)),
    "dialogs": () => typeof HTMLDialogElement === "function",
  };
  const has = (test) => { try { return test(); } catch { return false; } };
  const missing = Object.keys(needs).filter((name) => !has(needs[name]));
  if (missing.length) {
    (await parsed()).textContent = `This browser lacks ${missing.join(", ")}. All or None runs in Chrome and Edge 91, Firefox 114, ` +
      "Safari 16.4 and later.";
    return;
  }
  await window.unpacked;
  const script = moduleScript();
  const wasm = script.then((name) => placed(name.replace(/\.js$/, "_bg.wasm")));
  const module = wasm.then((address) => WebAssembly.compileStreaming(fetch(address)).catch(() => address));
  const [notice] = await Promise.all([parsed(), renewed(), soon(readAhead())]);
  try {
    const { default: start } = await import(placed(await script));
    await start({ module_or_path: await module });
    notice.remove();
  } catch (error) {
    notice.textContent = `The app could not be started: ${error.message}. Reload the page to try again.`;
    throw error;
  }
  keepOffline();
})();

// What the page says until the app is there, once the page is read to its end.
async function parsed() {
  if (document.readyState === "loading") await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
  return document.getElementById("notice");
}

// The app's script, which the build names in the page.
async function moduleScript() {
  await parsed();
  return document.documentElement.dataset.app ?? document.querySelector("link[rel=modulepreload]").getAttribute("href");
}

// The app keeps the page busy while it starts: what is about to be done goes first, what takes longer does not.
function soon(work) {
  return Promise.race([work, new Promise((done) => setTimeout(done, PATIENCE))]);
}

// Starts the first reader, and has it read the model that the page opens with unless the address asks for another. Done
// when the reader has the file, or why there is none.
async function readAhead() {
  const reader = startProgram("worker");
  ahead = reader;
  reader.onerror = () => { ahead = null; };
  if (location.hash || window.inside || new URLSearchParams(location.search).has("lesson")) return;
  const path = document.documentElement.dataset.model;
  reader.ahead = path;
  reader.postMessage({ ahead: path });
  try {
    const response = await fetch(path);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    const file = await response.arrayBuffer();
    reader.postMessage({ file }, [file]);
  } catch (error) {
    reader.postMessage({ file: `${path}: ${error.message}` });
  }
}

// A version that arrived during the last visit takes over now, while nothing can be lost.
async function renewed() {
  if (window.inside) return;
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration?.waiting) return;
  const changed = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", () => done(true)));
  registration.waiting.postMessage("take over");
  const refused = new Promise((done) => setTimeout(done, 500, false));
  if (await Promise.race([changed, refused])) location.reload();
}

// Keeps the page for later visits without a network, once it has nothing better to do.
function keepOffline() {
  if (window.inside) return;
  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 1000));
  idle(() => navigator.serviceWorker?.register("service-worker.js").catch((error) => console.info("offline use:", error.message)));
}

// The app stopped at a fault of its own: says so, offers what a report needs, and the way back.
addEventListener("app-fault", ({ detail }) => {
  const details = [detail, `Address: ${location.href}`, `Browser: ${navigator.userAgent}`].join("\n");
  const make = (tag, text, properties = {}) => Object.assign(document.createElement(tag), { textContent: text }, properties);
  const report = make("dialog", "", { className: "help report" });
  report.setAttribute("aria-labelledby", "report-title");
  const said = make("p", "", { className: "small" });
  said.setAttribute("role", "status");
  const copied = () => navigator.clipboard.writeText(details).then(() => "Copied", () => "Select the text above and copy it");
  const copy = make("button", "Copy details", { onclick: async () => { said.textContent = await copied(); } });
  const restore = make("button", "Restore", { onclick: () => location.reload() });
  const text = "All or None met a fault of its own and stopped. Restore opens the page again with the steps and choices that its " +
    "address holds; files of yours have to be picked again.";
  const buttons = make("p", "");
  buttons.append(restore, copy);
  report.append(make("h2", "Something went wrong", { id: "report-title" }), make("p", text), make("pre", details), buttons, said);
  document.body.append(report);
  report.showModal();
}, { once: true });

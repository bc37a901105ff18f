// <all-or-none>: the page, or one part of it, live in a page of one's own. Load it as a module and write
//   <all-or-none src="https://example.org/all-or-none/" part="stage" state="#v1.…" fit></all-or-none>
// Attributes: src, the address of the page (of this script's own folder if there is none); part, stage, board or distribution
// (the whole page if there is none); state, the part of a copied link behind its #; lesson, the name of a lesson; fit, the frame
// grows with what it shows; lang, or that of what it stands in, the language. Changing state or lesson changes what is shown; nothing is loaded anew.
// Events: ready and change (detail.state), and keys that the frame does not use, as if pressed on the element.
// Methods, all promises: state(), setState(text), open(files), lesson(name, step), figure({ format, width }).
//
// The messages, should another program want to speak them. Each is an object with allOrNone: 1.
//   to the frame    { allOrNone: 1, id, ask: "state" }                                  answer: the state, "#v1.…"
//                   { allOrNone: 1, id, ask: "setState", state }
//                   { allOrNone: 1, id, ask: "open", files: [{ name, bytes }] }         bytes: an ArrayBuffer
//                   { allOrNone: 1, id, ask: "lesson", name, step }                     step: from 0
//                   { allOrNone: 1, id, ask: "figure", format: "svg" | "png", width }   answer: text, or a Blob; width: in pixels
//   from the frame  { allOrNone: 1, id, answer } or { allOrNone: 1, id, error }
//                   { allOrNone: 1, event: "ready" | "change", state }
//                   { allOrNone: 1, event: "size", height }
//                   { allOrNone: 1, event: "key", key, code, shiftKey, altKey, ctrlKey, metaKey }
// The frame listens to the page around it alone, whose origin the address of the frame names as `host`, and answers to that origin.
const VERSION = 1;

class AllOrNone extends HTMLElement {
  static observedAttributes = ["state", "lesson"];

  #frame = document.createElement("iframe");
  #waiting = new Map();
  #asked = 0;
  #origin = null;
  #ready = null;
  #hear = (event) => this.#heard(event);

  constructor() {
    super();
    const style = new CSSStyleSheet();
    style.replaceSync(":host { display: block; height: 480px } :host([fit]) { height: auto } :host([hidden]) { display: none } " +
      "iframe { display: block; width: 100%; height: 100%; border: 0 }");
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = [style];
    this.#frame.title = "All or None";
    this.#frame.allow = "clipboard-write; fullscreen";
    root.append(this.#frame);
  }

  connectedCallback() {
    // A slide that is moved in the page loads its frame anew; what was shown is shown again.
    const again = this.currentState ?? this.getAttribute("state") ?? "";
    const address = new URL(this.getAttribute("src") ?? ".", this.hasAttribute("src") ? document.baseURI : import.meta.url);
    address.searchParams.set("embed", this.getAttribute("part") ?? "page");
    address.searchParams.set("host", location.origin);
    if (this.hasAttribute("lesson") && !again) address.searchParams.set("lesson", this.getAttribute("lesson"));
    const lang = this.closest("[lang]")?.lang;
    if (lang) address.searchParams.set("lang", lang);
    address.hash = again;
    this.#origin = address.origin;
    this.#ready = new Promise((done) => this.addEventListener("ready", done, { once: true }));
    addEventListener("message", this.#hear);
    this.#frame.title = this.getAttribute("label") ?? this.#frame.title;
    this.#frame.src = address.href;
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    for (const { fail } of this.#waiting.values()) fail(new Error("the frame was taken away"));
    this.#waiting.clear();
  }

  attributeChangedCallback(name, before, now) {
    if (!this.#ready || now === null || before === now || !this.isConnected) return;
    if (name === "state" && now !== this.currentState) this.setState(now).catch(console.error);
    if (name === "lesson") this.lesson(now).catch(console.error);
  }

  state() { return this.#ask({ ask: "state" }); }
  setState(state) { return this.#ask({ ask: "setState", state }); }
  lesson(name, step = 0) { return this.#ask({ ask: "lesson", name, step }); }
  figure({ format = "svg", width = 1600 } = {}) { return this.#ask({ ask: "figure", format, width }); }
  // Files as { name, bytes } with an ArrayBuffer each, or the browser's own Files; together they make one model.
  async open(files) {
    const read = async (file) => file instanceof Blob ? { name: file.name, bytes: await file.arrayBuffer() } : file;
    return this.#ask({ ask: "open", files: await Promise.all([files].flat().map(read)) });
  }

  async #ask(question) {
    await this.#ready;
    const id = ++this.#asked;
    const answer = new Promise((done, fail) => this.#waiting.set(id, { done, fail }));
    const handed = (question.files ?? []).map(({ bytes }) => bytes);
    this.#frame.contentWindow.postMessage({ allOrNone: VERSION, id, ...question }, this.#target(), handed);
    return answer;
  }

  // Pages opened as files have the origin "null", to which nothing can be addressed.
  #target() { return this.#origin === "null" ? "*" : this.#origin; }

  #heard({ source, origin, data }) {
    if (source !== this.#frame.contentWindow || origin !== this.#origin || data?.allOrNone !== VERSION) return;
    if ("id" in data) {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ("error" in data) waiting?.fail(new Error(data.error));
      else waiting?.done(data.answer);
    } else if (data.event === "size") {
      if (this.hasAttribute("fit")) this.#frame.style.height = `${Math.ceil(data.height)}px`;
    } else if (data.event === "key") {
      const { event, allOrNone, ...key } = data;
      this.dispatchEvent(new KeyboardEvent("keydown", { ...key, keyCode: CODES[key.key] ?? 0, bubbles: true, composed: true }));
    } else if (data.event === "ready" || data.event === "change") {
      this.currentState = data.state;
      this.dispatchEvent(new CustomEvent(data.event, { detail: { state: data.state }, bubbles: true }));
    }
  }
}

// What older programs, decks of slides among them, know keys by.
const CODES = { ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, PageUp: 33, PageDown: 34, End: 35, Home: 36, Escape: 27, " ": 32, Enter: 13 };

customElements.define("all-or-none", AllOrNone);

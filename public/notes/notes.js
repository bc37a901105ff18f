// Notes and a clock for whoever gives a talk: a second window beside the page that the audience sees. The page says which part is
// on, with all words in its language; this window says which keys were pressed; both through a channel of this origin, named in the
// address.
const channel = new BroadcastChannel(`all-or-none-talk-${location.hash.slice(1)}`);
const part = (id) => document.getElementById(id);
let slide = null;
let words = null;
// When the clock was started, in milliseconds; none before.
let since = null;

channel.onmessage = ({ data }) => {
  // The clock starts with the first step forth.
  if (slide && data.slide.at > slide.at) since ??= Date.now();
  slide = data.slide;
  speak(data.lang, data.words);
  document.title = `${slide.title} – ${slide.talk}`;
  part("title").textContent = slide.title;
  part("place").textContent = filled("place", slide.at + 1, slide.count, slide.from, slide.from + slide.minutes);
  part("say").replaceChildren(...slide.say.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  part("next").textContent = slide.next ? filled("next_part", slide.next) : words.get("last");
  tick();
};

function speak(lang, said) {
  words = said;
  document.documentElement.lang = lang;
  part("say").setAttribute("aria-label", words.get("say"));
  const arrows = { back: (text) => `← ${text}`, next: (text) => `${text} →` };
  for (const button of document.querySelectorAll("[data-word]")) {
    const word = button.dataset.word;
    button.textContent = (arrows[word] ?? String)(words.get(word));
    button.title = words.get(`${word}_help`);
  }
}

// A text with its data, one piece for each {}.
function filled(word, ...data) {
  return words.get(word).replaceAll("{}", () => data.shift());
}

addEventListener("keydown", (event) => {
  const acts = event.target.closest("button") && [" ", "Enter"].includes(event.key);
  if (event.ctrlKey || event.metaKey || event.altKey || acts || event.key === "Tab" || event.key === "Escape") return;
  channel.postMessage(event.key);
  if (["ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"].includes(event.key)) event.preventDefault();
});
for (const button of document.querySelectorAll("[data-key]")) {
  button.addEventListener("click", () => channel.postMessage(button.dataset.key));
}
part("run").addEventListener("click", () => {
  since = since === null ? Date.now() : null;
  tick();
});

// Minutes and seconds since the start, and how that compares with the plan.
function tick() {
  const seconds = since === null ? 0 : Math.floor((Date.now() - since) / 1000);
  const shown = (all) => `${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}`;
  part("clock").textContent = slide ? filled("of", shown(seconds), shown(60 * slide.total)) : shown(seconds);
  if (!slide) return;
  part("run").textContent = words.get(since === null ? "start" : "set_back");
  const left = 60 * (slide.from + slide.minutes) - seconds;
  const late = since !== null && left < 0;
  part("pace").classList.toggle("late", late);
  part("pace").textContent = late ? filled("over", shown(-left)) : filled("left", shown(left));
}
setInterval(tick, 500);
tick();
channel.postMessage("ready");

// Notes and a clock for whoever gives a talk: a second window beside the page that the audience sees. The page says which part is
// on, this window which keys were pressed; both through a channel of this origin, named in the address.
const channel = new BroadcastChannel(`all-or-none-talk-${location.hash.slice(1)}`);
const part = (id) => document.getElementById(id);
let slide = null;
// When the clock was started, in milliseconds; none before.
let since = null;

channel.onmessage = ({ data }) => {
  // The clock starts with the first step forth.
  if (slide && data.at > slide.at) since ??= Date.now();
  slide = data;
  document.title = `${slide.title} – ${slide.talk}`;
  part("title").textContent = slide.title;
  part("place").textContent = `Part ${slide.at + 1} of ${slide.count} · ${slide.from}–${slide.from + slide.minutes} min`;
  part("say").replaceChildren(...slide.say.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
  part("next").textContent = slide.next ? `Next: ${slide.next}` : "This is the last part";
  tick();
};

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
  part("clock").textContent = slide ? `${shown(seconds)} of ${shown(60 * slide.total)}` : shown(seconds);
  part("run").textContent = since === null ? "Start the clock" : "Set the clock back";
  const left = slide ? 60 * (slide.from + slide.minutes) - seconds : 0;
  const late = since !== null && left < 0;
  part("pace").classList.toggle("late", late);
  if (slide) part("pace").textContent = late ? `${shown(-left)} over this part` : `${shown(left)} left of this part`;
}
setInterval(tick, 500);
tick();
channel.postMessage("ready");

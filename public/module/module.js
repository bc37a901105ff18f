// A module of a course: the page in a frame, and what a learner says in it told to the course by SCORM 1.2 (the run-time environment's
// section 3.3: an object `API` of a window around this one, or of the one that opened it). Without a course the page works alone.
import { points, said } from "./record.js";

const API = found(window) ?? found(window.opener);
const frame = document.querySelector("all-or-none");
// Texts that a course keeps for a learner may have so many characters.
const MOST = 4096;
const began = Date.now();

// Windows are looked through outwards; those of other origins say nothing.
function found(from) {
  for (let window = from, steps = 0; window && steps < 12; steps += 1) {
    try {
      if (window.API) return window.API;
      if (window.parent === window) return null;
      window = window.parent;
    } catch {
      return null;
    }
  }
  return null;
}

function tell(element, value) {
  if (API && API.LMSSetValue(element, String(value)) === "false") {
    console.warn(`the course does not take ${element}: ${API.LMSGetErrorString(API.LMSGetLastError())}`);
  }
}

// What a link says of its learner.
const record = (state) => ({ tasks: 0, done: {}, bets: [], ...said(state.replace("#v1.", "")).record });

// All tasks were tried, and something was bet where there are none.
const isDone = ({ tasks, done, bets }) => tasks ? Object.keys(done).length >= tasks : bets.length > 0;

function report(state) {
  const learner = record(state);
  const { right, all } = points(learner);
  if (all) {
    tell("cmi.core.score.min", 0);
    tell("cmi.core.score.max", 100);
    tell("cmi.core.score.raw", Math.round(100 * right / all));
  }
  tell("cmi.core.lesson_status", isDone(learner) ? "completed" : "incomplete");
  if (state.length <= MOST) tell("cmi.suspend_data", state);
  API?.LMSCommit("");
}

// Hours, minutes and seconds as the course wants them.
function time(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(seconds / 60 % 60)}:${two(seconds % 60)}`;
}

if (API) {
  API.LMSInitialize("");
  const kept = API.LMSGetValue("cmi.suspend_data");
  // Where the learner was goes before what the module begins with.
  frame.addEventListener("ready", async ({ detail }) => {
    if (kept.startsWith("#v1.")) await frame.setState(kept);
    else report(detail.state);
    frame.addEventListener("change", ({ detail: { state } }) => report(state));
  }, { once: true });
  addEventListener("pagehide", () => {
    tell("cmi.core.session_time", time(Date.now() - began));
    // Otherwise a course may forget where the learner was.
    tell("cmi.core.exit", "suspend");
    API.LMSFinish("");
  }, { once: true });
}

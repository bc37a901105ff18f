// What a link says of a learner, as `src/session/record.rs` describes it: for the page of a class and for modules of courses.

// What stands in a link behind its #v1.
export function said(code) {
  const signs = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(signs, (sign) => sign.charCodeAt(0))));
}

// Points as the app counts them: tasks done alone at the first answer, and bets.
export function points({ tasks = 0, done = {}, bets = [] }) {
  const did = Object.values(done);
  let [right, all] = [did.filter(Boolean).length, Math.max(tasks, did.length)];
  for (const { said = {}, survived = {} } of bets) {
    for (const [id, came] of Object.entries(survived)) {
      all += 1;
      right += said[id] === came;
    }
  }
  return { right, all };
}

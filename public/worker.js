// Starts the page's own module again, as a worker. The first message names the module; what comes before the module is
// ready waits for it.
const waiting = [];
let start = async ({ script, module }) => {
  start = null;
  try {
    const program = await import(script);
    await program.default({ module_or_path: module });
    waiting.forEach((data) => self.onmessage({ data }));
  } catch (error) {
    // A rejected promise alone would not reach the page.
    setTimeout(() => { throw error; });
  }
};
self.onmessage = ({ data }) => (start ? start(data) : waiting.push(data));

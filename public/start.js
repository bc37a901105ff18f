// Runs one of the app's programs in a worker. The message that names its script and module may come at any time; what
// comes before the program runs waits for it.
const waiting = [];
const start = async ({ script, module }) => {
  try {
    const program = await import(script);
    await program.default({ module_or_path: module });
    waiting.forEach((data) => self.onmessage({ data }));
  } catch (error) {
    // A rejected promise alone would not reach the page.
    setTimeout(() => { throw error; });
  }
};
self.onmessage = ({ data }) => (data.script ? start(data) : waiting.push(data));

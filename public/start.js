// Runs one of the app's programs in a worker. The message that names its script and module may come at any time; what
// comes before the program runs waits for it. A file to be read ahead, or why there is none, goes to the program first.
const waiting = [];
let ahead = null;
let arrived;
const start = async ({ script, module }) => {
  try {
    const [program, file] = await Promise.all([import(script), ahead]);
    await program.default({ module_or_path: module });
    [...(file ? [file] : []), ...waiting].forEach((data) => self.onmessage({ data }));
  } catch (error) {
    // A rejected promise alone would not reach the page.
    setTimeout(() => { throw error; });
  }
};
self.onmessage = ({ data }) => {
  if (data.script) start(data);
  else if (data.ahead) ahead = new Promise((done) => { arrived = (file) => done({ ahead: data.ahead, file }); });
  else if (data.file !== undefined) arrived(data.file);
  else waiting.push(data);
};

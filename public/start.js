// Runs one of the app's programs in a worker. The message that names its script and module may come at any time; what
// comes before the program runs waits for it. A file to be read ahead arrives meanwhile: it goes to the program first.
const waiting = [];
let ahead = null;
const start = async ({ script, module }) => {
  try {
    const [program, read] = await Promise.all([import(script), ahead]);
    await program.default({ module_or_path: module });
    [...(read ? [read] : []), ...waiting].forEach((data) => self.onmessage({ data }));
  } catch (error) {
    // A rejected promise alone would not reach the page.
    setTimeout(() => { throw error; });
  }
};
const fetched = async ({ ahead: path, address }) => {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return [{ Prepare: path }, [await response.arrayBuffer()]];
  } catch (error) {
    return [{ Prepare: path }, [`${path}: ${error.message}`]];
  }
};
self.onmessage = ({ data }) => {
  if (data.script) start(data);
  else if (data.ahead) ahead = fetched(data);
  else waiting.push(data);
};

// Starts the page's own module again, as a worker: the page sends the module's addresses once, then only requests.
self.onmessage = async ({ data }) => {
  self.onmessage = null;
  try {
    const program = await import(data.script);
    await program.default({ module_or_path: data.module });
    self.postMessage("ready");
  } catch (error) {
    // A rejected promise alone would not reach the page.
    setTimeout(() => { throw error; });
  }
};

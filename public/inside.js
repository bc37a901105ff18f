// In a page that is one file: its files lie in script elements, as base64, of their gzip where they say so. Each gets an address
// of its own before the app starts, which `placed` then gives for its name.
window.inside = new Map();
window.unpacked = (async () => {
  const types = { js: "text/javascript", wasm: "application/wasm", json: "application/json", svg: "image/svg+xml" };
  // A worker of a page without an origin may run scripts by their text alone, not from the page's own store.
  const asText = (bytes) => `data:text/javascript,${encodeURIComponent(new TextDecoder().decode(bytes))}`;
  await Promise.all([...document.querySelectorAll("script[data-file]")].map(async (element) => {
    const { file: name, gzip } = element.dataset;
    let bytes = Uint8Array.from(atob(element.textContent), (sign) => sign.charCodeAt(0));
    element.remove();
    if (gzip !== undefined) {
      const file = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      bytes = await new Response(file).arrayBuffer();
    }
    const type = types[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
    window.inside.set(name, type === types.js ? asText(bytes) : URL.createObjectURL(new Blob([bytes], { type })));
  }));
})();

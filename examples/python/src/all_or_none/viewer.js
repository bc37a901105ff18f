// The page in a frame of the cell's output. The messages are those of embed.js, which lies beside the page.
export default {
  render({ model, el }) {
    const frame = document.createElement("iframe");
    frame.title = "All or None";
    frame.style.cssText = `width: 100%; height: ${model.get("height")}px; border: 0`;
    // The page answers the origin that it is told; one without an address of its own is told here.
    const host = `<meta name="all-or-none:host" content="${location.origin}">`;
    frame.srcdoc = model.get("_page").replace("</head>", `${host}</head>`);
    let asked = 0;
    const waiting = new Map();
    const target = location.origin === "null" ? "*" : location.origin;
    const ask = (question) => frame.contentWindow.postMessage({ allOrNone: 1, id: ++asked, ...question }, target);
    const heard = async ({ source, data }) => {
      if (source !== frame.contentWindow || data?.allOrNone !== 1) return;
      if (data.event === "ready" || data.event === "change") {
        model.set("link", data.state);
        model.save_changes();
      } else if (waiting.has(data.id)) {
        const { format } = waiting.get(data.id);
        waiting.delete(data.id);
        const bytes = data.answer instanceof Blob ? new Uint8Array(await data.answer.arrayBuffer()) : new TextEncoder().encode(data.answer ?? data.error);
        const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
        model.send({ answer: "figure", format, base64 });
      }
    };
    const wanted = (message) => {
      ask(message);
      waiting.set(asked, message);
    };
    const set = () => { if (model.get("link")) ask({ ask: "setState", state: model.get("link") }); };
    addEventListener("message", heard);
    model.on("msg:custom", wanted);
    model.on("change:link", set);
    el.append(frame);
    return () => {
      removeEventListener("message", heard);
      model.off("msg:custom", wanted);
      model.off("change:link", set);
    };
  },
};

// A file beside what is written: chosen, dropped or pasted, then sent with the text as its caption. It goes to a route of
// its own with a name of its own, so that sending it again after a lost line makes no second message.
import { createElement as h, useEffect, useRef, useState } from "react";
import { useT } from "$/public/texts.js";

const SHOWN_BYTES = 3 << 20;
const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const words = (size) => (size >= 1 << 20 ? `${(size / (1 << 20)).toFixed(1)} MB` : `${Math.max(1, Math.round(size / 1024))} kB`);

function upload({ file, key, conversation, caption, onProgress }) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/media?conversation=${conversation}&draft=${key}`);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("x-caption", encodeURIComponent(caption));
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((100 * loaded) / total));
    const problem = () => { try { return JSON.parse(request.responseText).problem; } catch { return "The file could not be sent. Try again."; } };
    request.onload = () => resolve(request.status === 201 ? "" : request.status === 413 ? "The file is too large." : problem());
    request.onerror = () => resolve("The line was lost. Send it again: it goes out once.");
    request.send(file);
  });
}

export function Attach({ conversation }) {
  const t = useT();
  const input = useRef(null);
  const [chosen, setChosen] = useState(null);
  const latest = useRef({});
  latest.current = { chosen, conversation };
  const choose = (file) => {
    if (!file) return;
    setChosen({ file, key: newKey(), picture: "" });
    if (!file.type.startsWith("image/") || file.size > SHOWN_BYTES) return;
    const reader = new FileReader();
    reader.onload = () => setChosen((now) => now?.file === file ? { ...now, picture: reader.result } : now);
    reader.readAsDataURL(file);
  };
  const clear = () => { setChosen(null); input.current.value = ""; };

  useEffect(() => {
    const { form } = input.current;
    const box = form.querySelector("textarea");
    const send = async (event) => {
      const one = latest.current.chosen;
      if (!one) return;
      event.preventDefault();
      event.stopImmediatePropagation(); // the text goes with the file, not by itself
      if (one.progress !== undefined && !one.problem) return;
      setChosen({ ...one, progress: 0, problem: "" });
      const onProgress = (progress) => setChosen((now) => now && { ...now, progress });
      const problem = await upload({ ...one, conversation: latest.current.conversation, caption: box.value.trim(), onProgress });
      if (problem) return setChosen({ ...one, problem });
      clear();
      window.dispatchEvent(new CustomEvent("draft-submitted"));
      box.value = "";
      box.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const paste = ({ clipboardData }) => choose([...clipboardData.files][0]);
    const over = (event) => event.dataTransfer.types.includes("Files") && event.preventDefault();
    const drop = (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      choose(event.dataTransfer.files[0]);
    };
    form.addEventListener("submit", send, true);
    form.addEventListener("paste", paste);
    form.addEventListener("dragover", over);
    form.addEventListener("drop", drop);
    return () => {
      form.removeEventListener("submit", send, true);
      form.removeEventListener("paste", paste);
      form.removeEventListener("dragover", over);
      form.removeEventListener("drop", drop);
    };
  }, []);
  useEffect(() => { input.current.form.querySelector("textarea").required = !chosen; }, [chosen]);

  return h("div", { className: "attach" },
    h("input", { ref: input, type: "file", className: "off-screen", tabIndex: -1, "aria-label": t("Attach a file"), onChange: ({ target }) => choose(target.files[0]) }),
    chosen && h("div", { className: "attach-chip", "data-failed": Boolean(chosen.problem) },
      chosen.picture && h("img", { src: chosen.picture, alt: "" }),
      h("div", { className: "grow" },
        h("div", { className: "clip", dir: "auto" }, chosen.file.name),
        h("div", { className: "small quiet", role: "status" }, chosen.problem ? t(chosen.problem) : chosen.progress === undefined ? words(chosen.file.size) : `${chosen.progress} %`)),
      h("button", { type: "button", className: "icon-button", title: t("Leave it out"), "aria-label": t("Leave it out"), onClick: clear }, "×")));
}

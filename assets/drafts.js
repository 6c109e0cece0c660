// Names what a person composes, so that a reply counts once however often it is sent. The browser makes the name at the
// first letter, sends it along, and makes another only when the text changes after a send or the server has confirmed it.
import { createElement as h, useEffect, useRef } from "react";

const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export function DraftKey() {
  const field = useRef(null);
  useEffect(() => {
    const key = field.current;
    const { form } = key;
    let sent = false;
    const compose = () => {
      if (key.value && !sent) return;
      key.value = newKey();
      sent = false;
    };
    const send = () => { sent = true; };
    const confirm = ({ detail }) => {
      if (detail !== key.value) return; // the person writes the next one already
      key.value = "";
      sent = false;
      form.reset();
    };
    form.addEventListener("input", compose);
    form.addEventListener("submit", send);
    window.addEventListener("draft-sent", confirm);
    return () => {
      form.removeEventListener("input", compose);
      form.removeEventListener("submit", send);
      window.removeEventListener("draft-sent", confirm);
    };
  }, []);
  return h("input", { type: "hidden", name: "draft", ref: field });
}

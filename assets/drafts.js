// What a person writes, until the server has it: kept by conversation over a change of conversation, a reload and a lost
// line. The browser names each draft, so that a reply counts once however often it is sent. Kept in the session storage:
// it dies with the tab, as the texts are encrypted everywhere else.
import { createElement as h, useEffect, useReducer, useRef } from "react";
import { useT } from "$/public/texts.js";

const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const read = (name) => { try { return JSON.parse(sessionStorage.getItem(name)); } catch { return null; } };
const write = (name, value) => value ? sessionStorage.setItem(name, JSON.stringify(value)) : sessionStorage.removeItem(name);
const tell = (name, detail) => window.dispatchEvent(new CustomEvent(name, { detail }));

const draftOf = (about, field) => `draft:${about}:${field}`;
const sendsOf = (about) => `sends:${about}`;
const listSends = (about) => read(sendsOf(about)) ?? [];
const UNANSWERED_MS = 8000;
const TYPING_EVERY_MS = 3000;

function keepSends(about, sends) {
  write(sendsOf(about), sends.length ? sends : null);
  tell("sends-changed");
}

// A send that the server answered, by its key, in whichever conversation it was written.
function settle(key, change) {
  Object.keys(sessionStorage).filter((name) => name.startsWith("sends:")).forEach((name) => {
    const about = name.slice("sends:".length);
    const sends = listSends(about);
    if (sends.some((one) => one.key === key)) keepSends(about, sends.flatMap((one) => one.key === key ? change(one) : [one]));
  });
}

if (typeof window !== "undefined") {
  window.addEventListener("draft-sent", ({ detail }) => settle(detail, () => []));
  window.addEventListener("draft-refused", ({ detail }) => settle(detail.key, (one) => [{ ...one, reason: detail.reason }]));
}

// In a form: its hidden fields `draft`, and `after`, the newest message that was there when the writing began. With `about` the text is kept and comes back; with `queues` it leaves
// its box at once and waits in PendingSends until the server has it.
export function DraftKey({ about = "", queues = false, last = 0, onTyping }) {
  const field = useRef(null);
  const after = useRef(null);
  const newest = useRef(last);
  newest.current = last;
  useEffect(() => {
    const key = field.current;
    const { form } = key;
    const box = form.querySelector("textarea");
    const place = about && box ? draftOf(about, box.name) : "";
    let sent = false;
    let told = 0;
    const keep = () => place && write(place, box.value ? { key: key.value, text: box.value, after: after.current.value } : null);
    const put = (draft) => {
      box.value = draft.text;
      key.value = draft.key;
      after.current.value = draft.after ?? newest.current;
      sent = false;
      keep();
    };
    const compose = () => {
      if (!key.value || sent) { key.value = newKey(); after.current.value = newest.current; }
      sent = false;
      keep();
      if (onTyping && box?.value && Date.now() - told > TYPING_EVERY_MS) { told = Date.now(); onTyping(); }
    };
    const empty = () => { key.value = ""; sent = false; form.reset(); keep(); };
    const send = () => {
      if (!key.value) { key.value = newKey(); after.current.value = newest.current; } // a form without anything to type
      sent = true;
      if (!queues || !box.value.trim()) return;
      const one = { key: key.value, text: box.value, at: Date.now() };
      keepSends(about, [...listSends(about).filter((other) => other.key !== one.key), one]);
      told = 0;
      tell("draft-submitted");
      setTimeout(empty); // behind the handler that reads the form
    };
    const confirm = ({ detail }) => { if (detail === key.value) empty(); }; // else the person writes the next one already
    const again = ({ detail }) => {
      if (detail.about !== about || detail.field !== box?.name) return;
      put(detail.draft);
      detail.sends ? form.requestSubmit() : box.focus();
    };
    const kept = place && read(place);
    if (kept) put(kept);
    form.addEventListener("input", compose);
    form.addEventListener("submit", send);
    window.addEventListener("draft-sent", confirm);
    window.addEventListener("draft-again", again);
    return () => {
      form.removeEventListener("input", compose);
      form.removeEventListener("submit", send);
      window.removeEventListener("draft-sent", confirm);
      window.removeEventListener("draft-again", again);
    };
  }, [about]);
  return [h("input", { key: 1, type: "hidden", name: "draft", ref: field }), h("input", { key: 2, type: "hidden", name: "after", ref: after })];
}

function stateOf(one) {
  if (one.reason) return one.reason;
  if (!navigator.onLine) return "You are offline. The text is kept and can be sent again.";
  return Date.now() - one.at > UNANSWERED_MS ? "Not confirmed yet. Sending again is safe: it goes out once." : "";
}

// What was sent and is not in the thread yet. `known` are the keys of the messages that are.
export function PendingSends({ about = "", known = [] }) {
  const t = useT();
  const [, look] = useReducer((count) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(look, 2000);
    window.addEventListener("sends-changed", look);
    return () => { clearInterval(timer); window.removeEventListener("sends-changed", look); };
  }, []);
  useEffect(() => {
    const left = listSends(about).filter((one) => !known.includes(one.key));
    if (left.length < listSends(about).length) keepSends(about, left);
  });
  const waiting = about ? listSends(about).filter((one) => !known.includes(one.key)) : [];
  const back = (one, sends) => {
    keepSends(about, listSends(about).filter((other) => other.key !== one.key));
    tell("draft-again", { about, field: "body", draft: { key: one.key, text: one.text }, sends });
  };
  return waiting.map((one) => {
    const problem = stateOf(one);
    return h("article", { key: one.key, className: "message pending", "data-author": "member" },
      h("div", { className: "message-text", dir: "auto" }, one.text),
      h("div", { className: "message-foot", role: "status" }, t(problem || "Sending…")),
      problem && h("div", { className: "row" },
        h("button", { type: "button", className: "why-key", onClick: () => back(one, true) }, t("Send again")),
        h("button", { type: "button", className: "why-key", onClick: () => back(one, false) }, t("Edit"))));
  });
}

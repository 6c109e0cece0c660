// What the composer completes while somebody types: canned replies after "/", colleagues after "@". Nothing travels to
// the server until the message is sent. Texts go in as typed ones do, so that the browser's own undo takes them back.
import { createElement as h, useEffect, useRef, useState } from "react";

const TYPED = { body: /(?:^|\s)\/([a-z0-9-]*)$/, note: /(?:^|\s)@([^@\n]{0,40})$/ };
const MOST = 8;

function wanted(field) {
  const before = field.value.slice(0, field.selectionStart);
  const found = TYPED[field.name]?.exec(before);
  return found ? { field, word: found[1].toLowerCase(), from: before.length - found[1].length - 1 } : null;
}

export function put(field, text, from = 0, to = field.value.length) {
  field.focus();
  field.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// A suggestion takes the place of what stands in the reply, or goes into a note; the browser's undo brings it back.
function use(composer, text) {
  const isNote = composer.querySelector('[name="mode"][value="note"]')?.checked;
  const field = composer.querySelector(`textarea[name="${isNote ? "note" : "body"}"]`);
  if (field) put(field, text);
}

export function Completion({ canned = [], people = [] }) {
  const place = useRef(null);
  const open = useRef(null);
  const [shown, setShown] = useState(null);
  const [at, setAt] = useState(0);
  const rowsFor = ({ field, word }) => field.name === "note"
    ? people.filter(({ name }) => name.toLowerCase().startsWith(word)).map(({ name }) => ({ title: `@${name}`, text: `@${name} ` }))
    : canned.filter(({ shortcut, text }) => shortcut.includes(word) || (word.length > 2 && text.toLowerCase().includes(word)))
      .map(({ shortcut, text }) => ({ title: `/${shortcut}`, hint: text, text }));
  const show = (next) => { open.current = next; setShown(next); setAt(0); };
  const choose = (row) => {
    const { field, from } = open.current;
    show(null);
    put(field, row.text, from, field.selectionStart);
  };
  const latest = useRef({});
  latest.current = { rows: shown ? rowsFor(shown).slice(0, MOST) : [], at, choose };

  useEffect(() => {
    const composer = place.current.closest(".composer");
    const typed = ({ target }) => { if (target.name in TYPED) show(wanted(target)); };
    const pressed = (event) => {
      const { rows, at: here, choose: take } = latest.current;
      if (!open.current || !rows.length) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) setAt((here + step + rows.length) % rows.length);
      else if (event.key === "Enter" || event.key === "Tab") take(rows[here]);
      else if (event.key === "Escape") show(null);
      else return;
      event.preventDefault();
      event.stopPropagation(); // Enter chooses here and sends nothing
    };
    const left = () => setTimeout(() => composer.contains(document.activeElement) || show(null), 120);
    const turned = ({ target }) => {
      const give = target.closest("[data-put], [data-unput]");
      if (give) return give.matches("[data-put]") ? use(composer, give.dataset.put) : document.execCommand("undo");
      if (target.name !== "mode") return;
      requestAnimationFrame(() => composer.querySelector(`textarea[name="${target.value}"]`)?.focus());
    };
    composer.addEventListener("input", typed);
    composer.addEventListener("keydown", pressed);
    composer.addEventListener("focusout", left);
    composer.addEventListener("click", turned);
    return () => {
      composer.removeEventListener("input", typed);
      composer.removeEventListener("keydown", pressed);
      composer.removeEventListener("focusout", left);
      composer.removeEventListener("click", turned);
    };
  }, []);

  const { rows } = latest.current;
  return h("div", { ref: place, className: "completion-place" }, rows.length > 0 && h("ul", {
    className: "completion", role: "listbox", "aria-label": shown.field.name === "note" ? "Colleagues" : "Canned replies",
  }, rows.map((row, index) => h("li", {
    key: row.title, role: "option", "aria-selected": index === at, onMouseDown: (event) => event.preventDefault(),
    onMouseMove: () => setAt(index), onClick: () => choose(row),
  }, h("b", null, row.title), row.hint && h("span", { dir: "auto" }, row.hint)))));
}

// A menu under a button: closes when something is chosen in it, when the reader goes elsewhere, and with Escape.
export function MenuKeeper() {
  useEffect(() => {
    const close = (except) => document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      if (menu !== except) menu.open = false;
    });
    const pressed = ({ target }) => {
      const menu = target.closest("details[data-menu]");
      close(target.closest("[data-menu-act]") ? null : menu);
    };
    const keyed = (event) => {
      const menu = document.querySelector("details[data-menu][open]");
      if (!menu) return;
      if (event.key === "Escape") { close(); return menu.querySelector("summary").focus(); }
      const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
      if (!step || event.target.matches("input")) return;
      const items = [...menu.querySelectorAll("button:not(:disabled), input")];
      items[(items.indexOf(document.activeElement) + step + items.length) % items.length]?.focus();
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const opened = ({ target }) => {
      if (!target.matches?.("details[data-menu]") || !target.open) return;
      close(target);
      target.querySelector("button, input")?.focus();
    };
    document.addEventListener("click", pressed);
    document.addEventListener("keydown", keyed, true);
    document.addEventListener("toggle", opened, true);
    return () => {
      document.removeEventListener("click", pressed);
      document.removeEventListener("keydown", keyed, true);
      document.removeEventListener("toggle", opened, true);
    };
  }, []);
  return null;
}

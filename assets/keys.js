// The keyboard and the command palette. Keys are read here and travel to the server only as the click they cause.
import { createElement as h, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useT } from "./texts.js";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
const rows = () => [...document.querySelectorAll("[data-nav-row]")].filter((row) => row.offsetParent);

function step(by) {
  const all = rows();
  const at = all.findIndex((row) => row === document.activeElement || row.getAttribute("aria-current") === "true");
  all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
}

const press = (name) => document.querySelector(`[data-key="${name}"]`);

function onKey(event, openPalette, openSheet) {
  if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") return event.preventDefault(), openPalette();
  if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "j" && press("copilot")) {
    event.preventDefault();
    return press("copilot").click();
  }
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.matches?.("[data-enter-sends]")) {
    event.preventDefault();
    return event.target.form?.requestSubmit();
  }
  if (event.key === "Escape" && typing(event.target)) return event.target.blur();
  if (event.metaKey || event.ctrlKey || event.altKey || typing(event.target)) return;
  if (event.key === "j" || event.key === "k") return step(event.key === "j" ? 1 : -1);
  if (event.key === "?") return openSheet();
  const target = press(event.key);
  if (!target) return;
  event.preventDefault();
  target.matches("input, textarea") ? target.focus() : target.click();
}

function Palette({ dialog, entries }) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const t = useT();
  const found = entries.filter((entry) => t(entry.title).toLowerCase().includes(text.toLowerCase()));
  const go = (entry) => {
    dialog.current.close();
    setText("");
    if (entry) navigate(entry.path);
  };
  const keys = (event) => {
    if (event.key === "ArrowDown") setAt(Math.min(found.length - 1, at + 1));
    if (event.key === "ArrowUp") setAt(Math.max(0, at - 1));
    if (event.key === "Enter") go(found[at]);
  };
  return h("dialog", { ref: dialog, className: "palette", "aria-label": t("Go to a page"), onClick: (e) => e.target === dialog.current && dialog.current.close() },
    h("input", {
      value: text, placeholder: t("Go to a page"), "aria-label": t("Go to a page"), autoFocus: true, onKeyDown: keys,
      onChange: (event) => { setText(event.target.value); setAt(0); },
    }),
    h("ul", { role: "listbox", "aria-label": t("Pages") },
      found.map((entry, index) => h("li", {
        key: entry.path, role: "option", "aria-selected": index === at, onMouseMove: () => setAt(index), onClick: () => go(entry),
      }, t(entry.title), h("span", { className: "quiet small" }, t("Page"))))));
}

const sheet = (t) => [
  ["Ctrl K", t("Go to a page")],
  ["j / k", t("Next, previous row")],
  ["Enter", t("Open the row")],
  ["r", t("Reply")],
  ["n", t("Private note")],
  ["t", t("Template")],
  ["a", t("Assign")],
  ["e", t("Resolve, reopen")],
  ["s", t("Snooze")],
  ["l", t("Labels")],
  ["z", t("Undo")],
  ["Ctrl J", t("Copilot")],
  ["/", t("Search the list; in a reply: canned replies")],
  ["@", t("In a note: mention a colleague")],
  ["Esc", t("Leave the field")],
  ["?", t("This sheet")],
];

export function Keys({ entries = [], areas = [] }) {
  const palette = useRef(null);
  const keyboard = useRef(null);
  const t = useT();
  useEffect(() => {
    const open = () => palette.current?.open || palette.current?.showModal();
    const listen = (event) => onKey(event, open, () => keyboard.current?.open || keyboard.current?.showModal());
    window.openPalette = open;
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return h("div", null,
    h(Palette, { dialog: palette, entries: entries.filter((entry) => entry.areas.some((area) => areas.includes(area))) }),
    h("dialog", { ref: keyboard, className: "palette sheet", "aria-label": t("Keyboard"), onClick: () => keyboard.current.close() },
      h("ul", null, sheet(t).map(([key, does]) => h("li", { key }, does, h("kbd", null, key))))));
}

// The command palette: pages, what can be done here, and the rows on the screen, found while somebody types. It knows
// the page by its marks (data-key, data-nav-row) and asks the server nothing.
import { createElement as h, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useT } from "./texts.js";

const MOST_ROWS = 40;
const MOST_SHOWN = 12;
const LANGUAGES = { en: "English", hi: "हिन्दी", ar: "العربية" };

const seen = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.offsetParent);
const rows = () => seen("[data-nav-row]");

// One row further, in the list that the page marks.
export function step(by) {
  const all = rows();
  const at = all.findIndex((row) => row === document.activeElement || row.getAttribute("aria-current") === "true");
  all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
}

const nameOf = (element) => (element.getAttribute("aria-label") || element.innerText || element.title || element.placeholder || "").trim().split("\n")[0];
const use = (element) => (element.matches("input, textarea, select") ? element.focus() : element.click());

// Everything that could be meant now, in the order in which it is offered.
function offers(entries, navigate, t) {
  const pages = entries.map(({ title, path }) => ({ title: t(title), kind: t("Page"), go: () => navigate(path) }));
  const acts = seen("[data-key]").map((element) => ({ title: nameOf(element), kind: t("Action"), key: element.dataset.key, go: () => use(element) }));
  const here = rows().slice(0, MOST_ROWS).map((row) => ({ title: nameOf(row), kind: t("On this page"), go: () => row.click() }));
  const languages = Object.entries(LANGUAGES).map(([code, title]) => ({ title, kind: t("Language"), go: () => window.speak(code) }));
  return [...pages, ...acts, ...here, ...languages].filter(({ title }) => title);
}

export function Palette({ opener, entries }) {
  const dialog = useRef(null);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [all, setAll] = useState([]);
  const navigate = useNavigate();
  const t = useT();
  opener.current = () => {
    if (dialog.current.open) return;
    setAll(offers(entries, navigate, t));
    setText("");
    setAt(0);
    dialog.current.showModal();
  };
  const words = text.toLowerCase();
  const found = all.filter(({ title }) => title.toLowerCase().includes(words)).slice(0, words ? MOST_SHOWN : all.length);
  const go = (offer) => {
    dialog.current.close();
    offer?.go();
  };
  const keys = (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) setAt((at + by + found.length) % found.length);
    if (event.key === "Enter") go(found[at]);
    if (by || event.key === "Enter") event.preventDefault();
  };
  const shown = (offer, index) => h("li", {
    key: `${offer.kind} ${offer.title} ${index}`, id: `offer-${index}`, role: "option", "aria-selected": index === at,
    onMouseMove: () => setAt(index), onClick: () => go(offer), ref: (row) => index === at && row?.scrollIntoView({ block: "nearest" }),
  }, h("span", { dir: "auto", className: "clip" }, offer.title), h("span", { className: "quiet small" }, offer.kind, offer.key && h("kbd", null, offer.key)));
  return h("dialog", { ref: dialog, className: "palette", "aria-label": t("Go to a page, a row or an action"), onClick: (e) => e.target === dialog.current && dialog.current.close() },
    h("input", {
      value: text, placeholder: t("Go to a page, a row or an action"), "aria-label": t("Go to a page, a row or an action"), autoFocus: true, onKeyDown: keys,
      role: "combobox", "aria-expanded": true, "aria-controls": "offers", "aria-activedescendant": `offer-${at}`,
      onChange: (event) => { setText(event.target.value); setAt(0); },
    }),
    found.length > 0
      ? h("ul", { id: "offers", role: "listbox", "aria-label": t("Found") }, found.map(shown))
      : h("p", { className: "palette-none quiet" }, t("Nothing here is called that.")));
}

// Rows chosen in the list and the bar that acts on all of them. What is chosen stands in the rows' own boxes: nothing
// travels to the server until something is done.
import { createElement as h, useEffect, useReducer, useRef } from "react";
import { useT } from "$/public/texts.js";

const boxes = () => [...document.querySelectorAll("input[data-choose]")];
const chosen = () => boxes().filter((box) => box.checked);
const NAPS = [["hour", "In an hour"], ["later_today", "In three hours"], ["tomorrow", "Tomorrow at 9:00"], ["next_week", "Monday at 9:00"]];

function Choice({ label, rows, onChoose }) {
  const t = useT();
  return h("select", { className: "input", "data-size": "s", "aria-label": t(label), value: "", onChange: ({ target }) => target.value && onChoose(target.value) },
    h("option", { value: "" }, t(label)), rows.map(([value, words]) => h("option", { key: value, value }, t(words))));
}

export function ChosenBar({ labels = [], colleagues = [], isOpen, onOpen, onAct }) {
  const t = useT();
  const [, look] = useReducer((count) => count + 1, 0);
  const last = useRef(null);
  useEffect(() => {
    const list = document.getElementById("conversations");
    const clear = () => { boxes().forEach((box) => { box.checked = false; }); look(); };
    const clicked = (event) => {
      const box = event.target.closest("input[data-choose]");
      if (!box) return;
      const all = boxes();
      const [from, to] = [all.indexOf(last.current), all.indexOf(box)].sort((a, b) => a - b);
      if (event.shiftKey && from >= 0) all.slice(from, to + 1).forEach((one) => { one.checked = box.checked; });
      last.current = box;
      look();
    };
    const keyed = (event) => {
      if (event.key !== "x" || event.metaKey || event.ctrlKey || event.altKey) return;
      document.activeElement?.closest(".thread-item")?.querySelector("input[data-choose]")?.click();
    };
    const watch = new MutationObserver(look);
    watch.observe(list, { childList: true, subtree: true });
    list.addEventListener("click", clicked);
    document.addEventListener("keydown", keyed);
    window.addEventListener("chosen-done", clear);
    return () => {
      watch.disconnect();
      list.removeEventListener("click", clicked);
      document.removeEventListener("keydown", keyed);
      window.removeEventListener("chosen-done", clear);
    };
  }, []);
  const number = typeof document === "undefined" ? 0 : chosen().length;
  useEffect(() => { number > 0 && !isOpen && onOpen(); }, [number > 0]);
  const act = (name) => (value = "") => onAct(chosen().map((box) => box.value), name, value);
  const everything = () => { boxes().forEach((box) => { box.checked = true; }); look(); };
  return number > 0 && h("div", { className: "chosen", role: "toolbar", "aria-label": t("Chosen conversations") },
    h("div", { className: "row" },
      h("strong", { className: "num grow" }, t("{n} chosen", { n: number })),
      h("button", { type: "button", className: "button", "data-kind": "bare", "data-size": "s", onClick: everything }, t("All shown")),
      h("button", { type: "button", className: "button", "data-kind": "bare", "data-size": "s", onClick: () => window.dispatchEvent(new Event("chosen-done")) }, t("None"))),
    h("div", { className: "row wrap" },
      h("button", { type: "button", className: "button", "data-size": "s", onClick: () => act("resolve")() }, t("Resolve")),
      h(Choice, { label: "Snooze", rows: NAPS, onChoose: act("snooze") }),
      labels.length > 0 && h(Choice, { label: "Label", rows: labels.map(({ id, name }) => [id, name]), onChoose: act("label") }),
      colleagues.length > 0 && h(Choice, { label: "Assign", rows: colleagues.map(({ id, name }) => [id, name]), onChoose: act("assign") })));
}

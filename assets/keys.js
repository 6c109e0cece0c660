// The keyboard. Keys are read here and travel to the server only as the click they cause.
import { createElement as h, useEffect, useRef } from "react";
import { Palette, step } from "./palette.js";
import { useT } from "./texts.js";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
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

const sheet = (t) => [
  ["Ctrl K", t("Go to a page, a row or an action")],
  ["j / k", t("Next, previous row")],
  ["Enter", t("Open the row")],
  ["r", t("Reply")],
  ["n", t("Private note")],
  ["t", t("Template")],
  ["f", t("Attach a file")],
  ["a", t("Assign")],
  ["e", t("Resolve, reopen")],
  ["s", t("Snooze")],
  ["m", t("Macros")],
  ["x", t("Choose the row")],
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
    const open = () => palette.current?.();
    const listen = (event) => onKey(event, open, () => keyboard.current?.open || keyboard.current?.showModal());
    window.openPalette = open;
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return h("div", null,
    h(Palette, { opener: palette, entries: entries.filter((entry) => entry.areas.some((area) => areas.includes(area))) }),
    h("dialog", { ref: keyboard, className: "palette sheet", "aria-label": t("Keyboard"), onClick: () => keyboard.current.close() },
      h("ul", null, sheet(t).map(([key, does]) => h("li", { key }, does, h("kbd", null, key))))));
}

// The template picker: a list that narrows, the gaps of the chosen one, and the message as the contact will read it, all
// in the browser. Its fields belong to the form around it: `template`, and `gap:<key>` for each gap.
import { createElement as h, useEffect, useState } from "react";
import { useT } from "$/public/texts.js";

const GAP = /\{\{\s*([a-zA-Z0-9_]+)\s*\}\}/g;
// As services/rules/template_text.py; the server decides.
const FORBIDDEN = /[\n\r\t]| {5}/;

function wrongWith(gap, value) {
  if (!value.trim()) return "";
  return FORBIDDEN.test(value) ? "One line, without tabs or rows of spaces: WhatsApp refuses them." : "";
}

// The text with its gaps as marks: filled, or by name.
function shown(text, place, values) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(GAP)) {
    const value = values[`${place}-${found[1]}`]?.trim();
    parts.push(text.slice(from, found.index), h("mark", { key: found.index, "data-filled": Boolean(value) }, value || found[0]));
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
}

function Preview({ choice, values }) {
  const t = useT();
  return h("div", { className: "template-preview", "aria-label": t("As the contact reads it"), role: "group" },
    h("div", { className: "message-text", dir: "auto" },
      choice.header && h("strong", null, shown(choice.header, "header", values)),
      h("div", null, shown(choice.body, "body", values)),
      choice.footer && h("div", { className: "small quiet" }, choice.footer)),
    choice.buttons.length > 0 && h("div", { className: "template-buttons" }, choice.buttons.map((words) => h("span", { key: words, dir: "auto" }, words))));
}

function Gaps({ choice, values, setValues }) {
  const t = useT();
  return choice.gaps.map((gap) => {
    const wrong = wrongWith(gap, values[gap.key] ?? "");
    const id = `gap-${gap.key}`;
    return h("div", { key: gap.key, className: "field" },
      h("label", { htmlFor: id }, `{{${gap.label}}}`),
      h("input", {
        id, name: `gap:${gap.key}`, className: "input", value: values[gap.key] ?? "", required: true, maxLength: 600, dir: "auto",
        placeholder: gap.example && t("e.g. {example}", { example: gap.example }), "aria-invalid": Boolean(wrong), autoComplete: "off",
        onChange: (event) => setValues({ ...values, [gap.key]: event.target.value }),
      }),
      wrong && h("p", { className: "field-error", role: "alert" }, t(wrong)));
  });
}

export function TemplatePicker({ choices = [] }) {
  const t = useT();
  const [id, setId] = useState("");
  const [text, setText] = useState("");
  const [values, setValues] = useState({});
  useEffect(() => {
    const sent = () => setId("");
    window.addEventListener("draft-sent", sent);
    return () => window.removeEventListener("draft-sent", sent);
  }, []);
  const found = choices.filter((one) => `${one.name} ${one.body}`.toLowerCase().includes(text.toLowerCase()));
  const choice = choices.find((one) => one.id === id);
  const choose = (one) => {
    setId(one.id);
    setValues(Object.fromEntries(one.gaps.map((gap) => [gap.key, gap.value])));
  };
  if (choice) {
    return h("div", { className: "template-fill" },
      h("input", { type: "hidden", name: "template", value: choice.id, readOnly: true }),
      h("div", { className: "template-gaps" },
        h("div", { className: "row" },
          h("strong", { className: "clip" }, choice.name), h("span", { className: "tag" }, choice.language),
          h("span", { className: "grow" }),
          h("button", { type: "button", className: "button", "data-kind": "bare", "data-size": "s", onClick: () => setId("") }, t("Choose another"))),
        h(Gaps, { choice, values, setValues }),
        h("p", { className: "small quiet" }, t(choice.billed))),
      h(Preview, { choice, values }));
  }
  return h("div", { className: "template-list" },
    choices.length > 5 && h("input", { type: "search", className: "input", "data-size": "s", placeholder: t("Find a template"), "aria-label": t("Find a template"), value: text, onChange: (event) => setText(event.target.value) }),
    found.length === 0 && h("p", { className: "menu-hint" }, t(choices.length ? "Nothing matches." : "No approved templates in this inbox. They come from Meta; Operations syncs them.")),
    h("ul", { "aria-label": t("Templates") }, found.map((one) => h("li", { key: one.id },
      h("button", { type: "button", className: "template-choice", disabled: Boolean(one.obstacle), title: t(one.obstacle || one.billed), onClick: () => choose(one) },
        h("span", { className: "row" }, h("b", { className: "clip" }, one.name), h("span", { className: "tag" }, one.language), h("span", { className: "tag" }, one.category)),
        h("span", { className: "clip quiet", dir: "auto" }, one.obstacle ? t(one.obstacle) : one.body))))));
}

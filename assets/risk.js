// Money at risk moves on in the browser: the rule of services/rules/money_at_risk.py, second by second.
import { createElement as h } from "react";
import { useNow } from "./time.js";
import { money } from "./numbers.js";

function risk({ value_minor: value, since, due_at: dueAt }, now) {
  const start = Date.parse(since);
  const promised = Date.parse(dueAt) - start;
  const gone = now - start;
  return promised <= 0 || gone >= promised ? value : (value * Math.max(gone, 0)) / promised;
}

export function MoneyAtRisk({ waiting, restMinor = 0, currency }) {
  const now = useNow(1000);
  if (!now) return null;
  const sum = waiting.reduce((total, one) => total + risk(one, now), restMinor);
  return h("span", { className: "num" }, money(Math.round(sum), currency));
}

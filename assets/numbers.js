// Numbers as people read them: tokens from tenths, money from the smallest unit, in the reader's grouping.
const locale = () => (typeof navigator !== "undefined" && navigator.language) || "en";

export function tokens(deci) {
  const whole = deci % 10 === 0;
  const digits = { minimumFractionDigits: whole ? 0 : 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat("en-IN", digits).format(deci / 10);
}

export function signedTokens(deci) {
  return (deci > 0 ? "+" : deci < 0 ? "−" : "") + tokens(Math.abs(deci));
}

export function count(value) {
  return new Intl.NumberFormat("en-IN").format(value);
}

export function money(minor, currency) {
  if (!currency) return "";
  const grouping = currency === "INR" ? "en-IN" : locale();
  return new Intl.NumberFormat(grouping, { style: "currency", currency, maximumFractionDigits: 0 }).format(minor / 100);
}

export function points(tenths) {
  return (tenths / 10).toFixed(tenths % 10 === 0 ? 0 : 1);
}

export function thousandths(millis) {
  return (millis / 1000).toFixed(2);
}

export function percent(part, whole) {
  return whole > 0 ? `${Math.min(100, Math.max(0, (part / whole) * 100))}%` : "0%";
}

// Seconds in two units at most; a dash for none.
export function duration(seconds) {
  if (!seconds) return "–";
  const units = [["h", 3600], ["min", 60], ["s", 1]];
  const at = units.findIndex(([, size]) => seconds >= size);
  return units.slice(at, at + 2).map(([unit, size], rank) => [Math.floor((rank ? seconds % units[at][1] : seconds) / size), unit])
    .filter(([value], rank) => value || !rank).map((part) => part.join(" ")).join(" ");
}

// The reader's language: every text of the interface is looked up here, so that a language costs no state and no round
// trip. Pages are built in English; what a catalogue does not have stays English.
import { useSyncExternalStore } from "react";

const LANGUAGES = ["en", "hi", "ar"];
const RIGHT_TO_LEFT = new Set(["ar"]);
const NONE = {};

let words = NONE;
const readers = new Set();

const subscribe = (read) => {
  readers.add(read);
  return () => readers.delete(read);
};

// Spaces around a text belong to the page, not to the catalogue.
export function spoken(text, values = NONE, found = words) {
  const bare = text.trim();
  const [before, after] = text.split(bare || text);
  const translated = found[bare] ?? bare;
  return (before ?? "") + translated.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole) + (after ?? "");
}

// The third: the page as it was built is English, and so is its first rendering here.
const useWords = () => useSyncExternalStore(subscribe, () => words, () => NONE);

export function useT() {
  const found = useWords();
  return (text, values) => (typeof text === "string" ? spoken(text, values, found) : text);
}

export const T = ({ text }) => useT()(text);

async function speak(language) {
  words = language === "en" ? NONE : await fetch(`/languages/${language}.json`).then((answer) => (answer.ok ? answer.json() : NONE));
  // The attributes are styled by: the language now spoken is marked in the menu.
  document.documentElement.lang = language;
  document.documentElement.dir = RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
  readers.forEach((read) => read());
}

function chosen() {
  const wanted = [localStorage.getItem("language"), ...navigator.languages.map((one) => one.slice(0, 2))];
  return wanted.find((one) => LANGUAGES.includes(one)) ?? "en";
}

if (typeof window !== "undefined") {
  window.spoken = spoken;
  window.speak = (language) => {
    localStorage.setItem("language", language);
    speak(language);
  };
  if (chosen() !== "en") speak(chosen());
}

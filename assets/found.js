// Takes the reader to the message that a search found and marks the words there, without changing the page's own text.
import { useEffect } from "react";

const SETTLED_MS = 60;

function rangesOf(element, words) {
  const ranges = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.toLowerCase();
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        ranges.push(range);
      }
    }
  }
  return ranges;
}

export function FoundWords({ message = "", words = "" }) {
  useEffect(() => {
    const sought = words.toLowerCase().split(/\s+/).filter(Boolean);
    // Behind the list's own scrolling to its end.
    const timer = message && setTimeout(() => {
      const article = document.querySelector(`article[data-id="${CSS.escape(message)}"]`);
      article?.scrollIntoView({ block: "center" });
      const texts = [...document.querySelectorAll(".messages .message-text")];
      if (sought.length && window.Highlight) CSS.highlights.set("found", new Highlight(...texts.flatMap((text) => rangesOf(text, sought))));
    }, SETTLED_MS);
    return () => { clearTimeout(timer); CSS.highlights?.delete("found"); };
  }, [message, words]);
  return null;
}

// Text with entities -> elements. Offsets are UTF-16 units, which is how JavaScript counts too.

import { h } from "./dom.js";
import { t } from "./words.js";

const SIMPLE = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };

/** Render text; `act` handles what can be pressed: {command, link, mention}. */
export function formatted(text, entities = [], act = {}) {
  const root = h("span.text");
  const stack = [{ element: root, end: text.length }];
  const starts = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const cuts = [...new Set([0, text.length, ...starts.flatMap((e) => [e.offset, e.offset + e.length])])]
    .filter((at) => at <= text.length).sort((a, b) => a - b);
  cuts.forEach((at, index) => {
    while (stack.length > 1 && stack.at(-1).end <= at) stack.pop();
    while (starts.length && starts[0].offset === at) {
      const entity = starts.shift();
      const end = Math.min(at + entity.length, stack.at(-1).end);
      if (end <= at) continue;
      const { shell, inner } = element(entity, text.slice(at, at + entity.length), act);
      stack.at(-1).element.append(shell);
      stack.push({ element: inner, end });
    }
    const next = cuts[index + 1];
    if (next !== undefined) put(stack.at(-1).element, text.slice(at, next));
  });
  return root;
}

/** Add a piece of text; the line break after a block is the block's own end. */
function put(parent, piece) {
  const afterBlock = parent.lastChild?.matches?.("blockquote, pre");
  parent.append(document.createTextNode(afterBlock ? piece.replace(/^\n/, "") : piece));
}

function element(entity, text, act) {
  const tag = SIMPLE[entity.type];
  if (tag) return both(h(tag));
  switch (entity.type) {
    case "text_link": return both(link(entity.url, act));
    case "url": return both(link(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`, act));
    case "email": return both(h("a", { href: `mailto:${text}` }));
    case "bot_command": return both(h("button.inline-link", { type: "button", onclick: () => act.command?.(text) }));
    case "mention": case "hashtag": case "cashtag": case "text_mention": return both(h("span.mention"));
    case "spoiler": return both(spoiler());
    case "pre": {
      const code = h("code");
      return { shell: h("pre", {}, entity.language && h("span.language", {}, entity.language), code), inner: code };
    }
    case "blockquote": return both(h("blockquote"));
    case "expandable_blockquote": return expandable();
    default: return both(h("span"));
  }
}

const both = (made) => ({ shell: made, inner: made });

/** Make a link that opens elsewhere; only http(s) and tg: lead anywhere. */
export function link(url, act = {}) {
  const safe = /^(https?|tg):/i.test(url) ? url : undefined;
  return h("a", { href: safe, target: "_blank", rel: "noopener noreferrer", title: url, onclick: (event) => {
    if (act.link?.(url)) event.preventDefault();
  } });
}

export function spoiler() {
  const hidden = h("span.spoiler", { tabIndex: 0, role: "button", "aria-label": t.spoiler });
  const show = () => { hidden.classList.add("shown"); hidden.removeAttribute("role"); hidden.removeAttribute("aria-label"); };
  hidden.addEventListener("click", show);
  hidden.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") show(); });
  return hidden;
}

export function expandable() {
  const inner = h("div.quote-text");
  const button = h("button.expand", { type: "button", "aria-expanded": "false" }, t.more);
  const shell = h("blockquote.expandable.closed", {}, inner, button);
  button.addEventListener("click", () => {
    const closed = shell.classList.toggle("closed");
    button.textContent = closed ? t.more : t.less;
    button.setAttribute("aria-expanded", String(!closed));
  });
  return { shell, inner };
}

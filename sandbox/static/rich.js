// Blocks of a rich message -> elements.

import { h } from "./dom.js";
import { expandable, link, spoiler } from "./text.js";
import { mapCard, media } from "./media.js";
import { clockTime, fullTime, t } from "./words.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", marked: "mark", subscript: "sub", superscript: "sup" };

/** Render every block; `act` as in text.js, and act.press(button) for buttons. */
export const richMessage = (message, act) =>
  h("div.rich", { dir: message.is_rtl ? "rtl" : undefined }, blocks(message.blocks, act));

const blocks = (list, act) => (list ?? []).map((block) => (BLOCKS[block.type] ?? unknown)(block, act));
const unknown = (block) => h("p.quiet", {}, `[${block.type}]`);

const BLOCKS = {
  paragraph: (b, act) => h("p", {}, rich(b.text, act)),
  heading: (b, act) => h(`h${Math.min(Math.max(b.size, 1), 6)}`, {}, rich(b.text, act)),
  footer: (b, act) => h("footer", {}, rich(b.text, act)),
  divider: () => h("hr"),
  pre: (b, act) => h("pre", {}, b.language && h("span.language", {}, b.language), h("code", {}, rich(b.text, act))),
  mathematical_expression: (b) => h("p.formula", {}, b.expression),
  anchor: (b) => h("span.anchor", { dataset: { anchor: b.name } }),
  list: (b, act) => h("div.list", { role: "list" }, b.items.map((item) => listItem(item, act))),
  blockquote: (b, act) => h("blockquote", {}, blocks(b.blocks, act), credit(b.credit, act)),
  expandable_blockquote: (b, act) => {
    const { shell, inner } = expandable();
    inner.append(h("span", {}, rich(b.text, act)), credit(b.credit, act) || "");
    return shell;
  },
  pullquote: (b, act) => h("aside", {}, h("p", {}, rich(b.text, act)), credit(b.credit, act)),
  details: (b, act) => h("details", { open: b.is_open }, h("summary", {}, rich(b.summary, act)), h("div.details-body", {}, blocks(b.blocks, act))),
  table: table,
  collage: (b, act) => h("figure", {}, h("div.album", { dataset: { count: Math.min(b.blocks.length, 6) } }, b.blocks.map((m) => media(m))), caption(b, act)),
  slideshow: slideshow,
  map: (b, act) => h("figure", {}, mapCard(b.location), caption(b, act)),
  buttons: (b, act) => h("div.button-row", { dataset: { align: b.align ?? "left" } }, b.buttons.map((one) => button(one, act))),
};
for (const kind of ["photo", "video", "animation", "audio", "voice_note", "document"]) {
  BLOCKS[kind] = (b, act) => h("figure", {}, media(b), caption(b, act));
}

function listItem(item, act) {
  const mark = item.has_checkbox
    ? h("span.check", { role: "checkbox", "aria-checked": String(Boolean(item.is_checked)), "aria-disabled": "true" }, item.is_checked ? "✓" : "")
    : h("span.label", {}, item.label);
  return h("div.item", { role: "listitem" }, mark, h("div.item-body", {}, blocks(item.blocks, act)));
}

function table(b, act) {
  const kinds = [["is_bordered", "bordered"], ["is_striped", "striped"], ["is_compact", "compact"]];
  const classes = kinds.filter(([flag]) => b[flag]).map(([, name]) => `.${name}`).join("");
  return h("div.table-scroll", { tabIndex: 0 }, h(`table${classes}`, {},
    b.caption && h("caption", {}, rich(b.caption, act)),
    h("tbody", {}, b.cells.map((row) => h("tr", {}, row.map((cell) =>
      h(cell.is_header ? "th" : "td", { colSpan: cell.colspan ?? 1, rowSpan: cell.rowspan ?? 1, style: { textAlign: cell.align, verticalAlign: cell.valign } }, rich(cell.text ?? "", act))))))));
}

function slideshow(b, act) {
  const slides = h("div.slides", { tabIndex: 0 }, b.blocks.map((m) => h("div.slide", {}, media(m), caption(m, act))));
  const dots = b.blocks.map((_, index) => h("span.dot", { dataset: { on: index === 0 } }));
  const go = (step) => slides.scrollBy({ left: step * slides.clientWidth, behavior: "smooth" });
  slides.addEventListener("scroll", () => {
    const at = Math.round(slides.scrollLeft / Math.max(slides.clientWidth, 1));
    dots.forEach((dot, index) => { dot.dataset.on = index === at; });
  });
  return h("figure.slideshow", {}, h("div.slides-frame", {}, slides,
    h("button.previous", { type: "button", "aria-label": t.previous, onclick: () => go(-1) }, "‹"),
    h("button.next", { type: "button", "aria-label": t.next, onclick: () => go(1) }, "›"),
    h("div.dots", { "aria-hidden": "true" }, dots)), caption(b, act));
}

const credit = (text, act) => text && h("cite", {}, rich(text, act));
const caption = (b, act) => b.caption && h("figcaption", {}, rich(b.caption.text ?? b.caption, act), credit(b.caption.credit, act));
const button = (one, act) => h(`button.rich-button.${one.style ?? "plain"}`, { type: "button", disabled: Boolean(one.disabled), onclick: (event) => act.press?.(one, event.currentTarget) }, rich(one.text, act));

/** Render rich text: a string, an array or an object with a type. */
export function rich(text, act) {
  if (typeof text === "string") return [document.createTextNode(text)];
  if (Array.isArray(text)) return text.flatMap((part) => rich(part, act));
  if (!text) return [];
  const inner = () => rich(text.text, act);
  if (TAGS[text.type]) return [h(TAGS[text.type], {}, inner())];
  switch (text.type) {
    case "url": { const made = link(text.url, act); made.append(...inner()); return [made]; }
    case "spoiler": { const made = spoiler(); made.append(...inner()); return [made]; }
    case "anchor_link": return [h("button.inline-link", { type: "button", onclick: (event) => jump(event.target, text.anchor_name) }, inner())];
    case "bot_command": return [h("button.inline-link", { type: "button", onclick: () => act.command?.(text.bot_command) }, inner())];
    case "email_address": return [h("a", { href: `mailto:${text.email_address}` }, inner())];
    case "custom_emoji": return [document.createTextNode(text.alternative_text)];
    case "mathematical_expression": return [h("span.formula", {}, text.expression)];
    case "date_time": return [h("time", { title: fullTime(text.unix_time) }, inner().length ? inner() : clockTime(text.unix_time))];
    case "button": return [button(text.button, act)];
    case "anchor": return [h("span.anchor", { dataset: { anchor: text.name } })];
    case "mention": case "hashtag": case "cashtag": case "text_mention": return [h("span.mention", {}, inner())];
    default: return [h("span", {}, inner())];
  }
}

function jump(from, name) {
  const message = from.closest(".rich");
  const target = name ? [...message.querySelectorAll("[data-anchor]")].find((a) => a.dataset.anchor === name) : message;
  target?.closest("details")?.setAttribute("open", "");
  target?.scrollIntoView({ behavior: "smooth", block: "start" });
}

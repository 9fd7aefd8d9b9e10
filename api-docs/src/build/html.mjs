import { marked } from 'marked';

export function escapeHtml(text) {
  return String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Markdown of the contract, whose headings begin below those of the page. */
export function markdown(text, inline = false) {
  return inline ? marked.parseInline(text) : marked.parse(text);
}

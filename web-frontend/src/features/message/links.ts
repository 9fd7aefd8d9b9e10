export interface Piece {
  readonly text: string;
  readonly href?: string;
}

const LINK = /\bhttps?:\/\/[^\s<>"']+/giu;
const TRAILING = '.,;:!?…\'"';
const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** Cuts what does not belong to a link: punctuation after it, and a bracket that was opened before it. */
function trim(link: string): string {
  const counts = new Map<string, number>();
  const count = (character: string, by: number) => counts.set(character, (counts.get(character) ?? 0) + by);
  for (const character of link) count(character, 1);
  let end = link.length;
  for (; end > 0; end--) {
    const last = link.charAt(end - 1);
    const opening = OPENING[last];
    const unbalanced = opening !== undefined && (counts.get(last) ?? 0) > (counts.get(opening) ?? 0);
    if (!unbalanced && !TRAILING.includes(last)) break;
    count(last, -1);
  }
  return link.slice(0, end);
}

/** Splits a text into plain pieces and links. Only http and https: nothing that could run a script. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trim(match[0]);
    if (!URL.canParse(link)) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: link, href: link });
    end = match.index + link.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

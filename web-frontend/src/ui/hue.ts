const HUES = [14, 38, 88, 150, 178, 205, 228, 262, 300, 338];

/** The colour of a person or a chat, in degrees: the same id always has the same one. */
export function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return HUES[sum % HUES.length] ?? 0;
}

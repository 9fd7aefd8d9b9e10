/** So many are told at most. */
const MOST = 100;

/**
 * Where two values of JSON differ, as paths such as `items.3.content`. What is absent and what is undefined are the same.
 *
 * @param ignored names of members that may differ
 */
export function differences(
  one: unknown,
  other: unknown,
  ignored: ReadonlySet<string> = new Set(),
): readonly string[] {
  const found: string[] = [];
  collect(one, other, '', ignored, found);
  return found;
}

function collect(
  one: unknown,
  other: unknown,
  path: string,
  ignored: ReadonlySet<string>,
  found: string[],
): void {
  if (Object.is(one, other) || found.length >= MOST) return;
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) {
    found.push(path || 'all of it');
    return;
  }
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (!ignored.has(name)) collect(one[name], other[name], path ? `${path}.${name}` : name, ignored, found);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

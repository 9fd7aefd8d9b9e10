import type { Recording } from '@/realtime/recorder';

/** Members that hold no words of anybody: what names something, says when it was, or of which kind. */
const KEPT = new Set([
  'id',
  'me',
  'by',
  'key',
  // Lists of keys and what is held under them.
  'start',
  'end',
  'event',
  'kind',
  'state',
  'what',
  'role',
  'status',
  'type',
  'position',
  'timestamp',
  'at',
  'mentions',
  'emoji',
]);
const NAMES_OR_TIMES = /(Id|Ids|At|Until|Seen|Cursor)$/;

/**
 * The same recording with an x for each letter of what somebody wrote or chose, reactions excepted. Lengths stay, because what is shown may depend
 * on them; a member that nobody has thought of counts as written.
 */
export function withoutTexts(recording: Recording): Recording {
  return hidden(recording, '') as Recording;
}

/** @param name of the member that the value is of, or of the list that it stands in */
function hidden(value: unknown, name: string): unknown {
  if (typeof value === 'string')
    return KEPT.has(name) || NAMES_OR_TIMES.test(name) ? value : 'x'.repeat(value.length);
  if (Array.isArray(value)) return value.map((item) => hidden(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([member, held]) => [member, hidden(held, member)]));
}

import { counter } from './plurals';

const count = counter('en');

/** What only auditors read; loaded with their page. */
export const englishAudit = {
  title: 'Audit',
  back: 'Back to the chats',
  closedTitle: 'This page is for auditors',
  closedHint:
    'Auditors read chats that they are not in, for a reason, and the members see it. An operator of the server makes somebody an auditor.',
  openTitle: 'Open an audit',
  openHint:
    'It lasts an hour. The members of the chat are told who you are and why you read, at once and for as long as there is the chat.',
  chat: 'Chat',
  chatHint: 'Its address or its id. Left empty: the whole log, without any text, and no member is told.',
  invalidChat: 'This is no address and no id of a chat',
  reason: 'Reason',
  reasonHint: 'One line that the members will read',
  missingReason: 'Give a reason',
  open: 'Open',
  openUntil: (when: string) => `Open until ${when}`,
  ofChat: (id: string) => `Chat ${id}`,
  ofLog: 'The whole log, without texts',
  close: 'Open another one',
  look: 'Look for events',
  types: 'Types',
  actor: 'Username of who did it',
  unknownActor: 'Nobody has this username',
  from: 'From',
  until: 'Until',
  upsideDown: 'This is not later than the beginning',
  text: 'Text',
  textHint: 'Part of a message or a name, regardless of case',
  search: 'Search',
  download: (format: string) => `Download as ${format}`,
  results: 'What was found',
  found: (n: number, more: boolean) =>
    count(n, { one: '# event', other: '# events' }) + (more ? ', and there may be more' : ''),
  more: 'Search on',
  when: 'When',
  type: 'What',
  who: 'Who',
  words: 'Words',
  hash: 'Hash',
  place: (position: string, seq: number) => `position ${position}, seq ${seq}`,
};

export type AuditWords = typeof englishAudit;

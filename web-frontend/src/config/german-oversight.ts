import type { OversightWords } from './english-oversight';
import { counter } from './plurals';

const count = counter('de');

export const germanOversight: OversightWords = {
  chats: 'Chats',
  hint: 'Wer darin ist und wie viel gesagt wird, nie was. Um einen zu lesen, öffnet ein Prüfer eine Prüfung, und das sehen die Mitglieder.',
  search: 'Suche',
  searchHint:
    'Adresse oder Kennung eines Chats oder einer Nachricht, der Anfang eines Gruppennamens, oder die ganze E-Mail-Adresse oder Kennung von jemandem, für deren Chats.',
  find: 'Finden',
  found: 'Gefundene Chats',
  largest: 'Die größten Gruppen',
  chatsOf: (name) => `Chats von ${name}`,
  all: 'Alle Gruppen',
  none: 'So heißt kein Chat.',
  noGroups: 'Es gibt noch keine Gruppen.',
  noChatsOf: 'Sie sind in keinem Chat.',
  nobody: 'Diese Adresse hat niemand.',
  more: 'Mehr zeigen',
  group: 'Gruppe',
  direct: 'zu zweit',
  pair: (one, other) => `${one} und ${other}`,
  unnamed: 'Gruppe ohne Namen',
  members: (n) => count(n, { one: '# Mitglied', other: '# Mitglieder' }),
  messages: (n) => count(n, { one: '# Nachricht', other: '# Nachrichten' }),
  lastMessage: (when) => `die letzte ${when}`,
  created: (when, name) => `seit ${when}, von ${name}`,
  of: (action, name) => `${action}: ${name}`,
  showMembers: 'Mitglieder zeigen',
  hideMembers: 'Mitglieder verbergen',
  membersOf: (name) => `Mitglieder von ${name}`,
  bot: 'Bot',
  role: { owner: 'Eigentümer', admin: 'Admin' },
  suspended: 'gesperrt',
  ownerSuspended:
    'Der Eigentümer ist gesperrt. Du kannst ein Mitglied zum Admin machen, das sich um die Gruppe kümmert.',
  makeAdmin: 'Zum Admin machen',
  makeAdminQuestion: (name) => `${name} zum Admin machen?`,
  makeAdminHint: 'Die Mitglieder sehen, dass du es warst.',
  refused: 'Das hat nicht geklappt.',
  audit: 'Prüfung öffnen',
  notAuditor:
    'Nur Prüfer dürfen eine Prüfung öffnen, und du bist keiner. Ein anderer Betreiber kann dich unter Leute dazu machen; niemand ernennt sich selbst.',
  theirChats: 'Chats',
  chatOf: 'Chat',
};

import type { AuditWords } from './english-audit';
import { counter } from './plurals';

const count = counter('de');

export const germanAudit: AuditWords = {
  title: 'Prüfung',
  back: 'Zurück zu den Chats',
  closedTitle: 'Diese Seite ist für Prüfer',
  closedHint:
    'Prüfer lesen Chats, in denen sie nicht sind, aus einem Grund, und die Mitglieder sehen das. Ein Betreiber des Servers macht jemanden zum Prüfer.',
  openTitle: 'Eine Prüfung beginnen',
  openHint:
    'Sie dauert eine Stunde. Den Mitgliedern des Chats wird gesagt, wer du bist und warum du liest, sofort und solange es den Chat gibt.',
  chat: 'Chat',
  chatHint:
    'Seine Adresse oder seine Kennung. Leer: das ganze Log, ohne Texte, und kein Mitglied erfährt davon.',
  invalidChat: 'Das ist weder Adresse noch Kennung eines Chats',
  reason: 'Grund',
  reasonHint: 'Eine Zeile, die die Mitglieder lesen werden',
  missingReason: 'Nenne einen Grund',
  open: 'Beginnen',
  openUntil: (when) => `Offen bis ${when}`,
  ofChat: (id) => `Chat mit der Kennung ${id}`,
  ofLog: 'Das ganze Log, ohne Texte',
  close: 'Eine andere beginnen',
  look: 'Ereignisse suchen',
  types: 'Arten',
  actor: 'Benutzername dessen, der es tat',
  unknownActor: 'Niemand hat diesen Benutzernamen',
  from: 'Von',
  until: 'Bis',
  upsideDown: 'Das ist nicht später als der Anfang',
  text: 'Suchwort',
  textHint: 'Teil einer Nachricht oder eines Namens, groß oder klein',
  search: 'Suchen',
  download: (format) => `Als ${format} herunterladen`,
  results: 'Was gefunden wurde',
  found: (n, more) =>
    count(n, { one: '# Ereignis', other: '# Ereignisse' }) + (more ? ', und es kann mehr geben' : ''),
  more: 'Weiter suchen',
  when: 'Wann',
  type: 'Was',
  who: 'Wer',
  words: 'Worte',
  hash: 'Prüfsumme',
  place: (position, seq) => `Position ${position}, Nummer ${seq}`,
};

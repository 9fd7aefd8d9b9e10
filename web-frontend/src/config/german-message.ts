import { germanFiles } from './files';
import type { message as english } from './english-message';
import { counter } from './plurals';

const count = counter('de');

/** What is said about what one does with messages. */
export const message: typeof english = {
  reply: {
    reply: 'Antworten',
    inReplyTo: 'Als Antwort auf',
    replying: 'Antwort an',
    cancel: 'Antwort abbrechen',
    gone: 'Die Nachricht, auf die du antwortest, wurde gelöscht. Brich die Antwort ab, um zu senden, was du geschrieben hast.',
    refused: 'Nicht gesendet: Die Nachricht, auf die du antwortest, wurde gelöscht.',
    sendWithout: 'Ohne sie senden',
  },
  mention: {
    people: 'Wen du erwähnen kannst',
    offered: (n: number, name: string) =>
      `${count(n, { one: '# Person', other: '# Personen' })} zum Erwähnen. ${name}`,
    unread: (n: number) => count(n, { one: '# Erwähnung von dir', other: '# Erwähnungen von dir' }),
    noticed: (name: string, text: string) => `${name} hat dich erwähnt: ${text}`,
  },
  files: germanFiles,
  emoji: {
    open: 'Emojis',
    search: 'Emojis suchen',
    tone: 'Hautton',
    none: 'Kein Emoji gefunden',
  },
  reaction: {
    title: 'Reaktionen',
    add: 'Reagieren',
    more: 'Mehr Emojis',
    with: (emoji) => `Mit ${emoji} reagieren`,
    takeBack: (emoji) => `${emoji} zurücknehmen`,
    you: 'Du',
    gone: 'Jemand, der gegangen ist',
    others: (n) => count(n, { one: '# weitere Person', other: '# weitere' }),
    by: (names, emoji) => `${names}: ${emoji}`,
    chip: (emoji, n, names) => `${emoji} ${count(n, { one: '# Reaktion', other: '# Reaktionen' })}: ${names}`,
    refused: 'Die Reaktion wurde nicht übernommen.',
    tooMany: 'Mehr verschiedene Emojis kann eine Person einer Nachricht nicht geben. Nimm eines von diesen.',
    deleted: 'Die Nachricht wurde inzwischen gelöscht.',
  },
};

import { englishFiles } from './files';
import { counter } from './plurals';

const count = counter('en');

/** What is said about what one does with messages. */
export const message = {
  reply: {
    reply: 'Reply',
    inReplyTo: 'In reply to',
    replying: 'Replying to',
    cancel: 'Cancel reply',
    gone: 'The message that you reply to was deleted. Cancel the reply to send what you have written.',
    refused: 'Not sent: the message that you reply to was deleted.',
    sendWithout: 'Send without it',
  },
  mention: {
    people: 'People to mention',
    offered: (n: number, name: string) =>
      `${count(n, { one: '# person', other: '# people' })} to mention. ${name}`,
    unread: (n: number) => count(n, { one: '# mention of you', other: '# mentions of you' }),
    noticed: (name: string, text: string) => `${name} mentioned you: ${text}`,
  },
  files: englishFiles,
  emoji: {
    open: 'Emojis',
    search: 'Search emojis',
    tone: 'Skin tone',
    none: 'No emoji found',
  },
  reaction: {
    title: 'Reactions',
    add: 'React',
    more: 'More emojis',
    with: (emoji: string) => `React with ${emoji}`,
    takeBack: (emoji: string) => `Take ${emoji} back`,
    you: 'You',
    gone: 'Somebody who has left',
    others: (n: number) => count(n, { one: '# other', other: '# others' }),
    by: (names: string, emoji: string) => `${names}: ${emoji}`,
    chip: (emoji: string, n: number, names: string) =>
      `${emoji} ${count(n, { one: '# reaction', other: '# reactions' })}: ${names}`,
    refused: 'The reaction was not kept.',
    tooMany: 'One person cannot put more different emojis to one message. Use one of those again.',
    deleted: 'The message was deleted meanwhile.',
  },
};

import { counter } from './plurals';

const count = counter('en');

/** What only operators read about people; loaded with their page. */
export const englishModeration = {
  sections: 'Parts of this page',
  status: 'Status',
  people: 'People',
  search: 'Search',
  searchHint: 'A whole e-mail address or id, or the beginning of a name.',
  find: 'Find',
  missingQuery: 'Say whom to look for.',
  found: 'People found',
  nobody: 'Nobody is called that.',
  more: 'Show more',
  suspended: 'suspended',
  operator: 'operator',
  auditor: 'auditor',
  bot: 'bot',
  since: (when: string) => `since ${when}`,
  sessions: (n: number) => count(n, { one: '# open session', other: '# open sessions' }),
  suspendedBy: (when: string, name: string, reason: string) => `Suspended ${when} by ${name}: ${reason}`,
  suspend: 'Suspend',
  lift: 'Lift suspension',
  appoint: 'Make auditor',
  dismiss: 'Dismiss as auditor',
  of: (action: string, name: string) => `${action}: ${name}`,
  suspendQuestion: (name: string) => `Suspend ${name}?`,
  suspendHint:
    'All sessions end at once, on every device, and nobody can log in to the account. What was written stays. Nobody else is told.',
  liftQuestion: (name: string) => `Let ${name} in again?`,
  liftHint: 'They can log in again. Sessions that were ended stay ended.',
  appointQuestion: (name: string) => `Make ${name} an auditor?`,
  appointHint: 'They may read any chat for an hour, with a reason that its members see.',
  dismissQuestion: (name: string) => `Dismiss ${name} as auditor?`,
  dismissHint: 'What they have opened is closed at once.',
  reason: 'Reason',
  reasonHint: 'One line, for operators to read.',
  missingReason: 'Give a reason.',
  reset: 'Reset password',
  resetQuestion: (name: string) => `Reset the password of ${name}?`,
  resetHint:
    'All sessions end and the password of now serves no more. You get a code to hand on, by phone or face to face; with it they choose a new password.',
  code: 'Code',
  codeTitle: (name: string) => `A code for ${name}`,
  codeHint: (when: string, address: string) =>
    `It is shown this once. It serves once, until ${when}, at ${address} together with the e-mail address of the account.`,
  copy: 'Copy',
  copied: 'Copied',
  close: 'Close',
  reports: 'Reports',
  noReports: 'Nothing waits for a decision.',
  queue: 'Reported messages',
  reportsHint:
    'Messages that members have reported. Looking at one is seen by the members of its chat, as an audit is.',
  by: (name: string) => `by ${name}`,
  times: (n: number) => count(n, { one: 'reported once', other: 'reported # times' }),
  look: 'Show message',
  said: 'The message',
  edited: (when: string) => `edited ${when}`,
  files: (names: string) => `Files: ${names}`,
  dismissReports: 'Leave it',
  remove: 'Delete message',
  suspendAuthor: 'Suspend author',
  decide: {
    dismissed: { question: 'Leave the message?', hint: 'Those who reported it see that it stays.' },
    removed: {
      question: 'Delete the message?',
      hint: 'Members see that a moderator removed it. It cannot be brought back.',
    },
  },
  note: 'Note',
  noteHint: 'One line, for operators to read.',
  refused: 'That did not work.',
};

export type ModerationWords = typeof englishModeration;

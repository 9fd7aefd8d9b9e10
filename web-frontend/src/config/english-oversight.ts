import { counter } from './plurals';

const count = counter('en');

/** What only operators read about chats; loaded with their page. */
export const englishOversight = {
  chats: 'Chats',
  hint: 'Who is in them and how much is said, never what. To read one, an auditor opens an audit, which its members see.',
  search: 'Search',
  searchHint:
    'The address or id of a chat or message, the beginning of a group’s name, or the whole e-mail address or id of somebody, for their chats.',
  find: 'Find',
  found: 'Chats found',
  largest: 'The largest groups',
  chatsOf: (name: string) => `Chats of ${name}`,
  all: 'All groups',
  none: 'No chat is called that.',
  noGroups: 'There are no groups yet.',
  noChatsOf: 'They are in no chat.',
  nobody: 'Nobody has this address.',
  more: 'Show more',
  group: 'group',
  direct: 'two people',
  pair: (one: string, other: string) => `${one} and ${other}`,
  unnamed: 'Group without a name',
  members: (n: number) => count(n, { one: '# member', other: '# members' }),
  messages: (n: number) => count(n, { one: '# message', other: '# messages' }),
  lastMessage: (when: string) => `the last one ${when}`,
  created: (when: string, name: string) => `since ${when}, by ${name}`,
  of: (action: string, name: string) => `${action}: ${name}`,
  showMembers: 'Show members',
  hideMembers: 'Hide members',
  membersOf: (name: string) => `Members of ${name}`,
  bot: 'bot',
  role: { owner: 'owner', admin: 'admin' },
  suspended: 'suspended',
  ownerSuspended: 'The owner is suspended. You can make a member an admin, to look after the group.',
  makeAdmin: 'Make admin',
  makeAdminQuestion: (name: string) => `Make ${name} an admin?`,
  makeAdminHint: 'The members see that you did it.',
  refused: 'That did not work.',
  audit: 'Open an audit',
  notAuditor:
    'Only auditors may open an audit, and you are none. Another operator can make you one, under People; nobody appoints themselves.',
  theirChats: 'Chats',
  chatOf: 'Chat',
};

export type OversightWords = typeof englishOversight;

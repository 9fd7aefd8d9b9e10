/** Types of events in a chat. A newer server may know more; it finds them without a filter. */
export const CHAT_TYPES = [
  'ChatCreated',
  'ChatRenamed',
  'ParticipantAdded',
  'ParticipantRemoved',
  'RoleChanged',
  'MessageSent',
  'MessageEdited',
  'MessageDeleted',
  'ReactionAdded',
  'ReactionRemoved',
  'ChatAudited',
  'ReceiptsAdvanced',
] as const;

/** Those of people, beside them in the whole log. */
export const LOG_TYPES = [
  ...CHAT_TYPES,
  'UserRegistered',
  'ProfileChanged',
  'PasswordChanged',
  'SessionEnded',
  'BotRegistered',
  'BotTokenIssued',
  'BotDeleted',
  'ChatPreferencesChanged',
  'AuditorAppointed',
  'AuditorDismissed',
  'LogAudited',
] as const;

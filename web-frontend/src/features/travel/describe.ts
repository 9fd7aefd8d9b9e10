import type { PastEvent, User } from '@verbatim/sdk';
import { locale } from '@/config/language';
import { travelStrings } from '@/config/travel-strings';

const list = new Intl.ListFormat(locale, { type: 'conjunction' });

/** Names as they stand in a sentence. */
export const listed = (names: readonly string[]) => list.format(names);

/** What happened, in one line. */
export function describe({ type, data }: PastEvent, people: ReadonlyMap<string, User>): string {
  const text = travelStrings.events;
  const nameOf = (id = '') => people.get(id)?.profile.displayName ?? travelStrings.somebody;
  const actor = nameOf(data.actorId);
  const user = nameOf(data.userId);
  switch (type) {
    case 'chat_created':
      return text.created(actor);
    case 'chat_renamed':
      return text.renamed(actor, data.name ?? '');
    case 'participant_added':
      return text.added(actor, user);
    case 'participant_removed':
      return data.actorId === data.userId ? text.left(user) : text.removed(actor, user);
    case 'role_changed':
      return text.role(user, travelStrings.roles[data.role ?? 'member']);
    case 'message_sent':
      return text.sent(actor);
    case 'message_edited':
      return text.edited(actor);
    case 'message_deleted':
      return text.deleted(actor);
    case 'reaction_added':
      return text.reacted(actor, data.emoji ?? '');
    case 'reaction_removed':
      return text.unreacted(actor, data.emoji ?? '');
    case 'chat_audited':
      return text.audited(actor, data.reason ?? '');
    case 'marks_advanced':
      return text.read(listed((data.marks ?? []).map(({ userId }) => nameOf(userId))));
  }
}

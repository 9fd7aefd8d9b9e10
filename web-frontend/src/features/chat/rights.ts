import type { Chat, Participant, ParticipantRole } from '@verbatim/sdk';

/** What a member can do about another one, or about themselves. */
export interface Rights {
  /** Roles that can be given, besides the group itself. */
  readonly roles: readonly Exclude<ParticipantRole, 'owner'>[];
  readonly handOver: boolean;
  readonly remove: boolean;
}

const NONE: Rights = { roles: [], handOver: false, remove: false };

export function participantOf(chat: Chat, userId: string): Participant | undefined {
  return chat.participants.find(({ user }) => user.id === userId);
}

export function rightsOver({ user, role }: Participant, me: Participant | undefined): Rights {
  if (!me) return NONE;
  if (user.id === me.user.id) return role === 'admin' ? { ...NONE, roles: ['member'] } : NONE;
  if (me.role === 'owner')
    return { roles: [role === 'admin' ? 'member' : 'admin'], handOver: true, remove: true };
  // A role that this app does not know yet counts as membership.
  return me.role === 'admin' ? { ...NONE, remove: role !== 'owner' && role !== 'admin' } : NONE;
}

/** Who will own a group when its owner leaves; members stand in the order of their coming. */
export function heirOf(chat: Chat, owner: string): Participant | undefined {
  const others = chat.participants.filter(({ user }) => user.id !== owner);
  return others.find(({ role }) => role === 'admin') ?? others[0];
}

const RANK: Partial<Record<ParticipantRole, number>> = { owner: 0, admin: 1 };

/** The owner, admins, who is online, then the others; each by name. */
export function sortedMembers(
  participants: readonly Participant[],
  online: (userId: string) => boolean,
): readonly Participant[] {
  const compare = new Intl.Collator().compare;
  const keys = participants.map((one) => ({
    one,
    rank: RANK[one.role] ?? (online(one.user.id) ? 2 : 3),
    name: one.user.profile.displayName,
  }));
  return keys.sort((a, b) => a.rank - b.rank || compare(a.name, b.name)).map(({ one }) => one);
}

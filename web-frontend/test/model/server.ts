import type {
  Chat,
  ChatPreferences,
  Frame,
  Message,
  Participant,
  ParticipantRole,
  User,
} from '@verbatim/sdk';
import type { ChatList, Timeline } from '@/realtime/cache';

/** What can happen, as a plain value that tests can generate. */
export type Event =
  | { kind: 'create'; chat: number; members: number[] }
  | { kind: 'say'; chat: number; by: number; content: string; names?: number[] }
  | { kind: 'edit'; chat: number; pick: number; content: string; names?: number[] }
  | { kind: 'delete'; chat: number; pick: number }
  | { kind: 'react'; chat: number; by: number; pick: number; emoji: string; held: boolean }
  | { kind: 'rename'; chat: number; by: number; name: string }
  | { kind: 'join'; chat: number; user: number }
  | { kind: 'leave'; chat: number; user: number }
  | { kind: 'audit'; chat: number; reason: string }
  | { kind: 'role'; chat: number; by: number; user: number; role: ParticipantRole }
  | { kind: 'choose'; chat: number; by: number; muted?: string; pinned?: boolean }
  | { kind: 'deliver'; chat: number; by: number; ahead: number }
  | { kind: 'read'; chat: number; by: number; ahead: number }
  | { kind: 'profile'; by: number; name: string };

interface ServerChat {
  chat: Omit<Chat, 'unreadCount' | 'unreadMentions' | 'readSeq'>;
  messages: Message[];
  /** Position of the newest event but reactions. */
  activity: number;
  chosen: Map<string, ChatPreferences>;
}

export const PEOPLE: User[] = ['ada', 'grace', 'barbara', 'frances'].map((name) => ({
  id: name,
  username: name,
  profile: { displayName: name },
}));
const EPOCH = Date.UTC(2026, 10, 22);

/** The smallest server that obeys the contract: it says what a fetch answers, and which frames a member is sent. */
export class ModelServer {
  #position = 0;
  readonly #chats = new Map<string, ServerChat>();
  readonly #profiles = new Map<string, User['profile']>();
  /** Who was ever in a chat, and so can be seen in it. */
  readonly #everIn = new Map<string, Set<string>>();
  readonly #choices = new Map<string, number>();

  /** Applies an event if it is possible, and answers the frames for one reader. */
  happen(event: Event, reader: string): Frame[] {
    if (event.kind === 'profile') return this.#reshape(event.by, event.name, reader);
    const id = `chat-${event.chat}`;
    const held = this.#chats.get(id);
    if (event.kind === 'create') return held ? [] : this.#create(id, event.members, reader);
    if (!held) return [];
    const before = isMember(held, reader);
    const frames = this.#change(held, event, reader);
    this.#remember(held);
    return before || isMember(held, reader) ? frames : [];
  }

  chats(reader: string): ChatList {
    const mine = [...this.#chats.values()].filter((held) => isMember(held, reader));
    const pin = (held: ServerChat) => held.chosen.get(reader)?.pinSeq ?? -1;
    mine.sort((a, b) => pin(b) - pin(a) || b.activity - a.activity);
    return { items: mine.map((held) => this.#seenBy(held, reader)) };
  }

  chat(id: string, reader: string): Chat | undefined {
    return this.chats(reader).items.find((chat) => chat.id === id);
  }

  timeline(id: string): Timeline {
    return { items: (this.#chats.get(id)?.messages ?? []).map((message) => this.#shown(message)) };
  }

  /** The messages between two seqs, both included, as a part of the history that does not reach beyond them. */
  part(id: string, from: number, to: number): Timeline {
    const all = this.timeline(id).items;
    const items = all.filter(({ seq }) => seq >= from && seq <= to);
    return {
      items,
      olderCursor: all.some(({ seq }) => seq < from) ? items[0]?.seq : undefined,
      newerCursor: all.some(({ seq }) => seq > to) ? items.at(-1)?.seq : undefined,
    };
  }

  #seenBy({ chat, messages, chosen }: ServerChat, reader: string): Chat {
    const readSeq = chat.participants.find(({ user }) => user.id === reader)?.readSeq ?? -1;
    const unread = messages.filter(
      ({ seq, sender, deletedAt }) => seq > readSeq && sender.id !== reader && !deletedAt,
    );
    const unreadMentions = messages.filter(
      ({ seq, mentions }) => seq > readSeq && mentions?.includes(reader),
    );
    const preferences = chosen.get(reader);
    return {
      ...structuredClone(chat),
      participants: chat.participants.map((participant) => ({
        ...participant,
        user: this.#asNow(participant.user),
      })),
      ...(chat.lastMessage && { lastMessage: this.#shown(chat.lastMessage) }),
      readSeq,
      unreadCount: unread.length,
      unreadMentions: unreadMentions.length,
      ...(preferences && { preferences: structuredClone(preferences) }),
    };
  }

  #asNow(user: User): User {
    return { ...user, profile: this.#profiles.get(user.id) ?? user.profile };
  }

  /** A message as it is told of, or fetched, now. */
  #shown(message: Message): Message {
    return structuredClone({ ...message, sender: this.#asNow(message.sender) });
  }

  #remember({ chat }: ServerChat): void {
    const ever = this.#everIn.get(chat.id) ?? new Set();
    for (const { user } of chat.participants) ever.add(user.id);
    this.#everIn.set(chat.id, ever);
  }

  #reshape(by: number, displayName: string, reader: string): Frame[] {
    const { id: userId } = person(by);
    // A picture comes and goes with the name.
    const profile = { displayName, ...(this.#position % 2 === 0 && { avatarId: `av${this.#position}` }) };
    this.#profiles.set(userId, profile);
    const position = String(++this.#position);
    const seen = [...this.#chats.values()].some(
      (held) => isMember(held, reader) && this.#everIn.get(held.chat.id)?.has(userId),
    );
    return seen || userId === reader ? [{ event: 'user_updated', data: { userId, profile, position } }] : [];
  }

  #create(id: string, members: number[], reader: string): Frame[] {
    const position = String(++this.#position);
    const participants = [...new Set(members)].map((index): Participant => ({
      user: this.#asNow(person(index)),
      role: 'member',
      deliveredSeq: 0,
      readSeq: 0,
    }));
    const first = participants[0];
    if (!first) return [];
    first.role = 'owner';
    const at = time(this.#position);
    const by = first.user.id;
    const chat = {
      id,
      participants,
      creator: by,
      isGroup: true,
      createdAt: at,
      updatedAt: at,
      lastSeq: 0,
      position,
    };
    const held = {
      chat,
      messages: [],
      activity: this.#position,
      chosen: new Map<string, ChatPreferences>(),
    };
    this.#chats.set(id, held);
    this.#remember(held);
    const data = { chatId: id, seq: 0, position, by, chat: structuredClone(chat) };
    return isMember(held, reader) ? [{ event: 'chat_created', data }] : [];
  }

  #change(held: ServerChat, event: Exclude<Event, { kind: 'create' | 'profile' }>, reader: string): Frame[] {
    switch (event.kind) {
      case 'say':
        return this.#say(held, event.by, event.content, named(held, event.names));
      case 'edit':
      case 'delete':
        return this.#alter(held, event);
      case 'react':
        return this.#react(held, event);
      case 'rename':
        return this.#rename(held, event.by, event.name);
      case 'join':
      case 'leave':
        return this.#move(held, event.user, event.kind);
      case 'audit':
        return this.#audit(held, event.reason);
      case 'role':
        return this.#changeRole(held, event);
      case 'choose':
        return this.#choose(held, event, reader);
      case 'deliver':
      case 'read':
        return this.#mark(held, event.by, event.ahead, event.kind);
    }
  }

  #say(held: ServerChat, by: number, content: string, mentions: string[]): Frame[] {
    const speaker = member(held, by);
    if (!speaker) return [];
    const { seq, position, at } = this.#next(held);
    const message: Message = {
      id: `${held.chat.id}_${seq}`,
      chatId: held.chat.id,
      seq,
      sender: speaker.user,
      content,
      timestamp: at,
      status: 'sent',
      edited: false,
      ...(mentions.length > 0 && { mentions }),
      position,
    };
    held.messages.push(message);
    held.chat.lastMessage = message;
    held.chat.updatedAt = at;
    speaker.readSeq = speaker.deliveredSeq = seq;
    return [{ event: 'receive_message', data: this.#shown(message) }];
  }

  #alter(held: ServerChat, event: Extract<Event, { kind: 'edit' | 'delete' }>): Frame[] {
    const message = held.messages[event.pick % Math.max(1, held.messages.length)];
    if (!message || message.deletedAt) return [];
    const { seq, position, at } = this.#next(held);
    held.chat.updatedAt = at;
    const change = {
      chatId: held.chat.id,
      seq,
      position,
      messageId: message.id,
      messageSeq: message.seq,
      by: message.sender.id,
    };
    Object.assign(message, { changeSeq: seq, position });
    delete message.mentions;
    if (event.kind === 'delete') {
      Object.assign(message, { content: '', deletedAt: at });
      delete message.reactions;
      delete message.reactionSeq;
      return [{ event: 'message_deleted', data: { ...change, content: '', deletedAt: at } }];
    }
    const mentions = named(held, event.names);
    const says = { content: event.content, editedAt: at, ...(mentions.length > 0 && { mentions }) };
    Object.assign(message, { ...says, edited: true });
    return [{ event: 'message_edited', data: { ...change, ...structuredClone(says) } }];
  }

  /** As the server may do it: a repeat is an event, too, and changes nothing. */
  #react(held: ServerChat, event: Extract<Event, { kind: 'react' }>): Frame[] {
    const actor = member(held, event.by);
    const message = held.messages[event.pick % Math.max(1, held.messages.length)];
    if (!actor || !message || message.deletedAt) return [];
    const { activity } = held;
    const { seq, position } = this.#next(held);
    held.activity = activity;
    const { emoji } = event;
    const userId = actor.user.id;
    const reactions = new Map(message.reactions?.map(({ emoji: key, userIds }) => [key, new Set(userIds)]));
    const users = reactions.get(emoji) ?? new Set();
    if (event.held) reactions.set(emoji, users.add(userId));
    else if (users.delete(userId) && users.size === 0) reactions.delete(emoji);
    message.reactionSeq = seq;
    message.reactions = [...reactions].map(([key, ids]) => ({ emoji: key, userIds: [...ids] }));
    if (message.reactions.length === 0) delete message.reactions;
    const data = {
      chatId: held.chat.id,
      seq,
      position,
      messageId: message.id,
      messageSeq: message.seq,
      userId,
      emoji,
    };
    return [{ event: event.held ? 'reaction_added' : 'reaction_removed', data }];
  }

  #rename(held: ServerChat, by: number, name: string): Frame[] {
    const actor = member(held, by);
    if (!actor) return [];
    const { seq, position, at } = this.#next(held);
    held.chat.name = name;
    held.chat.updatedAt = at;
    return [
      { event: 'chat_updated', data: { chatId: held.chat.id, seq, position, at, by: actor.user.id, name } },
    ];
  }

  /** By somebody who is in no chat. */
  #audit(held: ServerChat, reason: string): Frame[] {
    const { seq, position, at } = this.#next(held);
    held.chat.updatedAt = at;
    const auditor: User = { id: 'katherine', username: 'katherine', profile: { displayName: 'Katherine' } };
    const chatId = held.chat.id;
    held.chat.lastAudit = { id: `audit-${seq}`, chatId, seq, auditor, reason, openedAt: at, endsAt: at };
    const audit = structuredClone(held.chat.lastAudit);
    return [{ event: 'chat_audited', data: { chatId, seq, position, at, audit } }];
  }

  #changeRole(held: ServerChat, event: Extract<Event, { kind: 'role' }>): Frame[] {
    const owner = held.chat.participants.find(({ role }) => role === 'owner');
    const changed = member(held, event.user);
    if (!owner || !changed || changed === owner || changed.role === event.role) return [];
    const { seq, position, at } = this.#next(held);
    held.chat.updatedAt = at;
    changed.role = event.role;
    const by = owner.user.id;
    const data = { chatId: held.chat.id, seq, position, at, userId: changed.user.id, role: event.role, by };
    if (event.role !== 'owner') return [{ event: 'role_changed', data }];
    owner.role = 'admin';
    return [{ event: 'role_changed', data: { ...data, formerOwnerId: by } }];
  }

  #choose(held: ServerChat, event: Extract<Event, { kind: 'choose' }>, reader: string): Frame[] {
    const actor = member(held, event.by)?.user.id;
    if (actor === undefined) return [];
    const seq = this.#choices.get(actor) ?? 0;
    this.#choices.set(actor, seq + 1);
    const before = held.chosen.get(actor);
    const pinned = event.pinned ?? before?.pinned ?? false;
    const mutedUntil = event.muted ?? before?.mutedUntil;
    const preferences: ChatPreferences = {
      seq,
      pinned,
      ...(mutedUntil !== undefined && { mutedUntil }),
      ...(pinned && { pinSeq: before?.pinSeq ?? seq }),
    };
    held.chosen.set(actor, preferences);
    const position = String(++this.#position);
    const data = { chatId: held.chat.id, position, preferences };
    return actor === reader ? [{ event: 'chat_preferences_changed', data }] : [];
  }

  #move(held: ServerChat, index: number, kind: 'join' | 'leave'): Frame[] {
    const user = this.#asNow(person(index));
    const present = isMember(held, user.id);
    if (present === (kind === 'join')) return [];
    if (kind === 'leave' && held.chat.participants.length === 1) return [];
    const { seq, position, at } = this.#next(held);
    held.chat.updatedAt = at;
    const data = { chatId: held.chat.id, seq, position, at, userId: user.id, by: user.id, user };
    if (kind === 'join') {
      held.chat.participants.push({ user, role: 'member', deliveredSeq: seq, readSeq: seq });
      return [{ event: 'participant_added', data }];
    }
    const chosen = held.chosen.get(user.id);
    if (chosen) held.chosen.set(user.id, { seq: chosen.seq, pinned: false });
    const owned =
      held.chat.participants.find((participant) => participant.user.id === user.id)?.role === 'owner';
    held.chat.participants = held.chat.participants.filter((participant) => participant.user.id !== user.id);
    const heir = held.chat.participants.find(({ role }) => role === 'admin') ?? held.chat.participants[0];
    if (!owned || !heir) return [{ event: 'participant_removed', data }];
    heir.role = 'owner';
    return [{ event: 'participant_removed', data: { ...data, newOwnerId: heir.user.id } }];
  }

  #mark(held: ServerChat, by: number, ahead: number, kind: 'deliver' | 'read'): Frame[] {
    const actor = member(held, by);
    if (!actor) return [];
    const old = kind === 'read' ? actor.readSeq : actor.deliveredSeq;
    const seq = Math.min(held.chat.lastSeq, old + ahead);
    if (seq <= old) return [];
    actor.deliveredSeq = Math.max(actor.deliveredSeq, seq);
    if (kind === 'read') actor.readSeq = seq;
    const position = String(++this.#position);
    const data = { chatId: held.chat.id, userId: actor.user.id, seq, position };
    return [{ event: kind === 'read' ? 'message_read' : 'message_delivered', data }];
  }

  #next(held: ServerChat): { seq: number; position: string; at: string } {
    const { chat } = held;
    chat.lastSeq++;
    chat.position = String(++this.#position);
    held.activity = this.#position;
    return { seq: chat.lastSeq, position: chat.position, at: time(this.#position) };
  }
}

function named(held: ServerChat, names: readonly number[] = []): string[] {
  return [...new Set(names.map((index) => person(index).id))].filter((id) => isMember(held, id));
}

function person(index: number): User {
  return PEOPLE[index % PEOPLE.length] as User;
}

function isMember({ chat }: ServerChat, userId: string): boolean {
  return chat.participants.some(({ user }) => user.id === userId);
}

function member({ chat }: ServerChat, index: number): Participant | undefined {
  return chat.participants.find(({ user }) => user.id === person(index).id);
}

function time(position: number): string {
  return new Date(EPOCH + position * 1000).toISOString();
}

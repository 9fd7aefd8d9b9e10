import type { Chat, Frame, Message, Participant, User } from '@verbatim/sdk';
import type { ChatList, Timeline } from '@/realtime/cache';

/** What can happen, as a plain value that tests can generate. */
export type Event =
  | { kind: 'create'; chat: number; members: number[] }
  | { kind: 'say'; chat: number; by: number; content: string }
  | { kind: 'edit'; chat: number; pick: number; content: string }
  | { kind: 'delete'; chat: number; pick: number }
  | { kind: 'rename'; chat: number; by: number; name: string }
  | { kind: 'join'; chat: number; user: number }
  | { kind: 'leave'; chat: number; user: number }
  | { kind: 'deliver'; chat: number; by: number; ahead: number }
  | { kind: 'read'; chat: number; by: number; ahead: number };

interface ServerChat {
  chat: Omit<Chat, 'unreadCount' | 'readSeq'>;
  messages: Message[];
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

  /** Applies an event if it is possible, and answers the frames for one reader. */
  happen(event: Event, reader: string): Frame[] {
    const id = `chat-${event.chat}`;
    const held = this.#chats.get(id);
    if (event.kind === 'create') return held ? [] : this.#create(id, event.members, reader);
    if (!held) return [];
    const before = isMember(held, reader);
    const frames = this.#change(held, event);
    return before || isMember(held, reader) ? frames : [];
  }

  chats(reader: string): ChatList {
    const mine = [...this.#chats.values()].filter((held) => isMember(held, reader));
    mine.sort((a, b) => Number(b.chat.position) - Number(a.chat.position));
    return { items: mine.map((held) => this.#seenBy(held, reader)) };
  }

  chat(id: string, reader: string): Chat | undefined {
    return this.chats(reader).items.find((chat) => chat.id === id);
  }

  timeline(id: string): Timeline {
    return { items: structuredClone(this.#chats.get(id)?.messages ?? []) };
  }

  #seenBy({ chat, messages }: ServerChat, reader: string): Chat {
    const readSeq = chat.participants.find(({ user }) => user.id === reader)?.readSeq ?? -1;
    const unread = messages.filter(
      ({ seq, sender, deletedAt }) => seq > readSeq && sender.id !== reader && !deletedAt,
    );
    return structuredClone({ ...chat, readSeq, unreadCount: unread.length });
  }

  #create(id: string, members: number[], reader: string): Frame[] {
    const position = String(++this.#position);
    const participants = [...new Set(members)].map((index): Participant => ({
      user: person(index),
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
    const held = { chat, messages: [] };
    this.#chats.set(id, held);
    const data = { chatId: id, seq: 0, position, by, chat: structuredClone(chat) };
    return isMember(held, reader) ? [{ event: 'chat_created', data }] : [];
  }

  #change(held: ServerChat, event: Exclude<Event, { kind: 'create' }>): Frame[] {
    switch (event.kind) {
      case 'say':
        return this.#say(held, event.by, event.content);
      case 'edit':
      case 'delete':
        return this.#alter(held, event);
      case 'rename':
        return this.#rename(held, event.by, event.name);
      case 'join':
      case 'leave':
        return this.#move(held, event.user, event.kind);
      case 'deliver':
      case 'read':
        return this.#mark(held, event.by, event.ahead, event.kind);
    }
  }

  #say(held: ServerChat, by: number, content: string): Frame[] {
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
      position,
    };
    held.messages.push(message);
    held.chat.lastMessage = message;
    held.chat.updatedAt = at;
    speaker.readSeq = speaker.deliveredSeq = seq;
    return [{ event: 'receive_message', data: structuredClone(message) }];
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
    if (event.kind === 'delete') {
      Object.assign(message, { content: '', deletedAt: at });
      return [{ event: 'message_deleted', data: { ...change, content: '', deletedAt: at } }];
    }
    Object.assign(message, { content: event.content, edited: true, editedAt: at });
    return [{ event: 'message_edited', data: { ...change, content: event.content, editedAt: at } }];
  }

  #rename(held: ServerChat, by: number, name: string): Frame[] {
    const actor = member(held, by);
    if (!actor) return [];
    const { seq, position } = this.#next(held);
    held.chat.name = name;
    return [
      { event: 'chat_updated', data: { chatId: held.chat.id, seq, position, by: actor.user.id, name } },
    ];
  }

  #move(held: ServerChat, index: number, kind: 'join' | 'leave'): Frame[] {
    const user = person(index);
    const present = isMember(held, user.id);
    if (present === (kind === 'join')) return [];
    if (kind === 'leave' && held.chat.participants.length === 1) return [];
    const { seq, position } = this.#next(held);
    const data = { chatId: held.chat.id, seq, position, userId: user.id, by: user.id, user };
    if (kind === 'join') {
      held.chat.participants.push({ user, role: 'member', deliveredSeq: seq, readSeq: seq });
      return [{ event: 'participant_added', data }];
    }
    const owned =
      held.chat.participants.find((participant) => participant.user.id === user.id)?.role === 'owner';
    held.chat.participants = held.chat.participants.filter((participant) => participant.user.id !== user.id);
    const heir = held.chat.participants[0];
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

  #next({ chat }: ServerChat): { seq: number; position: string; at: string } {
    chat.lastSeq++;
    chat.position = String(++this.#position);
    return { seq: chat.lastSeq, position: chat.position, at: time(this.#position) };
  }
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

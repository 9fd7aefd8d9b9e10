import type { components, paths } from './generated/contract.js';

/** Everything that the contract's OpenAPI document names, by its name there. */
export type Schemas = components['schemas'];

export type Paths = paths;
export type Account = Schemas['User'];
export type User = Schemas['UserSummary'];
export type Tokens = Schemas['Session'];
export type Chat = Schemas['Chat'];
export type ChatSummary = Schemas['ChatSummary'];
export type Participant = Schemas['Participant'];
export type ParticipantRole = Schemas['ParticipantRole'];
export type ChatPreferences = Schemas['ChatPreferences'];
export type Message = Schemas['Message'];
export type PastChat = Schemas['PastChat'];
export type PastParticipant = Schemas['PastParticipant'];
export type PastMessage = Schemas['PastMessage'];
export type PastEvent = Schemas['PastEvent'];
export type Attachment = Schemas['Attachment'];
export type AttachmentLimits = Schemas['AttachmentLimits'];
export type MessageStatus = Schemas['MessageStatus'];
export type Problem = Schemas['Problem'];
export type ErrorCode = Schemas['ErrorCode'];
export type Handshake = Schemas['ConnectFrame'];
export type SocketError = Schemas['SocketError'];

export type ServerEvents = Required<Schemas['ServerEvents']>;
type ClientEvents = Required<Schemas['ClientEvents']>;
type ClientEventAcks = Required<Schemas['ClientEventAcks']>;

export type ServerEvent = keyof ServerEvents;
export type ClientEvent = keyof ClientEvents;
export type Payload<E extends ClientEvent> = ClientEvents[E];
export type Answer<E extends ClientEvent> = ClientEventAcks[E];

/** Everything that the server may say on a socket, as one union to switch over. */
export type Frame = { [E in ServerEvent]: { event: E; data: ServerEvents[E] } }[ServerEvent];

import { answerOf, type Schemas } from '@verbatim/sdk';
import { api } from '@/api/client';

export type ServerStatus = Schemas['ServerStatus'];
export type Process = Schemas['ProcessStatus'];
export type Projection = Schemas['KeptProjection'];
export type DeadLetter = Schemas['LeftOutEvent'];
export type Health = Schemas['PartHealth'];
export type Whereabouts = Schemas['Whereabouts'];
export type RecipientPlace = Schemas['RecipientPlace'];
export type Setting = Schemas['SettingList']['items'][number];
export type SettingValue = Setting['values'][number];
export type Beside = Schemas['ProjectionBeside'];
export type Parity = Schemas['ProjectionParity'];
/** What can be wanted of the copy beside a projection. */
export type BesideWish = NonNullable<Projection['besideWish']>;
export type Wish = 'pause' | 'resume' | 'rebuild' | BesideWish;

export function fetchStatus(signal: AbortSignal): Promise<ServerStatus> {
  return answerOf(api.GET('/api/admin/status', { signal }));
}

export async function fetchProjections(signal: AbortSignal): Promise<Projection[]> {
  return (await answerOf(api.GET('/api/admin/projections', { signal }))).items;
}

export async function fetchDeadLetters(signal: AbortSignal): Promise<DeadLetter[]> {
  return (await answerOf(api.GET('/api/admin/dead-letters', { signal }))).items;
}

export async function fetchSettings(signal: AbortSignal): Promise<Setting[]> {
  return (await answerOf(api.GET('/api/admin/settings', { signal }))).items;
}

/** The projection goes on without this event, in every process that it fails. */
export async function leaveOut(name: string, position: string): Promise<void> {
  const params = { path: { name, position } };
  await answerOf(api.POST('/api/admin/projections/{name}/dead-letters/{position}', { params }));
}

/** The projection is built anew with this event, where it is missing. */
export async function replay({ projection, position }: DeadLetter): Promise<void> {
  const params = { path: { name: projection, position } };
  await answerOf(api.POST('/api/admin/projections/{name}/dead-letters/{position}/replay', { params }));
}

export function findMessage(messageId: string): Promise<Whereabouts> {
  return answerOf(
    api.GET('/api/admin/messages/{messageId}/whereabouts', { params: { path: { messageId } } }),
  );
}

const WISHES = {
  pause: '/api/admin/projections/{name}/pause',
  resume: '/api/admin/projections/{name}/resume',
  rebuild: '/api/admin/projections/{name}/rebuild',
  build: '/api/admin/projections/{name}/beside/build',
  compare: '/api/admin/projections/{name}/beside/compare',
  switch: '/api/admin/projections/{name}/beside/switch',
  'switch-back': '/api/admin/projections/{name}/beside/switch-back',
  discard: '/api/admin/projections/{name}/beside/discard',
} as const satisfies Record<Wish, string>;

/** It is written down; the process does it within about a second. */
export async function ask(wish: Wish, { name, process }: Projection): Promise<void> {
  await answerOf(api.POST(WISHES[wish], { params: { path: { name }, query: { process } } }));
}

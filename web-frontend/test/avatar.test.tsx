import { MantineProvider } from '@mantine/core';
import { act, render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { changesOf } from '@/features/user/profile-changes';
import { avatarsFrom, forgetAvatars, putAvatar } from '@/ui/avatars';
import { PersonAvatar } from '@/ui/PersonAvatar';

const FIRST = 'av00000000000000000000000000000001';
const SECOND = 'av00000000000000000000000000000002';

let revoked: string[];

beforeEach(() => {
  revoked = [];
  let made = 0;
  URL.createObjectURL = () => `blob:${++made}`;
  URL.revokeObjectURL = (url) => void revoked.push(url);
});

afterEach(() => {
  act(forgetAvatars);
  vi.useRealTimers();
});

const people = (...pictures: { avatarId?: string; avatarUrl?: string }[]) => (
  <MantineProvider>
    {pictures.map((picture, index) => (
      <PersonAvatar key={index} id="ada" name="Ada Lovelace" picture={picture} />
    ))}
  </MantineProvider>
);

const sources = () => [...document.images].map((image) => image.getAttribute('src'));
const initials = () => document.querySelectorAll('[data-initials=AL]').length;

describe('pictures of people', () => {
  test('are fetched once, however often they are shown', async () => {
    const load = vi.fn(async () => new Blob(['picture']));
    avatarsFrom(load);
    const { unmount } = render(people(...Array(40).fill({ avatarId: FIRST })));
    expect(initials()).toBe(40);
    await waitFor(() => expect(sources()).toHaveLength(40));
    expect(new Set(sources()).size).toBe(1);
    unmount();
    render(people({ avatarId: FIRST }));
    expect(sources()).toHaveLength(1);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('change with the profile, and initials are there meanwhile', async () => {
    avatarsFrom(async () => new Blob(['picture']));
    const { rerender } = render(people({ avatarId: FIRST }));
    await waitFor(() => expect(sources()).toHaveLength(1));
    const [before] = sources();
    rerender(people({ avatarId: SECOND }));
    expect(initials()).toBe(1);
    await waitFor(() => expect(sources()).toHaveLength(1));
    expect(sources()[0]).not.toBe(before);
    rerender(people({}));
    expect(initials()).toBe(1);
  });

  test('that were uploaded come before addresses', async () => {
    avatarsFrom(async () => undefined);
    render(
      people({ avatarUrl: 'https://example.org/a.png' }, { avatarId: FIRST, avatarUrl: 'https://x.org' }),
    );
    await act(async () => {});
    expect(sources()).toEqual(['https://example.org/a.png']);
    expect(initials()).toBe(1);
  });

  test('that cannot be had now are tried again while they are shown', async () => {
    vi.useFakeTimers();
    const load = vi.fn<(id: string) => Promise<Blob>>().mockRejectedValueOnce(new Error('away'));
    load.mockResolvedValue(new Blob(['picture']));
    avatarsFrom(load);
    render(people({ avatarId: FIRST }));
    await act(() => vi.advanceTimersByTimeAsync(9_000));
    expect(initials()).toBe(1);
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(sources()).toHaveLength(1);
  });

  test('are forgotten when somebody leaves, and what comes later is not kept', async () => {
    let arrive: (picture: Blob) => void = () => {};
    avatarsFrom(() => new Promise((done) => (arrive = done)));
    render(people({ avatarId: FIRST }, { avatarId: SECOND }));
    act(() => putAvatar(FIRST, new Blob(['mine'])));
    const [url] = sources();
    act(forgetAvatars);
    expect(revoked).toEqual([url]);
    await act(async () => arrive(new Blob(['late'])));
    expect(sources()).toEqual([]);
  });

  test('that nobody shows do not fill the memory', () => {
    for (let n = 0; n < 310; n++) act(() => putAvatar(`av${n}`, new Blob(['picture'])));
    expect(revoked).toHaveLength(10);
  });
});

test('only what was changed here is written', () => {
  const before = { displayName: 'Ada', statusText: '', about: 'Engines' };
  expect(changesOf(before, { displayName: 'Ada', statusText: 'busy', about: '' })).toEqual({
    statusText: 'busy',
    about: '',
  });
  expect(changesOf(before, before)).toEqual({});
});

import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import { exactTime } from '@/ui/time';
import { choose, type Choice } from './calls';
import { MUTES, mutedUntil, useMuted } from './muted';

interface Props {
  readonly chat: Chat;
  readonly run: (work: () => Promise<void>) => Promise<void>;
}

/** What one chooses for a chat oneself: it is nobody else's business. */
export function PreferenceChoices({ chat, run }: Props) {
  const text = strings.chatMenu;
  const runtime = useRuntime();
  const muted = useMuted(chat);
  const until = chat.preferences?.mutedUntil;
  const set = (choice: Choice) => void run(async () => runtime.chose(chat.id, await choose(chat.id, choice)));
  return (
    <Stack gap="sm" role="group" aria-label={strings.details.mine}>
      <Switch
        label={text.pinSwitch}
        checked={chat.preferences?.pinned ?? false}
        onChange={({ currentTarget: { checked } }) => set({ pinned: checked })}
      />
      <Switch
        label={text.muteSwitch}
        description={
          muted && until && !until.startsWith('9999') ? text.mutedUntil(exactTime(until)) : undefined
        }
        checked={muted}
        onChange={({ currentTarget: { checked } }) => set({ mutedUntil: checked ? 'forever' : 'off' })}
      />
      {muted && (
        <Group gap="xs">
          <Text size="xs" c="dimmed">
            {text.muteOnly}
          </Text>
          {MUTES.filter((mute) => mute !== 'forever').map((mute) => (
            <Button
              key={mute}
              size="compact-xs"
              variant="default"
              onClick={() => set({ mutedUntil: mutedUntil(mute, Date.now()) })}
            >
              {text.muteFor[mute]}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}

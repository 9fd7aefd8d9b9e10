import { ActionIcon, Loader, Popover } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { strings } from '@/config/strings';

const EmojiPicker = lazy(() => import('@/ui/EmojiPicker'));

/** Opens the emojis. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const text = strings.emoji;
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon size={42} radius="xl" aria-label={text.open} onClick={() => setOpened(!opened)}>
          <IconMoodSmile size={24} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={text.open} p="xs">
        <Suspense fallback={<Loader type="dots" m="xl" role="img" aria-label={strings.common.loading} />}>
          <EmojiPicker
            onPick={(emoji) => {
              setOpened(false);
              onPick(emoji);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}

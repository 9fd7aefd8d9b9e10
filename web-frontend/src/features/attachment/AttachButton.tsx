import { ActionIcon } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { strings } from '@/config/strings';
import { pick } from './picked';

/** Chooses files from the device; a phone offers its camera as well. */
export function AttachButton({ chatId }: { chatId: string }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ActionIcon
        size={42}
        radius="xl"
        variant="subtle"
        color="gray"
        aria-label={strings.files.attach}
        onClick={() => input.current?.click()}
      >
        <IconPaperclip size={22} stroke={1.6} />
      </ActionIcon>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-part="attach"
        onChange={({ currentTarget }) => {
          void pick(chatId, [...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

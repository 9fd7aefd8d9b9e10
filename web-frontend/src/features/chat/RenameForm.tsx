import { Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Chat } from '@verbatim/sdk';
import { strings } from '@/config/strings';

interface Props {
  readonly chat: Chat;
  readonly onRename: (name: string) => Promise<void>;
}

export function RenameForm({ chat, onRename }: Props) {
  const text = strings.group;
  const [draft, setDraft] = useState<string>();
  const name = draft ?? chat.name ?? '';
  const changed = name.trim() !== '' && name.trim() !== chat.name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed) void onRename(name.trim()).then(() => setDraft(undefined));
  };
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="xs" wrap="nowrap">
        <TextInput
          label={text.name}
          value={name}
          onChange={(event) => setDraft(event.currentTarget.value)}
          maxLength={100}
          style={{ flex: 1 }}
        />
        <Button type="submit" variant="light" disabled={!changed}>
          {text.rename}
        </Button>
      </Group>
    </form>
  );
}

import { Alert, Button, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { randomKey, type Chat, type User } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import { createGroup, createOneToOne } from './calls';

/** What the dialog needs from whoever lets people be picked. */
export interface Picking {
  readonly picked: readonly User[];
  readonly onPick: (people: readonly User[]) => void;
  /** One tap is the whole choice. */
  readonly single: boolean;
}

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly renderPicker: (picking: Picking) => ReactNode;
}

export function NewChatDialog({ opened, onClose, renderPicker }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={strings.newChat.title} keepMounted={false}>
      <NewChatForm onClose={onClose} renderPicker={renderPicker} />
    </Modal>
  );
}

function NewChatForm({ onClose, renderPicker }: Omit<Props, 'opened'>) {
  const text = strings.newChat;
  const runtime = useRuntime();
  const navigate = useNavigate();
  const [kind, setKind] = useState<'person' | 'group'>('person');
  const [people, setPeople] = useState<readonly User[]>([]);
  const [name, setName] = useState('');
  const [key] = useState(randomKey);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  const create = async (creation: () => Promise<Chat>) => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const chat = await creation();
      runtime.put(chat);
      onClose();
      await navigate(`/chats/${chat.id}`);
    } catch (error) {
      setFailure(`${text.failed}. ${explain(error)}`);
      setBusy(false);
    }
  };
  const pick = (picked: readonly User[]) => {
    const [person] = picked;
    if (kind === 'person' && person) void create(() => createOneToOne(person.id));
    else setPeople(picked);
  };
  const group = kind === 'group';
  return (
    <Stack gap="sm">
      <SegmentedControl
        fullWidth
        value={kind}
        onChange={(value) => setKind(value as 'person' | 'group')}
        data={[
          { value: 'person', label: text.person },
          { value: 'group', label: text.group },
        ]}
      />
      {failure && (
        <Alert color="vermilion" variant="light" role="alert">
          {failure}
        </Alert>
      )}
      {group && (
        <TextInput
          label={text.name}
          description={text.nameHint}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
        />
      )}
      {renderPicker({ picked: group ? people : [], onPick: pick, single: !group })}
      {group && (
        <Button
          loading={busy}
          disabled={people.length === 0 && name.trim() === ''}
          onClick={() =>
            void create(() =>
              createGroup(
                people.map(({ id }) => id),
                name.trim(),
                key,
              ),
            )
          }
        >
          {text.create}
        </Button>
      )}
    </Stack>
  );
}

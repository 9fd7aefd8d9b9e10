import { Alert, Button, Drawer, Stack, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Chat, User } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { addParticipant, removeParticipant, rename } from './calls';
import { MemberList } from './MemberList';
import type { Picking } from './NewChatDialog';
import { RenameForm } from './RenameForm';

interface Props {
  readonly chat: Chat;
  readonly me: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly renderBadge: (userId: string) => ReactNode;
  readonly renderPicker: (picking: Picking & { without: readonly string[] }) => ReactNode;
}

/** A group's name and people, and what can be done about them. */
export function GroupDrawer({ chat, me, opened, onClose, renderBadge, renderPicker }: Props) {
  const text = strings.group;
  const runtime = useRuntime();
  const navigate = useNavigate();
  const { run, failure } = useAttempt();
  const [adding, setAdding] = useState<readonly User[]>();
  const [leaving, setLeaving] = useState(false);

  const add = (people: readonly User[]) =>
    run(async () => {
      for (const { id } of people) runtime.put(await addParticipant(chat.id, id));
      setAdding(undefined);
    });
  const leave = () =>
    run(async () => {
      await removeParticipant(chat.id, me);
      await navigate('/');
      runtime.reader.forget(chat.id);
    });
  return (
    <Drawer opened={opened} onClose={onClose} position="right" title={text.title} size={400}>
      <Stack gap="lg">
        {failure && (
          <Alert color="vermilion" variant="light" role="alert">
            {failure}
          </Alert>
        )}
        <RenameForm
          chat={chat}
          onRename={(name) => run(async () => runtime.put(await rename(chat.id, name)))}
        />
        <Stack gap="xs">
          <Text fw={600}>
            {text.members} · {chat.participants.length}
          </Text>
          {adding === undefined ? (
            <Button variant="light" leftSection={<IconUserPlus size={18} />} onClick={() => setAdding([])}>
              {text.add}
            </Button>
          ) : (
            <>
              {renderPicker({
                picked: adding,
                onPick: setAdding,
                single: false,
                without: chat.participants.map(({ user }) => user.id),
              })}
              <Button disabled={adding.length === 0} onClick={() => void add(adding)}>
                {text.addSelected(adding.length)}
              </Button>
              <Button variant="subtle" onClick={() => setAdding(undefined)}>
                {strings.common.cancel}
              </Button>
            </>
          )}
          <MemberList
            chat={chat}
            me={me}
            renderBadge={renderBadge}
            onRemove={(userId) => void run(() => removeParticipant(chat.id, userId))}
          />
        </Stack>
        <Button variant="outline" color="vermilion" onClick={() => setLeaving(true)}>
          {text.leave}
        </Button>
      </Stack>
      <ConfirmDialog
        opened={leaving}
        question={text.leaveQuestion}
        hint={text.leaveHint}
        action={text.leave}
        onClose={() => setLeaving(false)}
        onConfirm={() => void leave()}
      />
    </Drawer>
  );
}

/** Runs something that can fail, and keeps what to say if it did. */
function useAttempt() {
  const [failure, setFailure] = useState<string>();
  const run = async (work: () => Promise<void>) => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(`${strings.group.failed}. ${explain(error)}`);
    }
  };
  return { run, failure };
}

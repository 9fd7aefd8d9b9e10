import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Chat, User } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import { PersonAvatar } from '@/ui/PersonAvatar';
import { addParticipant, rename } from './calls';
import classes from './ChatDetails.module.css';
import { LeaveDialog } from './LeaveDialog';
import { MemberList } from './MemberList';
import type { Picking } from './NewChatDialog';
import { PreferenceChoices } from './PreferenceChoices';
import { RenameForm } from './RenameForm';
import { otherOf } from './title';

export interface DetailsProps {
  readonly chat: Chat;
  readonly me: string;
  /** Of the other one in a chat of two. */
  readonly presence: ReactNode;
  readonly renderBadge: (userId: string) => ReactNode;
  readonly isOnline: (userId: string) => boolean;
  /** Who has read it without being in it, if anybody has. */
  readonly audits: ReactNode;
  readonly renderPicker: (picking: Picking & { without: readonly string[] }) => ReactNode;
}

type Run = (work: () => Promise<void>) => Promise<void>;

export default function ChatDetails(props: DetailsProps) {
  const { chat, me, presence, audits } = props;
  const { run, fail, failure } = useAttempt();
  const other = otherOf(chat, me);
  return (
    <Stack gap="lg">
      {failure && (
        <Alert color="vermilion" variant="light" role="alert">
          {failure}
        </Alert>
      )}
      {other && <Profile person={other} presence={presence} />}
      <PreferenceChoices chat={chat} run={run} />
      {audits}
      {chat.isGroup && <GroupPart {...props} run={run} onFailed={fail} />}
    </Stack>
  );
}

function Profile({ person, presence }: { person: User; presence: ReactNode }) {
  const { displayName, about } = person.profile;
  return (
    <div className={classes.profile}>
      <PersonAvatar id={person.id} name={displayName} picture={person.profile} size={96} />
      <h2 className={classes.name}>{displayName}</h2>
      <Text c="dimmed" size="sm">
        @{person.username}
      </Text>
      <Text c="dimmed" size="sm">
        {presence}
      </Text>
      {about && (
        <Text size="sm" dir="auto" className={classes.about ?? ''}>
          {about}
        </Text>
      )}
    </div>
  );
}

function GroupPart({
  chat,
  me,
  renderBadge,
  isOnline,
  renderPicker,
  run,
  onFailed,
}: DetailsProps & { readonly run: Run; readonly onFailed: (error: unknown) => void }) {
  const text = strings.group;
  const runtime = useRuntime();
  const [adding, setAdding] = useState<readonly User[]>();
  const [leaving, setLeaving] = useState(false);
  const add = (people: readonly User[]) =>
    run(async () => {
      for (const { id } of people) runtime.put(await addParticipant(chat.id, id));
      setAdding(undefined);
    });
  return (
    <>
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
        <MemberList chat={chat} me={me} renderBadge={renderBadge} isOnline={isOnline} run={run} />
      </Stack>
      <Button variant="outline" color="vermilion" onClick={() => setLeaving(true)}>
        {text.leave}
      </Button>
      <LeaveDialog chat={leaving ? chat : undefined} onClose={() => setLeaving(false)} onFailed={onFailed} />
    </>
  );
}

/** Runs something that can fail, and keeps what to say if it did. */
function useAttempt() {
  const [failure, setFailure] = useState<string>();
  const fail = (error: unknown) => setFailure(`${strings.group.failed}. ${explain(error)}`);
  const run: Run = async (work) => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      fail(error);
    }
  };
  return { run, fail, failure };
}

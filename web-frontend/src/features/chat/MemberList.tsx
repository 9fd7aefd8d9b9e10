import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { Virtualizer } from 'virtua';
import type { Chat, Participant, ParticipantRole } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { Item, listOf } from '@/ui/list-parts';
import { changeRole, removeParticipant } from './calls';
import { folded, wordsOf } from './matching';
import classes from './MemberList.module.css';
import { MemberRow } from './MemberRow';
import { participantOf, rightsOver, sortedMembers } from './rights';

interface Props {
  readonly chat: Chat;
  readonly me: string;
  readonly renderBadge: (userId: string) => ReactNode;
  readonly isOnline: (userId: string) => boolean;
  readonly run: (work: () => Promise<void>) => Promise<void>;
}

/** So many are looked through at a glance. */
const GLANCE = 12;
/** Height of a row in pixels, until it is measured. */
const ROW = 52;

const List = listOf(classes.members, strings.group.members);

type Question = { readonly kind: 'remove' | 'handOver'; readonly member: Participant };

/** Who is in a group, the owner and the admins first; only who is near the view is in the page. */
export function MemberList({ chat, me, renderBadge, isOnline, run }: Props) {
  const text = strings.group;
  const runtime = useRuntime();
  const scroller = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState('');
  const [question, setQuestion] = useState<Question>();
  const mine = participantOf(chat, me);
  const members = useMemo(
    () => sortedMembers(chat.participants, (userId) => userId === me || isOnline(userId)),
    [chat.participants, isOnline, me],
  );
  const shown = useMemo(() => {
    const words = wordsOf(filter);
    return members.filter(({ user }) => {
      const name = folded(`${user.profile.displayName} ${user.username}`);
      return words.every((word) => name.includes(word));
    });
  }, [members, filter]);
  const give = (userId: string, role: ParticipantRole) =>
    run(async () => runtime.put(await changeRole(chat.id, userId, role)));
  const confirm = ({ kind, member: { user } }: Question) =>
    kind === 'remove' ? run(() => removeParticipant(chat.id, user.id)) : give(user.id, 'owner');
  const name = question?.member.user.profile.displayName ?? '';
  return (
    <>
      {members.length > GLANCE && (
        <TextInput
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          placeholder={text.filter}
          aria-label={text.filter}
          type="search"
          leftSection={<IconSearch size={16} />}
        />
      )}
      <div className={classes.scroller} ref={scroller}>
        <Virtualizer as={List} item={Item} scrollRef={scroller} data={shown} itemSize={ROW} bufferSize={300}>
          {(member) => (
            <MemberRow
              key={member.user.id}
              member={member}
              isMe={member.user.id === me}
              badge={member.user.id !== me && renderBadge(member.user.id)}
              rights={rightsOver(member, mine)}
              onRole={(role) => void give(member.user.id, role)}
              onHandOver={() => setQuestion({ kind: 'handOver', member })}
              onRemove={() => setQuestion({ kind: 'remove', member })}
            />
          )}
        </Virtualizer>
        {shown.length === 0 && <p className={classes.nobody}>{strings.newChat.nobody}</p>}
      </div>
      <ConfirmDialog
        opened={question !== undefined}
        question={question?.kind === 'handOver' ? text.handOverQuestion(name) : text.removeQuestion(name)}
        hint={question?.kind === 'handOver' ? text.handOverHint : text.removeHint}
        action={question?.kind === 'handOver' ? text.handOver : text.removeAction}
        onClose={() => setQuestion(undefined)}
        onConfirm={() => question && void confirm(question)}
      />
    </>
  );
}

import { Badge, Button, Group, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '@/api/explain';
import { adminStrings as text } from '@/config/admin-strings';
import { strings } from '@/config/strings';
import { exactTime } from '@/ui/time';
import { findMessage, type RecipientPlace, type Whereabouts } from './calls';
import { messageIdIn } from './message-id';
import classes from './MessageSearch.module.css';

/** Where a message is, for whoever has its id or a link to it. */
export function MessageSearch() {
  const [wanted, setWanted] = useState('');
  const search = useMutation({ mutationFn: findMessage });
  const id = messageIdIn(wanted);
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (id) search.mutate(id);
        }}
      >
        <Group align="end" gap="sm">
          <TextInput
            className={classes.wanted}
            label={text.message}
            description={text.messageHint}
            value={wanted}
            maxLength={500}
            dir="ltr"
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={!id} loading={search.isPending}>
            {text.find}
          </Button>
        </Group>
      </form>
      <div role="status">
        {search.error && (
          <Text size="sm" c="var(--mantine-color-error)" mt="xs">
            {explain(search.error)}
          </Text>
        )}
        {search.data && <Found place={search.data} />}
      </div>
    </>
  );
}

function Found({ place }: { place: Whereabouts }) {
  const { appendedAt, position, readers, recipients } = place;
  const late = readers.filter(({ behind }) => behind > 0);
  return (
    <div className={classes.found}>
      <p>{text.inTheLog(exactTime(appendedAt), position)}</p>
      <p>{late.length === 0 ? text.allHaveIt(readers.length) : text.someLack}</p>
      {late.length > 0 && (
        <ul>
          {late.map(({ process, projection, behind, silent }) => (
            <li key={`${process}/${projection ?? ''}`}>
              <span dir="ltr">{process}</span> {projection} · {text.behind(behind)}
              {silent && ` · ${text.silent}`}
            </li>
          ))}
        </ul>
      )}
      {recipients === undefined ? (
        <p>{text.nobodyKnows}</p>
      ) : (
        <ul className={classes.recipients} aria-label={text.recipients}>
          {recipients.map((recipient) => (
            <li key={recipient.userId}>
              <Recipient recipient={recipient} />
            </li>
          ))}
          {recipients.length === 0 && <li>{text.noRecipients}</li>}
        </ul>
      )}
    </div>
  );
}

function Recipient({ recipient }: { recipient: RecipientPlace }) {
  const { userId, status, deliveredAt, readAt, owed, online, queued } = recipient;
  return (
    <>
      <Badge variant="outline" color={owed ? 'yellow' : 'green'} className={classes.badge}>
        {strings.receipt[status]}
      </Badge>
      <span dir="ltr" className={classes.user}>
        {userId}
      </span>
      <span className={classes.about}>
        {[
          deliveredAt && text.deliveredAt(exactTime(deliveredAt)),
          readAt && text.readAt(exactTime(readAt)),
          online !== undefined && (online ? text.isOnline : text.isAway),
          owed && text.owed,
          queued !== undefined && text.queued(queued),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

import { Alert, Button, MultiSelect, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { explain } from '@/api/explain';
import { auditStrings as text } from '@/config/audit-strings';
import { timeOfDay } from '@/ui/time';
import classes from './Audit.module.css';
import { download, search, type Audit, type Filter, type Format, type Found } from './calls';
import { emptyFields, filterOf, UnknownActor, type Fields } from './filter';
import { Results } from './Results';
import { save } from '@/ui/save';
import { CHAT_TYPES, LOG_TYPES } from './types';

const FORMATS: Readonly<Record<Format, string>> = { ndjson: 'NDJSON', csv: 'CSV' };

/** Looks for events by an audit that is open. */
export function Search({ audit, onClose }: { audit: Audit; onClose: () => void }) {
  const [fields, setFields] = useState<Fields>(emptyFields);
  const [found, setFound] = useState<Found & { readonly filter: Filter }>();
  const { run, busy, failure, unknownActor } = useWork();
  const set = (some: Partial<Fields>) => setFields((before) => ({ ...before, ...some }));
  const upsideDown = fields.from !== '' && fields.until !== '' && fields.from >= fields.until;

  const begin = () =>
    run(async () => {
      const filter = await filterOf(fields);
      setFound({ ...(await search(audit.id, filter)), filter });
    });
  const goOn = ({ filter, items, nextCursor }: Found & { filter: Filter }) =>
    run(async () => {
      const page = await search(audit.id, filter, nextCursor);
      setFound({ ...page, items: [...items, ...page.items], filter });
    });
  const take = (format: Format) =>
    run(async () =>
      save(await download(audit.id, await filterOf(fields), format), `audit-${audit.id}.${format}`),
    );

  return (
    <>
      <section aria-labelledby="look">
        <Text size="sm" mb="sm">
          {audit.chatId === undefined ? text.ofLog : text.ofChat(audit.chatId)} ·{' '}
          {text.openUntil(timeOfDay(audit.endsAt))} · <q dir="auto">{audit.reason}</q>{' '}
          <Button variant="subtle" size="compact-sm" onClick={onClose}>
            {text.close}
          </Button>
        </Text>
        <Title order={2} fz="1.1rem" id="look" mb="sm">
          {text.look}
        </Title>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!upsideDown) void begin();
          }}
        >
          <div className={classes.filter}>
            <MultiSelect
              label={text.types}
              data={audit.chatId === undefined ? [...LOG_TYPES] : [...CHAT_TYPES]}
              value={[...fields.types]}
              onChange={(types) => set({ types })}
              searchable
            />
            <TextInput
              label={text.actor}
              value={fields.actor}
              error={unknownActor ? text.unknownActor : undefined}
              onChange={(event) => set({ actor: event.currentTarget.value })}
              maxLength={32}
              autoComplete="off"
            />
            <TextInput
              label={text.from}
              type="datetime-local"
              value={fields.from}
              onChange={(event) => set({ from: event.currentTarget.value })}
            />
            <TextInput
              label={text.until}
              type="datetime-local"
              value={fields.until}
              error={upsideDown ? text.upsideDown : undefined}
              onChange={(event) => set({ until: event.currentTarget.value })}
            />
            {audit.chatId !== undefined && (
              <TextInput
                label={text.text}
                description={text.textHint}
                value={fields.text}
                onChange={(event) => set({ text: event.currentTarget.value })}
                maxLength={200}
                autoComplete="off"
              />
            )}
          </div>
          {failure && (
            <Alert color="vermilion" variant="light" role="alert" mt="sm">
              {failure}
            </Alert>
          )}
          <div className={classes.actions}>
            <Button type="submit" loading={busy} mt="md">
              {text.search}
            </Button>
            {(Object.keys(FORMATS) as Format[]).map((format) => (
              <Button
                key={format}
                variant="light"
                mt="md"
                disabled={busy || upsideDown}
                onClick={() => void take(format)}
              >
                {text.download(FORMATS[format])}
              </Button>
            ))}
          </div>
        </form>
      </section>
      {found && (
        <Results
          found={found}
          busy={busy}
          onMore={() => void goOn(found)}
          texts={audit.chatId !== undefined}
        />
      )}
    </>
  );
}

/** One thing at a time, and what went wrong with it. */
function useWork() {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [unknownActor, setUnknownActor] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(undefined);
    setUnknownActor(false);
    try {
      await work();
    } catch (error) {
      if (error instanceof UnknownActor) setUnknownActor(true);
      else setFailure(explain(error));
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, failure, unknownActor };
}

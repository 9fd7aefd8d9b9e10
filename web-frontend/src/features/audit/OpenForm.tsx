import { Alert, Button, Text, TextInput, Title } from '@mantine/core';
import { useRef } from 'react';
import { randomKey } from '@verbatim/sdk';
import { useForm } from '@/api/use-form';
import { auditStrings as text } from '@/config/audit-strings';
import classes from './Audit.module.css';
import { openAudit, type Audit } from './calls';
import { chatIdIn } from '@/api/chat-id';

interface Props {
  /** The chat that is meant; it stands in the form, the reason never does. */
  readonly chat?: string;
  readonly onOpened: (audit: Audit) => void;
}

export function OpenForm({ chat: meant = '', onOpened }: Props) {
  // One for what stands in the form: a second attempt after a lost answer opens nothing twice.
  const key = useRef({ of: '', key: '' });
  const { field, onSubmit, busy, failure } = useForm({
    initial: { chat: meant, reason: '' },
    rules: {
      chat: (chat) => (chat.trim() === '' || chatIdIn(chat) !== undefined ? undefined : text.invalidChat),
      reason: (reason) => (reason.trim() === '' ? text.missingReason : undefined),
    },
    blame: { 'chat-not-found': { field: 'chat', text: text.invalidChat } },
    submit: async ({ chat, reason }) => {
      const of = `${chat} ${reason}`;
      if (key.current.of !== of) key.current = { of, key: randomKey() };
      onOpened(await openAudit(chatIdIn(chat), reason.trim(), key.current.key));
    },
  });
  return (
    <section aria-labelledby="open">
      <Title order={2} fz="1.1rem" id="open">
        {text.openTitle}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {text.openHint}
      </Text>
      <form onSubmit={onSubmit} noValidate className={classes.form}>
        {failure && (
          <Alert color="vermilion" variant="light" role="alert">
            {failure}
          </Alert>
        )}
        <TextInput {...field('chat')} label={text.chat} description={text.chatHint} autoComplete="off" />
        <TextInput
          {...field('reason')}
          label={text.reason}
          description={text.reasonHint}
          maxLength={500}
          autoComplete="off"
          required
        />
        <Button type="submit" loading={busy} justify="center">
          {text.open}
        </Button>
      </form>
    </section>
  );
}

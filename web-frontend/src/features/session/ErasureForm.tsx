import { Alert, Button, Switch, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useForm } from '@/api/use-form';
import { strings } from '@/config/strings';
import { save } from '@/ui/save';
import { eraseMe, type Erasure } from './calls';
import { validate } from './validation';

/** The end of the account, and of all that was written with it. */
export function ErasureForm() {
  const text = strings.erasure;
  const [sure, setSure] = useState(false);
  const { field, onSubmit, busy, failure } = useForm({
    initial: { password: '' },
    rules: { password: validate.somePassword },
    wrong: { password: strings.security.wrongPassword },
    // The server ends the session, which leads to the log-in.
    submit: async ({ password }) => keep(await eraseMe(password)),
  });
  return (
    <form onSubmit={onSubmit} noValidate aria-labelledby="erase-me">
      <Stack gap="sm">
        <div>
          <Title order={3} fz="md" id="erase-me">
            {text.title}
          </Title>
          <Text size="sm" c="dimmed">
            {text.hint}
          </Text>
        </div>
        {failure && (
          <Alert color="vermilion" variant="light" role="alert">
            {failure}
          </Alert>
        )}
        <PasswordInput
          {...field('password')}
          label={text.password}
          autoComplete="current-password"
          required
        />
        <Switch
          checked={sure}
          onChange={({ currentTarget }) => setSure(currentTarget.checked)}
          label={text.sure}
        />
        <Button type="submit" color="vermilion" variant="light" loading={busy} disabled={!sure}>
          {text.erase}
        </Button>
      </Stack>
    </form>
  );
}

/** A file that leads to the certificate: nothing else does once the account is gone. */
function keep(erasure: Erasure): void {
  const certificate = new URL(`/api/erasures/${erasure.id}`, location.href).href;
  const file = new Blob([JSON.stringify({ ...erasure, certificate }, null, 2)], { type: 'application/json' });
  save(file, `erasure-${erasure.id}.json`);
}

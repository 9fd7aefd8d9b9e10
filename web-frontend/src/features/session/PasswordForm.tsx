import { Alert, Button, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from '@/api/use-form';
import { strings } from '@/config/strings';
import { changePassword } from './calls';
import { SESSIONS } from './SessionList';
import { validate } from './validation';

/** Another password; all other devices are logged out by it. */
export function PasswordForm() {
  const text = strings.security;
  const client = useQueryClient();
  const [done, setDone] = useState(false);
  const { field, onSubmit, busy, failure, clear } = useForm({
    initial: { currentPassword: '', newPassword: '' },
    rules: { currentPassword: validate.somePassword, newPassword: validate.password },
    wrong: { currentPassword: text.wrongPassword, newPassword: strings.session.invalidPassword },
    submit: async ({ currentPassword, newPassword }) => {
      setDone(false);
      await changePassword(currentPassword, newPassword);
      setDone(true);
      clear();
      await client.invalidateQueries({ queryKey: SESSIONS });
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate aria-labelledby="change-password">
      <Stack gap="sm">
        <div>
          <Title order={3} fz="md" id="change-password">
            {text.changePassword}
          </Title>
          <Text size="sm" c="dimmed">
            {text.changePasswordHint}
          </Text>
        </div>
        {failure && (
          <Alert color="vermilion" variant="light" role="alert">
            {failure}
          </Alert>
        )}
        {done && (
          <Alert color="ink" variant="light" role="status">
            {text.passwordChanged}
          </Alert>
        )}
        <PasswordInput
          {...field('currentPassword')}
          label={text.currentPassword}
          autoComplete="current-password"
          required
        />
        <PasswordInput
          {...field('newPassword')}
          label={text.newPassword}
          description={strings.session.passwordHint}
          autoComplete="new-password"
          required
        />
        <Button type="submit" variant="light" loading={busy}>
          {text.changePassword}
        </Button>
      </Stack>
    </form>
  );
}

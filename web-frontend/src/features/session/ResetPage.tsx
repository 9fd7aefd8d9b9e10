import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useForm } from '@/api/use-form';
import { strings } from '@/config/strings';
import { AuthFrame } from './AuthFrame';
import { resetPassword } from './calls';
import { validate } from './validation';

/** A new password, for who was given a code. The code is typed, so that it stands in no address. */
export function ResetPage() {
  const text = strings.reset;
  const [done, setDone] = useState(false);
  const { field, onSubmit, busy, failure } = useForm({
    initial: { email: '', code: '', newPassword: '' },
    rules: {
      email: validate.email,
      code: (code) => (code.trim() === '' ? text.missingCode : undefined),
      newPassword: validate.password,
    },
    blame: { 'invalid-credentials': { field: 'code', text: text.wrongCode } },
    wrong: { newPassword: strings.session.invalidPassword },
    submit: async ({ email, code, newPassword }) => {
      await resetPassword(email, code.trim(), newPassword);
      setDone(true);
    },
  });
  return (
    <AuthFrame
      title={text.title}
      footer={
        <Anchor component={Link} underline="always" to="/login">
          {text.toLogIn}
        </Anchor>
      }
    >
      {done ? (
        <Alert color="ink" variant="light" role="status">
          {text.done}
        </Alert>
      ) : (
        <form onSubmit={onSubmit} noValidate>
          <Stack gap="md">
            {failure && (
              <Alert color="vermilion" variant="light" role="alert">
                {failure}
              </Alert>
            )}
            <TextInput
              {...field('email')}
              label={strings.session.email}
              type="email"
              autoComplete="username"
              size="md"
              required
            />
            <TextInput
              {...field('code')}
              label={text.code}
              description={text.codeHint}
              autoComplete="one-time-code"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
              dir="ltr"
              size="md"
              required
            />
            <PasswordInput
              {...field('newPassword')}
              label={text.newPassword}
              description={strings.session.passwordHint}
              autoComplete="new-password"
              size="md"
              required
            />
            <Button type="submit" loading={busy} size="md" mt="xs">
              {text.action}
            </Button>
          </Stack>
        </form>
      )}
    </AuthFrame>
  );
}

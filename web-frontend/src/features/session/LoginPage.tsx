import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { Link } from 'react-router';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { verbatim } from '@/api/client';
import { strings } from '@/config/strings';
import { AuthFrame } from './AuthFrame';
import { useForm } from '@/api/use-form';
import { validate } from './validation';

export function LoginPage() {
  const text = strings.session;
  const { expired, ended } = useStore(
    verbatim.session.state,
    useShallow((state) => ({
      expired: state.phase === 'signed-out' && state.expired,
      ended: state.phase === 'signed-out' && state.ended === true,
    })),
  );
  const { field, onSubmit, busy, failure } = useForm({
    initial: { email: '', password: '' },
    rules: { email: validate.email, password: validate.somePassword },
    submit: (account) => verbatim.logIn(account),
  });
  return (
    <AuthFrame
      title={text.welcomeBack}
      footer={
        <>
          {text.noAccount}{' '}
          <Anchor component={Link} underline="always" to="/register">
            {text.register}
          </Anchor>{' '}
          {strings.reset.forgotten}{' '}
          <Anchor component={Link} underline="always" to="/reset">
            {strings.reset.useCode}
          </Anchor>
        </>
      }
    >
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {(failure ?? expired) && (
            <Alert color={failure ? 'vermilion' : 'ink'} variant="light" role="alert">
              {failure ?? (ended ? text.ended : text.expired)}
            </Alert>
          )}
          <TextInput
            {...field('email')}
            label={text.email}
            type="email"
            autoComplete="username"
            size="md"
            required
          />
          <PasswordInput
            {...field('password')}
            label={text.password}
            autoComplete="current-password"
            size="md"
            required
          />
          <Button type="submit" loading={busy} size="md" mt="xs">
            {text.logIn}
          </Button>
        </Stack>
      </form>
    </AuthFrame>
  );
}

import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { Link } from 'react-router';
import { verbatim } from '@/api/client';
import { strings } from '@/config/strings';
import { AuthFrame } from './AuthFrame';
import { useForm } from '@/api/use-form';
import { validate } from './validation';

export function RegisterPage() {
  const text = strings.session;
  const { field, onSubmit, busy, failure } = useForm({
    initial: { displayName: '', username: '', email: '', password: '' },
    rules: { username: validate.username, email: validate.email, password: validate.password },
    blame: {
      'email-taken': { field: 'email', text: text.emailTaken },
      'username-taken': { field: 'username', text: text.usernameTaken },
    },
    submit: ({ displayName, ...account }) =>
      verbatim.register(
        displayName.trim() === '' ? account : { ...account, displayName: displayName.trim() },
      ),
  });
  return (
    <AuthFrame
      title={text.welcome}
      footer={
        <>
          {text.haveAccount}{' '}
          <Anchor component={Link} underline="always" to="/login">
            {text.logIn}
          </Anchor>
        </>
      }
    >
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {failure && (
            <Alert color="vermilion" variant="light" role="alert">
              {failure}
            </Alert>
          )}
          <TextInput
            {...field('displayName')}
            label={text.displayName}
            description={text.displayNameHint}
            autoComplete="name"
            maxLength={64}
            size="md"
          />
          <TextInput
            {...field('username')}
            label={text.username}
            description={text.usernameHint}
            autoComplete="nickname"
            autoCapitalize="none"
            spellCheck={false}
            size="md"
            required
          />
          <TextInput
            {...field('email')}
            label={text.email}
            type="email"
            autoComplete="email"
            size="md"
            required
          />
          <PasswordInput
            {...field('password')}
            label={text.password}
            description={text.passwordHint}
            autoComplete="new-password"
            size="md"
            required
          />
          <Button type="submit" loading={busy} size="md" mt="xs">
            {text.register}
          </Button>
        </Stack>
      </form>
    </AuthFrame>
  );
}

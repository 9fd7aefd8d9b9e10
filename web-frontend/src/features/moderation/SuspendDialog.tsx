import { Alert, Button, Group, Modal, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@/api/use-form';
import { moderationStrings as text } from '@/config/moderation-strings';
import { strings } from '@/config/strings';
import type { ModeratedUser } from './calls';

interface Props {
  readonly opened: boolean;
  readonly user: Pick<ModeratedUser, 'id' | 'profile'>;
  readonly onClose: () => void;
  /** What suspends, with a reason. */
  readonly submit: (reason: string) => Promise<unknown>;
}

/** Asks why, and suspends. */
export function SuspendDialog({ opened, user, onClose, submit }: Props) {
  const question = text.suspendQuestion(user.profile.displayName);
  const { field, onSubmit, busy, failure, clear } = useForm({
    initial: { reason: '' },
    rules: { reason: (reason) => (reason.trim() === '' ? text.missingReason : undefined) },
    submit: async ({ reason }) => {
      await submit(reason.trim());
      clear();
      onClose();
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      size="sm"
      attributes={{ content: { 'aria-label': question } }}
    >
      <form onSubmit={onSubmit} noValidate>
        <Title order={2} fz="1.3rem" mb={4}>
          {question}
        </Title>
        <Text c="dimmed" size="sm" mb="sm">
          {text.suspendHint}
        </Text>
        {failure && (
          <Alert color="vermilion" variant="light" role="alert" mb="sm">
            {failure}
          </Alert>
        )}
        <TextInput
          {...field('reason')}
          label={text.reason}
          description={text.reasonHint}
          maxLength={500}
          autoComplete="off"
          required
          data-autofocus
        />
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {strings.common.cancel}
          </Button>
          <Button type="submit" color="vermilion" loading={busy}>
            {text.suspend}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

import { Button, Group, Modal, Text, Title } from '@mantine/core';
import { strings } from '@/config/strings';

interface Props {
  readonly opened: boolean;
  readonly question: string;
  readonly hint?: string;
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ opened, question, hint, action, onConfirm, onClose }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      size="sm"
      attributes={{ content: { 'aria-label': question } }}
    >
      <Title order={2} fz="1.3rem" mb={4}>
        {question}
      </Title>
      {hint && (
        <Text c="dimmed" size="sm">
          {hint}
        </Text>
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="subtle" color="gray" onClick={onClose} data-autofocus>
          {strings.common.cancel}
        </Button>
        <Button
          color="vermilion"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {action}
        </Button>
      </Group>
    </Modal>
  );
}

import { Button, CopyButton, Group, Modal, Text, Title } from '@mantine/core';
import type { Schemas } from '@verbatim/sdk';
import { moderationStrings as text } from '@/config/moderation-strings';
import { exactTime } from '@/ui/time';
import classes from './People.module.css';

interface Props {
  readonly name: string;
  readonly reset: Schemas['PasswordReset'] | undefined;
  readonly onClose: () => void;
}

/** The code that an operator hands on. It is nowhere else, so nothing but a button closes it. */
export function ResetCode({ name, reset, onClose }: Props) {
  const title = text.codeTitle(name);
  return (
    <Modal
      opened={reset !== undefined}
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      size="sm"
      attributes={{ content: { 'aria-label': title } }}
    >
      <Title order={2} fz="1.3rem" mb={4}>
        {title}
      </Title>
      {reset && (
        <>
          <output className={classes.code} aria-label={text.code} dir="ltr">
            {reset.code}
          </output>
          <Text c="dimmed" size="sm">
            {text.codeHint(exactTime(reset.expiresAt), `${window.location.origin}/reset`)}
          </Text>
          <Group justify="flex-end" mt="lg" gap="xs">
            <CopyButton value={reset.code}>
              {({ copied, copy }) => (
                <Button variant="light" onClick={copy} data-autofocus>
                  {copied ? text.copied : text.copy}
                </Button>
              )}
            </CopyButton>
            <Button variant="subtle" color="gray" onClick={onClose}>
              {text.close}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

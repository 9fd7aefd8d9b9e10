import { Divider, Modal, Stack } from '@mantine/core';
import { strings } from '@/config/strings';
import { ErasureForm } from './ErasureForm';
import { OwnData } from './OwnData';
import { PasswordForm } from './PasswordForm';
import { SessionList } from './SessionList';

/** One's password, where one is logged in, and the end of it all. */
export default function SecurityDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={strings.security.title}>
      <Stack gap="lg">
        <SessionList />
        <Divider />
        <PasswordForm />
        <Divider />
        <OwnData />
        <Divider />
        <ErasureForm />
      </Stack>
    </Modal>
  );
}

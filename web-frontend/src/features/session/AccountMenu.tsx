import { Menu, Text, UnstyledButton } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconEye,
  IconFlag,
  IconKeyboard,
  IconLogout,
  IconServer,
  IconShieldLock,
  IconUserCircle,
} from '@tabler/icons-react';
import type { Account } from '@verbatim/sdk';
import { Link } from 'react-router';
import { verbatim } from '@/api/client';
import { strings } from '@/config/strings';
import { PersonAvatar } from '@/ui/PersonAvatar';

interface Props {
  readonly account: Account;
  readonly onProfile: () => void;
  readonly onSecurity: () => void;
  readonly onPreferences: () => void;
  readonly onShortcuts: () => void;
  readonly onRecording: () => void;
}

/** Who is logged in here; how the app is to be for them; and the way out. */
export function AccountMenu({ account, ...on }: Props) {
  const { displayName, statusText } = account.profile;
  return (
    <Menu position="bottom-start" width={230} shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={strings.session.account(displayName)} style={{ borderRadius: 999 }}>
          <PersonAvatar id={account.id} name={displayName} picture={account.profile} size={38} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} c="var(--mantine-color-text)" truncate>
            {displayName}
          </Text>
          <Text size="xs" truncate>
            @{account.username}
          </Text>
          {statusText && (
            <Text size="xs" truncate dir="auto">
              {statusText}
            </Text>
          )}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconUserCircle size={17} />} onClick={on.onProfile}>
          {strings.profile.title}
        </Menu.Item>
        <Menu.Item leftSection={<IconShieldLock size={17} />} onClick={on.onSecurity}>
          {strings.security.title}
        </Menu.Item>
        <Menu.Item leftSection={<IconAdjustmentsHorizontal size={17} />} onClick={on.onPreferences}>
          {strings.preferences.title}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={17} />} onClick={on.onShortcuts}>
          {strings.shortcuts.title}
        </Menu.Item>
        <Menu.Item leftSection={<IconFlag size={17} />} onClick={on.onRecording}>
          {strings.session.recording}
        </Menu.Item>
        {account.operator && (
          <Menu.Item leftSection={<IconServer size={17} />} component={Link} to="/admin">
            {strings.session.server}
          </Menu.Item>
        )}
        {account.auditor && (
          <Menu.Item leftSection={<IconEye size={17} />} component={Link} to="/audit">
            {strings.session.audit}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={17} />} onClick={() => void verbatim.logOut()}>
          {strings.session.logOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

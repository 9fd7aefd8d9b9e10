import { Menu, Text, UnstyledButton } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconKeyboard, IconLogout } from '@tabler/icons-react';
import type { Account } from '@verbatim/sdk';
import { verbatim } from '@/api/client';
import { strings } from '@/config/strings';
import { PersonAvatar } from '@/ui/PersonAvatar';

interface Props {
  readonly account: Account;
  readonly onPreferences: () => void;
  readonly onShortcuts: () => void;
}

/** Who is logged in here; how the app is to be for them; and the way out. */
export function AccountMenu({ account, onPreferences, onShortcuts }: Props) {
  const { displayName, avatarUrl } = account.profile;
  return (
    <Menu position="bottom-start" width={230} shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={strings.session.account(displayName)} style={{ borderRadius: 999 }}>
          <PersonAvatar id={account.id} name={displayName} src={avatarUrl} size={38} />
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
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconAdjustmentsHorizontal size={17} />} onClick={onPreferences}>
          {strings.preferences.title}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={17} />} onClick={onShortcuts}>
          {strings.shortcuts.title}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={17} />} onClick={() => void verbatim.logOut()}>
          {strings.session.logOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

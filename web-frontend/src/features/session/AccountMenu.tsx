import { Menu, Text, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { logOut } from '@/api/accounts';
import type { Account } from '@/api/contract';
import { strings } from '@/config/strings';
import { PersonAvatar } from '@/ui/PersonAvatar';

const SCHEMES = [
  { value: 'light', Icon: IconSun },
  { value: 'dark', Icon: IconMoon },
  { value: 'auto', Icon: IconDeviceDesktop },
] as const satisfies readonly { value: MantineColorScheme; Icon: unknown }[];

/** Who is logged in here; how the app looks to them; and the way out. */
export function AccountMenu({ account }: { account: Account }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
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
        <Menu.Label>{strings.scheme.label}</Menu.Label>
        {SCHEMES.map(({ value, Icon }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={colorScheme === value}
            leftSection={<Icon size={17} />}
            rightSection={colorScheme === value && <IconCheck size={16} />}
            onClick={() => setColorScheme(value)}
          >
            {strings.scheme[value]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={17} />} onClick={() => void logOut()}>
          {strings.session.logOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

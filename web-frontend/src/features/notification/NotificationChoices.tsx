import { Alert, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { strings } from '@/config/strings';
import { askForDesktop, choose, useChoices } from './choices';
import { chime } from './sound';

/** How to be told of messages while being away. */
export function NotificationChoices() {
  const text = strings.notifications;
  const { sound, desktop } = useChoices();
  const [refused, setRefused] = useState(false);
  const switchDesktop = async (on: boolean) => {
    const allowed = on && (await askForDesktop());
    setRefused(on && !allowed);
    choose({ desktop: allowed });
  };
  return (
    <Stack gap="xs" role="group" aria-label={text.title}>
      <div aria-hidden style={{ fontWeight: 500, fontSize: 'var(--mantine-font-size-sm)' }}>
        {text.title}
      </div>
      <Switch
        label={text.sound}
        checked={sound}
        onChange={({ currentTarget: { checked } }) => {
          choose({ sound: checked });
          if (checked) chime();
        }}
      />
      <Switch
        label={text.desktop}
        checked={desktop}
        onChange={({ currentTarget: { checked } }) => void switchDesktop(checked)}
      />
      {refused && (
        <Alert color="vermilion" variant="light" role="alert">
          {text.refused}
        </Alert>
      )}
    </Stack>
  );
}

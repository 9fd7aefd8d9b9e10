import { ActionIcon, Button, Popover, Stack, TextInput } from '@mantine/core';
import { IconCalendarSearch } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { strings } from '@/config/strings';
import { isoDay } from '@/ui/time';

interface Props {
  /** When the chat began: nothing is older. */
  readonly since: string;
  /** Called with a day of the reader's calendar, as 2026-11-22. */
  readonly onJump: (day: string) => void;
  /** Called with a day to see the chat as it was at its end. */
  readonly onAsOf: (day: string) => void;
}

/** Asks for a day to read from, by the calendar that the browser has. */
export function JumpToDate({ since, onJump, onAsOf }: Props) {
  const text = strings.messages;
  const [opened, setOpened] = useState(false);
  const [day, setDay] = useState('');
  const [today] = useState(() => isoDay(Date.now()));
  const go = (there: (day: string) => void) => {
    if (day === '') return;
    setOpened(false);
    there(day);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(onJump);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon onClick={() => setOpened(!opened)} aria-label={text.jumpToDate} title={text.jumpToDate}>
          <IconCalendarSearch size={22} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={text.jumpToDate}>
        <form onSubmit={submit}>
          <Stack gap="xs">
            <TextInput
              type="date"
              label={text.day}
              value={day}
              min={isoDay(since)}
              max={today}
              onChange={(event) => setDay(event.currentTarget.value)}
              required
              withAsterisk={false}
            />
            <Button type="submit" disabled={day === ''}>
              {text.jump}
            </Button>
            <Button variant="default" disabled={day === ''} onClick={() => go(onAsOf)}>
              {text.asOf}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

import {
  Input,
  Modal,
  NativeSelect,
  SegmentedControl,
  Stack,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { chooseLanguage, chosenLanguage, LANGUAGES, type Language } from '@/config/language';
import { strings } from '@/config/strings';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What else can be chosen. */
  readonly children: ReactNode;
}

const BROWSER = '';

/** How the app looks and speaks in this browser. */
export function PreferencesDialog({ opened, onClose, children }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={strings.preferences.title}>
      <Stack gap="lg">
        <Appearance />
        <LanguageChoice />
        {children}
      </Stack>
    </Modal>
  );
}

function Appearance() {
  const text = strings.preferences;
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Input.Wrapper label={text.appearance} labelElement="div">
      <SegmentedControl
        fullWidth
        mt={4}
        aria-label={text.appearance}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as MantineColorScheme)}
        data={[
          { value: 'light', label: text.light },
          { value: 'dark', label: text.dark },
          { value: 'auto', label: text.system },
        ]}
      />
    </Input.Wrapper>
  );
}

function LanguageChoice() {
  const text = strings.preferences;
  return (
    <NativeSelect
      label={text.language}
      value={chosenLanguage() ?? BROWSER}
      onChange={({ currentTarget: { value } }) =>
        chooseLanguage(value === BROWSER ? undefined : (value as Language))
      }
    >
      <option value={BROWSER}>{text.browserLanguage}</option>
      {Object.entries(LANGUAGES).map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}

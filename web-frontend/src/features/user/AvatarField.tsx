import { Button, Group, Text } from '@mantine/core';
import { useRef, useState, type RefObject } from 'react';
import type { Account } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { PersonAvatar } from '@/ui/PersonAvatar';
import classes from './AvatarField.module.css';
import { openPicture } from './avatar-picture';
import { removeAvatar } from './calls';

interface Props {
  readonly account: Account;
  /** What has the focus again once a picture was chosen. */
  readonly chooser: RefObject<HTMLButtonElement | null>;
  readonly onPicked: (image: HTMLImageElement) => void;
}

/** One's own picture: chosen, dropped here, or taken away. */
export function AvatarField({ account, chooser, onPicked }: Props) {
  const text = strings.profile;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const { avatarId, avatarUrl, displayName } = account.profile;
  const has = avatarId !== undefined || avatarUrl !== undefined;

  const pick = async (file: File | undefined) => {
    if (!file) return;
    setFailure(undefined);
    const url = URL.createObjectURL(file);
    try {
      onPicked(await openPicture(url));
    } catch {
      URL.revokeObjectURL(url);
      setFailure(text.noPicture);
    }
  };
  const remove = () => {
    setBusy(true);
    setFailure(undefined);
    removeAvatar()
      .then(() => chooser.current?.focus())
      .catch((problem: unknown) => setFailure(explain(problem)))
      .finally(() => setBusy(false));
  };
  return (
    <div
      role="group"
      aria-label={text.picture}
      className={classes.field}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void pick(event.dataTransfer.files[0]);
      }}
    >
      <PersonAvatar id={account.id} name={displayName} picture={account.profile} size={72} />
      <div className={classes.actions}>
        <Group gap="xs">
          <Button ref={chooser} variant="light" size="compact-md" onClick={() => input.current?.click()}>
            {has ? text.changePicture : text.choosePicture}
          </Button>
          {has && (
            <Button variant="subtle" color="gray" size="compact-md" loading={busy} onClick={remove}>
              {text.removePicture}
            </Button>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          {text.dropPicture}
        </Text>
        {failure && (
          <Text size="sm" c="vermilion" role="alert">
            {failure}
          </Text>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        data-part="avatar"
        onChange={({ currentTarget }) => {
          void pick(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

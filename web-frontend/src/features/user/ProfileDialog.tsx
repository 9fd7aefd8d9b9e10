import { Alert, Button, Group, Loader, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Account } from '@verbatim/sdk';
import { useForm } from '@/api/use-form';
import { strings } from '@/config/strings';
import { AvatarField } from './AvatarField';
import { changeProfile } from './calls';
import { changesOf } from './profile-changes';

const AvatarCropper = lazy(() => import('./AvatarCropper'));

const LONGEST = { displayName: 64, statusText: 100, about: 500 } as const;
const length = (value: string) => [...value].length;
const tooLong = (longest: number) => (value: string) =>
  length(value) > longest ? strings.messages.tooLong(length(value) - longest) : undefined;

interface Props {
  readonly account: Account;
  readonly onClose: () => void;
}

/** What others see of oneself, and how to change it. */
export default function ProfileDialog({ account, onClose }: Props) {
  const text = strings.profile;
  const said = useWhatChanged(account.profile);
  const chooser = useRef<HTMLButtonElement>(null);
  const [image, setImage] = useState<HTMLImageElement>();
  const put = () => {
    if (image) URL.revokeObjectURL(image.src);
    setImage(undefined);
  };
  useEffect(() => {
    if (!image) return;
    const button = chooser.current;
    return () => button?.focus();
  }, [image]);
  return (
    <Modal opened onClose={image ? put : onClose} title={image ? text.cropPicture : text.title}>
      {image && (
        <Suspense fallback={<Loader type="dots" aria-label={strings.common.loading} />}>
          <AvatarCropper image={image} onDone={put} />
        </Suspense>
      )}
      <div className="vb-only-for-readers" role="status">
        {said}
      </div>
      {/* What was typed meanwhile stays. */}
      <Stack gap="md" display={image ? 'none' : undefined}>
        <AvatarField account={account} chooser={chooser} onPicked={setImage} />
        <ProfileForm account={account} onClose={onClose} />
      </Stack>
    </Modal>
  );
}

/** For those who do not see that the picture is another one. */
function useWhatChanged({ avatarId, avatarUrl }: Account['profile']): string {
  const picture = avatarId ?? avatarUrl;
  const [before, setBefore] = useState(picture);
  const [said, setSaid] = useState('');
  if (picture !== before) {
    setBefore(picture);
    setSaid(picture === undefined ? strings.profile.pictureRemoved : strings.profile.pictureChanged);
  }
  return said;
}

function ProfileForm({ account, onClose }: Props) {
  const text = strings.profile;
  const { displayName, statusText = '', about = '' } = account.profile;
  const [initial] = useState({ displayName, statusText, about });
  const { field, onSubmit, busy, failure, values } = useForm({
    initial,
    rules: {
      displayName: (value) => (value.trim() === '' ? text.missingName : tooLong(LONGEST.displayName)(value)),
      statusText: tooLong(LONGEST.statusText),
      about: tooLong(LONGEST.about),
    },
    submit: async (profile) => {
      const wanted = { ...profile, about: profile.about.trim() === '' ? '' : profile.about };
      await changeProfile(changesOf(initial, wanted));
      onClose();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        {failure && (
          <Alert color="vermilion" variant="light" role="alert">
            {failure}
          </Alert>
        )}
        <TextInput
          {...field('displayName')}
          label={text.name}
          autoComplete="name"
          size="md"
          required
          data-autofocus
        />
        <TextInput
          {...field('statusText')}
          label={text.status}
          description={text.statusHint}
          autoComplete="off"
          size="md"
        />
        <div>
          <Textarea {...field('about')} label={text.about} size="md" rows={4} />
          <Text size="xs" c="dimmed" ta="end" aria-hidden>
            {length(values.about)} / {LONGEST.about}
          </Text>
        </div>
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {strings.common.cancel}
          </Button>
          <Button type="submit" loading={busy}>
            {text.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

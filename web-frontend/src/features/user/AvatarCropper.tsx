import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import Cropper from 'react-easy-crop';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import classes from './AvatarCropper.module.css';
import { cutOut, type Square } from './avatar-picture';
import { changeAvatar } from './calls';

const MOST_ZOOM = 4;

interface Props {
  readonly image: HTMLImageElement;
  readonly onDone: () => void;
}

/** Chooses the square of a picture that others shall see: by mouse, by fingers, or by arrow keys and a slider. */
export default function AvatarCropper({ image, onDone }: Props) {
  const text = strings.profile;
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [square, setSquare] = useState<Square>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => slider.current?.focus(), []);
  const use = () => {
    if (!square) return;
    setBusy(true);
    setFailure(undefined);
    cutOut(image, square)
      .then(changeAvatar)
      .then(onDone)
      .catch((problem: unknown) => {
        setFailure(explain(problem));
        setBusy(false);
      });
  };
  return (
    <Stack gap="md">
      {failure && (
        <Alert color="vermilion" variant="light" role="alert">
          {failure}
        </Alert>
      )}
      <div className={classes.place} dir="ltr">
        <Cropper
          image={image.src}
          crop={crop}
          zoom={zoom}
          maxZoom={MOST_ZOOM}
          aspect={1}
          cropShape="round"
          showGrid={false}
          keyboardStep={8}
          onCropChange={setCrop}
          onZoomChange={setZoom}
          onCropComplete={(_, pixels) => setSquare(pixels)}
          onCropAreaChange={(_, pixels) => setSquare(pixels)}
          classes={{ cropAreaClassName: classes.area ?? '' }}
          cropperProps={{ role: 'application', 'aria-label': text.cropArea }}
        />
      </div>
      <label className={classes.zoom}>
        <Text component="span" size="sm">
          {text.zoom}
        </Text>
        <input
          ref={slider}
          type="range"
          min={1}
          max={MOST_ZOOM}
          step={0.05}
          value={zoom}
          onChange={({ currentTarget }) => setZoom(Number(currentTarget.value))}
        />
      </label>
      <Text size="xs" c="dimmed">
        {text.cropHint}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" color="gray" onClick={onDone}>
          {strings.common.cancel}
        </Button>
        <Button onClick={use} loading={busy} disabled={!square}>
          {text.usePicture}
        </Button>
      </Group>
    </Stack>
  );
}

import { Alert, Button, Switch, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '@/api/explain';
import { recordingStrings as text } from '@/config/recording-strings';
import { strings } from '@/config/strings';
import { useRuntime } from '@/realtime/context';
import { checkWithServer } from '@/realtime/self-check';
import { save } from '@/ui/save';
import { withoutTexts } from './without-texts';

/** For whoever thinks that something is shown wrongly: a comparison with the server, and the tab's flight recorder as a file. */
export default function RecordingDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const runtime = useRuntime();
  const [withTexts, setWithTexts] = useState(false);
  const check = useMutation({ mutationFn: () => checkWithServer(client, runtime) });
  const download = () => {
    const recording = runtime.recorder.recording();
    const body = JSON.stringify(withTexts ? recording : withoutTexts(recording));
    save(new Blob([body], { type: 'application/json' }), 'verbatim-recording.json');
  };
  return (
    <Modal opened onClose={onClose} title={strings.session.recording}>
      <Stack gap="md">
        <Text size="sm">{text.hint}</Text>
        <Button variant="light" loading={check.isPending} onClick={() => check.mutate()}>
          {text.compare}
        </Button>
        <div role="status">{check.data && <Outcome places={check.data} />}</div>
        {check.error && (
          <Alert color="vermilion" variant="light" role="alert" title={text.failed}>
            {explain(check.error)}
          </Alert>
        )}
        <Switch
          label={text.withTexts}
          description={text.withTextsHint}
          checked={withTexts}
          onChange={({ currentTarget }) => setWithTexts(currentTarget.checked)}
        />
        <Button variant="light" onClick={download}>
          {text.download}
        </Button>
      </Stack>
    </Modal>
  );
}

function Outcome({ places }: { places: readonly string[] }) {
  if (places.length === 0) return <Text size="sm">{text.same}</Text>;
  return (
    <>
      <Text size="sm" fw={600}>
        {text.different(places.length)}
      </Text>
      <Text size="xs" c="dimmed" component="ul" mah={160} style={{ overflowY: 'auto' }}>
        {places.map((place) => (
          <li key={place}>
            <code>{place}</code>
          </li>
        ))}
      </Text>
    </>
  );
}

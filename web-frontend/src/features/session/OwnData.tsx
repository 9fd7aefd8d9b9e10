import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { save } from '@/ui/save';
import { fetchMyData } from './calls';

/** Everything that the server holds of this user, as a file. */
export function OwnData() {
  const text = strings.ownData;
  const { mutate, isPending, error } = useMutation({
    mutationFn: fetchMyData,
    onSuccess: (data) => save(data, 'my-data.ndjson'),
  });
  return (
    <Stack gap="sm">
      <div>
        <Title order={3} fz="md">
          {text.title}
        </Title>
        <Text size="sm" c="dimmed">
          {text.hint}
        </Text>
      </div>
      {error && (
        <Alert color="vermilion" variant="light" role="alert">
          {explain(error)}
        </Alert>
      )}
      <Button variant="light" loading={isPending} onClick={() => mutate()}>
        {text.download}
      </Button>
    </Stack>
  );
}

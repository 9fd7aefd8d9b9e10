import { Alert, Button, Group, Loader, Modal, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Message } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { useForm } from '@/api/use-form';
import { strings } from '@/config/strings';
import { shortTime } from '@/ui/time';
import { say } from '@/ui/toast';
import { fetchReport, report, REASONS, type Reason, type Report } from './calls';

interface Props {
  readonly message: Message | undefined;
  readonly onClose: () => void;
}

/** Reports a message; whoever has reported it is told what became of that. */
export function ReportDialog({ message, onClose }: Props) {
  const text = strings.report;
  return (
    <Modal
      opened={message !== undefined}
      onClose={onClose}
      withCloseButton={false}
      size="sm"
      attributes={{ content: { 'aria-label': text.title } }}
    >
      <Title order={2} fz="1.3rem" mb={4}>
        {text.title}
      </Title>
      {message && <Content key={message.id} message={message} onClose={onClose} />}
    </Modal>
  );
}

function Content({ message, onClose }: { message: Message; onClose: () => void }) {
  const { data, error } = useQuery({
    queryKey: ['report', message.id],
    queryFn: ({ signal }) => fetchReport(message, signal),
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  if (data) return <State report={data} onClose={onClose} />;
  if (error)
    return (
      <Alert color="vermilion" variant="light" role="alert">
        {explain(error)}
      </Alert>
    );
  if (data === undefined)
    return (
      <div role="status" aria-label={strings.common.loading}>
        <Loader type="dots" />
      </div>
    );
  return <Form message={message} onClose={onClose} />;
}

function State({ report: { at, state }, onClose }: { report: Report; onClose: () => void }) {
  const text = strings.report;
  return (
    <>
      <Text role="status">
        {text.since(shortTime(at))} {text.states[state]}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="light" onClick={onClose} data-autofocus>
          {text.close}
        </Button>
      </Group>
    </>
  );
}

function Form({ message, onClose }: { message: Message; onClose: () => void }) {
  const text = strings.report;
  const client = useQueryClient();
  const { field, onSubmit, busy, failure } = useForm({
    initial: { reason: 'spam', text: '' },
    rules: {},
    submit: async (values) => {
      await report(message, values.reason as Reason, values.text.trim());
      await client.invalidateQueries({ queryKey: ['report', message.id] });
      say('done', text.done);
      onClose();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Text c="dimmed" size="sm" mb="sm">
        {text.hint}
      </Text>
      {failure && (
        <Alert color="vermilion" variant="light" role="alert" mb="sm">
          {failure}
        </Alert>
      )}
      <NativeSelect
        {...field('reason')}
        label={text.reason}
        data={REASONS.map((value) => ({ value, label: text.reasons[value] }))}
        data-autofocus
      />
      <TextInput {...field('text')} label={text.text} maxLength={500} autoComplete="off" mt="sm" />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="subtle" color="gray" onClick={onClose}>
          {strings.common.cancel}
        </Button>
        <Button type="submit" color="vermilion" loading={busy}>
          {text.report}
        </Button>
      </Group>
    </form>
  );
}

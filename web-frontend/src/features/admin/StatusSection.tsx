import { Loader, Text, Title } from '@mantine/core';
import { explain } from '@/api/explain';
import { adminStrings as text } from '@/config/admin-strings';
import { strings } from '@/config/strings';
import { Notice } from '@/ui/Notice';
import { timeOfDay } from '@/ui/time';
import classes from './StatusSection.module.css';
import { Chart } from './Chart';
import { DeadLetterList } from './DeadLetterList';
import { MessageSearch } from './MessageSearch';
import { ProcessList } from './ProcessList';
import { ProjectionList } from './ProjectionList';
import type { Sample } from './samples';
import { useServer } from './use-server';

/** How the server does, for those who run it. */
export function StatusSection() {
  const { status, projections, letters, samples } = useServer();
  const failure = status.error ?? projections.error;
  const { data } = status;
  if (!data)
    return failure ? (
      <Notice
        whole
        alert
        title={text.failed}
        hint={explain(failure)}
        action={{ label: strings.common.retry, onClick: () => void status.refetch() }}
      />
    ) : (
      <div className={classes.loading} role="status" aria-label={strings.common.loading}>
        <Loader type="dots" />
      </div>
    );
  return (
    <>
      <Text c="dimmed" size="sm">
        {text.commits(data.commits)}
      </Text>
      {failure && (
        <Text size="sm" c="var(--mantine-color-error)" role="status">
          {text.old(timeOfDay(data.at))} {explain(failure)}
        </Text>
      )}
      <section aria-labelledby="charts">
        <Title order={2} fz="1.1rem" id="charts" mb="xs">
          {text.charts}
        </Title>
        <Charts samples={samples} />
      </section>
      <section aria-labelledby="projections">
        <Title order={2} fz="1.1rem" id="projections">
          {text.projections}
        </Title>
        <Text c="dimmed" size="sm" mb="xs">
          {text.projectionsHint}
        </Text>
        {projections.data && <ProjectionList projections={projections.data} />}
      </section>
      {letters.data && letters.data.length > 0 && (
        <section aria-labelledby="letters">
          <Title order={2} fz="1.1rem" id="letters">
            {text.deadLetters}
          </Title>
          <Text c="dimmed" size="sm" mb="xs">
            {text.deadLettersHint}
          </Text>
          <DeadLetterList letters={letters.data} />
        </section>
      )}
      <section aria-labelledby="message">
        <Title order={2} fz="1.1rem" id="message" mb="xs">
          {text.whereIsIt}
        </Title>
        <MessageSearch />
      </section>
      <section aria-labelledby="processes">
        <Title order={2} fz="1.1rem" id="processes" mb="xs">
          {text.processes}
        </Title>
        <ProcessList processes={data.processes} />
      </section>
    </>
  );
}

function Charts({ samples }: { samples: readonly Sample[] }) {
  const line = (name: string, figure: keyof Sample) => ({
    name,
    values: samples.map((sample) => sample[figure]),
  });
  return (
    <div className={classes.charts}>
      <Chart
        title={text.messages}
        lines={[line(text.messagesTaken, 'messages'), line(text.framesSent, 'frames')]}
      />
      <Chart title={text.latency} lines={[line(text.toAck, 'toAck'), line(text.toFrame, 'toFrame')]} />
      <Chart
        title={text.connections}
        lines={[line(text.open, 'connections'), line(text.waiting, 'waiting')]}
      />
      <Chart title={text.lag} lines={[line(text.worst, 'lag')]} />
    </div>
  );
}

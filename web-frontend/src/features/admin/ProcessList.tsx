import { Badge } from '@mantine/core';
import { adminStrings as text } from '@/config/admin-strings';
import { exactTime, shortTime } from '@/ui/time';
import type { Health, Process } from './calls';
import { megabytes, number, percent } from './numbers';
import classes from './ProcessList.module.css';

const COLOURS: Record<Health, string> = {
  UP: 'green',
  DEGRADED: 'yellow',
  DOWN: 'red',
  OUT_OF_SERVICE: 'gray',
  UNKNOWN: 'gray',
};

export function ProcessList({ processes }: { processes: readonly Process[] }) {
  if (processes.length === 0) return <p className={classes.none}>{text.noProcesses}</p>;
  return (
    <ul className={classes.processes} aria-label={text.processes}>
      {processes.map((process) => (
        <li key={process.id} className={classes.process} data-silent={process.silent || undefined}>
          <ProcessCard process={process} />
        </li>
      ))}
    </ul>
  );
}

function ProcessCard({ process }: { process: Process }) {
  const { id, role, version, startedAt, seenAt, silent, health, parts } = process;
  const troubled = parts.filter((part) => part.health !== 'UP');
  return (
    <>
      <div className={classes.head}>
        <div className={classes.name}>
          <strong>{role}</strong>
          <span dir="ltr">{id.slice(id.indexOf('@') + 1)}</span>
        </div>
        <Badge variant="outline" color={silent ? 'gray' : COLOURS[health]} className={classes.health}>
          {silent ? text.silent : (text.health[health] ?? health)}
        </Badge>
      </div>
      <p className={classes.times} title={exactTime(startedAt)}>
        {silent
          ? text.silentSince(shortTime(seenAt))
          : `${text.since(shortTime(startedAt))} · ${text.version(version)}`}
      </p>
      <dl className={classes.figures}>
        {figuresOf(process).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {troubled.length > 0 && (
        <ul className={classes.parts} aria-label={text.parts}>
          {troubled.map((part) => (
            <li key={part.name}>
              <strong>{part.name}</strong> {text.health[part.health] ?? part.health}
              {part.reason && <span>: {part.reason}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function figuresOf({ figures }: Process): [name: string, value: string][] {
  const { heapBytes, heapLimitBytes, processor, requestsPerSecond, connections } = figures;
  return [
    [text.heap, `${megabytes(heapBytes)} / ${megabytes(heapLimitBytes)}`],
    ...(processor === undefined ? [] : [[text.processor, percent(processor)] as [string, string]]),
    ...(requestsPerSecond === undefined
      ? []
      : [[text.requests, number(requestsPerSecond)] as [string, string]]),
    ...(connections === undefined ? [] : [[text.connections, number(connections)] as [string, string]]),
  ];
}

import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import type { Process, Projection } from '@/features/admin/calls';
import * as calls from '@/features/admin/calls';
import { Chart, path } from '@/features/admin/Chart';
import { ProcessList } from '@/features/admin/ProcessList';
import { ProjectionList } from '@/features/admin/ProjectionList';
import { sampleOf } from '@/features/admin/samples';

const aProcess = (id: string, more: Partial<Process> = {}): Process => ({
  id,
  role: 'realtime-gateway',
  version: '0.1.0',
  startedAt: '2026-11-22T09:20:00.000Z',
  seenAt: '2026-11-22T10:20:00.000Z',
  uptimeSeconds: 3600,
  silent: false,
  health: 'UP',
  parts: [{ name: 'store', health: 'UP' }],
  figures: { heapBytes: 104_857_600, heapLimitBytes: 536_870_912, head: 7 },
  ...more,
});

const aProjection = (more: Partial<Projection> = {}): Projection => ({
  process: 'query-side@a:1',
  silent: false,
  name: 'chat',
  position: '1024',
  head: '2048',
  lag: 0,
  state: 'running',
  eventsPerSecond: 0,
  ...more,
});

function show(projections: readonly Projection[]) {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <ProjectionList projections={projections} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('what the charts show', () => {
  test('rates add up, of times and delays the worst counts, and who is silent counts for nothing', () => {
    const figures = { heapBytes: 1, heapLimitBytes: 2, head: 7 };
    const latency = (p95: number) => ({ count: 1, p50: 1, p95, p99: p95 });
    const processes = [
      aProcess('a', { figures: { ...figures, connections: 3, framesPerSecond: 10, sendToAck: latency(4) } }),
      aProcess('b', { figures: { ...figures, connections: 4, sendToAck: latency(9) } }),
      aProcess('c', { silent: true, figures: { ...figures, connections: 100, sendToAck: latency(99) } }),
    ];
    const status = { head: '1', commits: 7, at: '2026-11-22T10:20:00.000Z', processes };
    const projections = [
      aProjection({ lag: 5 }),
      aProjection({ lag: 2 }),
      aProjection({ lag: 99, silent: true }),
    ];

    expect(sampleOf(status, projections)).toEqual({
      messages: undefined,
      frames: 10,
      toAck: 9,
      toFrame: undefined,
      connections: 7,
      waiting: undefined,
      lag: 5,
    });
  });

  test('a line is interrupted where nothing is known, and ends at the right', () => {
    const drawn = path([1, undefined, 2, 4], 4);
    expect(drawn.match(/[ML]/g)).toEqual(['M', 'M', 'L']);
    expect(drawn).toMatch(/L300\.0 2\.0$/);
  });

  test('says in words what it draws', () => {
    render(<Chart title="Connections" lines={[{ name: 'open', values: [1, 8, 3] }]} />);
    expect(screen.getByRole('img', { name: 'Connections: open 3, at most 8' })).toBeInTheDocument();
  });
});

describe('processes', () => {
  test('say what is wrong with their parts, and when they were heard last', () => {
    const parts = [{ name: 'commandNodes', health: 'DEGRADED', reason: '10.0.0.6:9090 is late' }] as const;
    render(
      <MantineProvider>
        <ProcessList
          processes={[
            aProcess('realtime-gateway@one:1', { health: 'DEGRADED', parts: [...parts] }),
            aProcess('realtime-gateway@two:1', { silent: true }),
          ]}
        />
      </MantineProvider>,
    );
    expect(screen.getByText(/10\.0\.0\.6:9090 is late/)).toBeInTheDocument();
    expect(screen.getByText(/^Nothing heard since/)).toBeInTheDocument();
  });
});

describe('projections', () => {
  test('are paused and rebuilt only after a question, and resumed without', async () => {
    const asked = vi.spyOn(calls, 'ask').mockResolvedValue();
    const paused = aProjection({ name: 'user', state: 'paused' });
    show([aProjection(), paused]);
    await userEvent.click(screen.getByRole('button', { name: 'Rebuild: chat of query-side@a:1' }));
    expect(await screen.findByRole('heading', { name: 'Build chat anew?' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(asked).not.toHaveBeenCalled();

    await userEvent.click(screen.getByRole('button', { name: 'Resume: user of query-side@a:1' }));
    expect(asked).toHaveBeenCalledExactlyOnceWith('resume', paused);
    asked.mockRestore();
  });

  test('show how far a rebuild is, and cannot be asked for another one', () => {
    show([aProjection({ state: 'replaying', progress: 48.9, secondsLeft: 12, lag: 24 })]);
    expect(screen.getByRole('progressbar', { name: 'Rebuilding chat' })).toHaveValue(48.9);
    expect(screen.getByText(/12 s left/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Rebuild/ })).toBeDisabled();
  });

  test('say why they do not go on', () => {
    show([
      aProjection({ state: 'failed', lag: 1, failure: { reason: 'ClassCastException', position: '2048' } }),
    ]);
    expect(screen.getByText(/ClassCastException at position 2048/)).toBeInTheDocument();
  });
});

import { useEffect, useState } from 'react';
import { settings } from '@/config/settings';
import type { Timeline } from '@/realtime/cache';
import type { Row } from './rows';

/** Where a reader wants to go in a history: to a message by its seq, or to the first one of a day or after it. */
export type Goal = { readonly seq: number } | { readonly from: number };

interface Options {
  readonly goal: Goal | undefined;
  readonly timeline: Timeline | undefined;
  readonly rows: readonly Row[] | undefined;
  readonly loadOlder: () => Promise<void>;
}

export interface Search {
  readonly state: 'seeking' | 'found' | 'missing' | 'failed' | 'too-far';
  /** The row that was found. */
  readonly key?: string;
}

/** Whether what is at hand reaches back far enough to decide where the goal is. */
function reaches(goal: Goal, { items, olderCursor }: Timeline): boolean {
  const oldest = items[0];
  if (olderCursor === undefined || !oldest) return true;
  return 'seq' in goal ? oldest.seq < goal.seq : new Date(oldest.timestamp).getTime() < goal.from;
}

function find(goal: Goal, rows: readonly Row[]): Row | undefined {
  if ('seq' in goal) return rows.find(({ message }) => message?.seq === goal.seq);
  return rows.find(({ at }) => new Date(at).getTime() >= goal.from) ?? rows.at(-1);
}

/** Loads older messages until a goal is among them, within reason. */
export function useGoal({ goal, timeline, rows, loadOlder }: Options): Search | undefined {
  const [loading, setLoading] = useState<{ goal: Goal; pages: number; failed: boolean }>();
  const mine = loading?.goal === goal ? loading : undefined;
  const pages = mine?.pages ?? 0;
  const failed = mine?.failed ?? false;
  const near = goal && timeline && reaches(goal, timeline);
  const oldest = timeline?.items[0]?.seq;
  const seeks = goal !== undefined && oldest !== undefined && !near && !failed && pages < settings.goalPages;
  useEffect(() => {
    if (!seeks) return;
    let left = false;
    loadOlder().then(
      () => left || setLoading({ goal, pages: pages + 1, failed: false }),
      () => left || setLoading({ goal, pages, failed: true }),
    );
    return () => {
      left = true;
    };
  }, [seeks, goal, pages, loadOlder]);
  if (!goal) return undefined;
  if (!rows || seeks) return { state: 'seeking' };
  if (near) {
    const row = find(goal, rows);
    return row ? { state: 'found', key: row.key } : { state: 'missing' };
  }
  return { state: failed ? 'failed' : 'too-far' };
}

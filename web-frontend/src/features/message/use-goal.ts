import { useEffect, useState } from 'react';
import { useRuntime } from '@/realtime/context';
import type { Timeline } from '@/realtime/cache';
import { locate, type Place } from '@/realtime/window';

export interface Search {
  readonly state: 'seeking' | 'found' | 'missing' | 'failed';
  /** The message that was found; the same object for as long as the goal is the same. */
  readonly target?: { readonly seq: number };
}

interface Outcome {
  readonly goal: Place;
  readonly search: Search;
}

const SEEKING: Search = { state: 'seeking' };

/**
 * Leads to a place in a history, once for each object that names one. What is at hand is looked at first; if the place
 * is not there, what is around it is fetched.
 */
export function useGoal(
  chatId: string,
  goal: Place | undefined,
  view: Timeline | undefined,
): Search | undefined {
  const runtime = useRuntime();
  const [outcome, setOutcome] = useState<Outcome>();
  const over = outcome?.goal === goal ? outcome : undefined;
  const here = goal && !over && view ? locate(view, goal) : undefined;
  if (goal && here !== undefined)
    setOutcome({
      goal,
      search: here === null ? { state: 'missing' } : { state: 'found', target: { seq: here } },
    });
  const seeks = goal !== undefined && !over && here === undefined;
  useEffect(() => {
    if (!seeks) return;
    let left = false;
    // What is found shows itself: it then is at hand.
    const done = (state: 'missing' | 'failed') => left || setOutcome({ goal, search: { state } });
    runtime.history.goTo(chatId, goal).then(
      (there) => there || done('missing'),
      () => done('failed'),
    );
    return () => {
      left = true;
    };
  }, [runtime, chatId, goal, seeks]);
  return goal && (over?.search ?? SEEKING);
}

import { useLayoutEffect, useState } from 'react';
import type { Row } from './rows';

export interface Steady {
  readonly rows: readonly Row[];
  /** Whether rows have just come or gone at the beginning: only then may the list hold on to its end. */
  readonly shift: boolean;
  /** Another number when other rows took the place of all there were: then nothing of the old view is left. */
  readonly epoch: number;
}

interface Step extends Steady {
  /** What is to be shown when all steps are done. */
  readonly goal: readonly Row[];
}

/** What was shown, with what has come or gone at its beginning; nothing if that is all there is to do. */
function withBegin(was: readonly Row[], goal: readonly Row[]): readonly Row[] | undefined {
  const come = goal.findIndex(({ key }) => key === was[0]?.key);
  const gone = was.findIndex(({ key }) => key === goal[0]?.key);
  const begun = come >= 0 ? [...goal.slice(0, come), ...was] : was.slice(Math.max(0, gone));
  return begun.length === goal.length && begun.at(-1)?.key === goal.at(-1)?.key ? undefined : begun;
}

function step(now: Steady, goal: readonly Row[]): Step {
  const { rows: was, epoch } = now;
  if (was[0]?.key === goal[0]?.key) return { goal, rows: goal, shift: false, epoch };
  const keys = new Set(goal.map(({ key }) => key));
  if (!was.some(({ key }) => keys.has(key))) return { goal, rows: goal, shift: false, epoch: epoch + 1 };
  return { goal, rows: withBegin(was, goal) ?? goal, shift: true, epoch };
}

/**
 * Rows in such steps as a list can follow without moving what is looked at: never at both ends at once. All steps are
 * done before anybody sees one.
 *
 * @param settle called before rows come or go at the beginning: what the list has not heard yet of its own scrolling it has to hear
 *     then, or it shows other rows for a moment, and those in view begin anew
 */
export function useSteady(goal: readonly Row[], settle: () => void): Steady {
  const [state, setState] = useState<Step>(() => ({ goal, rows: goal, shift: false, epoch: 0 }));
  const next = state.goal === goal ? state : step(state, goal);
  const waits = next !== state && next.shift;
  if (next !== state && !waits) setState(next);
  useLayoutEffect(() => {
    if (waits) settle();
    // What follows has to wait until the list has taken the first step in.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    if (waits) setState(next);
    else if (next.rows !== next.goal) setState({ ...next, rows: next.goal, shift: false });
  }, [next, waits, settle]);
  return waits ? state : next;
}

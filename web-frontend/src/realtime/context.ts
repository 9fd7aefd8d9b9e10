import { createContext, useContext } from 'react';
import type { Runtime } from './runtime';

const Context = createContext<Runtime | undefined>(undefined);

export const RuntimeProvider = Context.Provider;

export function useRuntime(): Runtime {
  const runtime = useContext(Context);
  if (!runtime) throw new Error('Only to be used below a RuntimeProvider');
  return runtime;
}

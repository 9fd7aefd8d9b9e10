import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { verbatim } from '@/api/client';
import { RuntimeProvider } from '@/realtime/context';
import { Runtime } from '@/realtime/runtime';

export function SignedIn({ children }: { children: ReactNode }) {
  const userId = useStore(verbatim.session.state, (state) =>
    state.phase === 'signed-out' ? undefined : state.user.id,
  );
  if (userId === undefined) return null;
  return (
    <Running key={userId} userId={userId}>
      {children}
    </Running>
  );
}

/** Runs the socket for as long as somebody is logged in. */
function Running({ userId, children }: { userId: string; children: ReactNode }) {
  const client = useQueryClient();
  const [runtime] = useState(() => new Runtime(client, verbatim, userId));
  useEffect(() => {
    runtime.start();
    return () => runtime.stop();
  }, [runtime]);
  return <RuntimeProvider value={runtime}>{children}</RuntimeProvider>;
}

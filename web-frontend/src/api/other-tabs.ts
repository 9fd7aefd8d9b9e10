import { SESSION_KEY } from '@verbatim/sdk';
import { verbatim } from './client';

function userId(): string | undefined {
  const session = verbatim.session.state.getState();
  return session.phase === 'signed-out' ? undefined : session.user.id;
}

/** Follows what other tabs do: a log-out there is one here, and another person's log-in starts this tab afresh. */
export function followOtherTabs(): void {
  window.addEventListener('storage', (event) => {
    if (event.key !== null) verbatim.outbox.follow(event.key, event.newValue);
    if (event.key !== SESSION_KEY) return;
    const before = userId();
    void verbatim.restore().then((found) => {
      if (found && userId() !== before) location.reload();
    });
  });
}

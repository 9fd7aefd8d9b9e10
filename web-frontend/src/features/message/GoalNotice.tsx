import { Alert, Loader } from '@mantine/core';
import { strings } from '@/config/strings';
import classes from './Conversation.module.css';
import type { Search } from './use-goal';

/** Says how the way to a message goes, for as long as there is something to say. */
export function GoalNotice({ search, onClose }: { search: Search; onClose: () => void }) {
  const text = strings.messages;
  if (search.state === 'found') return null;
  if (search.state === 'seeking')
    return (
      <div role="status" className={classes.seeking}>
        <Loader size={14} /> {text.seeking}
      </div>
    );
  const words = { missing: text.goalMissing, failed: text.olderFailed };
  return (
    <Alert
      color="ink"
      variant="light"
      role="alert"
      className={classes.failure ?? ''}
      withCloseButton
      closeButtonLabel={strings.common.close}
      onClose={onClose}
    >
      {words[search.state]}
    </Alert>
  );
}

import { CloseButton } from '@mantine/core';
import { strings } from '@/config/strings';
import { hide, useToast } from './toast';
import classes from './ToastPlace.module.css';

/** Where what was done, or could not be done, is said for a moment. Readers hear it where it stands. */
export function ToastPlace() {
  const toast = useToast((state) => state.toast);
  const failed = toast?.kind === 'failed';
  return (
    <div className={classes.place}>
      <div role="status">{toast && !failed && <Shown key={toast.id} text={toast.text} />}</div>
      <div role="alert">
        {toast && failed && <Shown key={toast.id} text={toast.text} failed onClose={() => hide(toast)} />}
      </div>
    </div>
  );
}

function Shown({ text, failed, onClose }: { text: string; failed?: boolean; onClose?: () => void }) {
  return (
    <div className={classes.toast} data-failed={failed}>
      {text}
      {onClose && <CloseButton size="sm" aria-label={strings.common.close} onClick={onClose} />}
    </div>
  );
}

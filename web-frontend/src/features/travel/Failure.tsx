import { hasCode } from '@verbatim/sdk';
import { explain } from '@/api/explain';
import { strings } from '@/config/strings';
import { travelStrings as text } from '@/config/travel-strings';
import { Notice } from '@/ui/Notice';

interface Props {
  readonly error: unknown;
  readonly onAgain: (() => void) | undefined;
}

/** Why a moment is not shown, and what to do. */
export function Failure({ error, onAgain }: Props) {
  if (hasCode(error, 'forbidden')) return <Notice alert title={text.notThen} hint={text.notThenHint} />;
  if (hasCode(error, 'invalid-request')) return <Notice alert title={text.never} hint={text.neverHint} />;
  return (
    <Notice
      alert
      title={text.failed}
      hint={explain(error)}
      action={onAgain && { label: strings.common.retry, onClick: onAgain }}
    />
  );
}

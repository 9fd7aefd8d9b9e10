import type { Message, User } from '@verbatim/sdk';
import { strings } from '@/config/strings';

/** What stands in place of a message that nobody can read any more; nothing while there is one to read. */
export function goneText(
  message: Pick<Message, 'deletedAt' | 'moderated'> & { sender: Pick<User, 'erased'> },
): string | undefined {
  if (message.deletedAt !== undefined)
    return message.moderated ? strings.report.removed : strings.messages.deleted;
  return message.sender.erased ? strings.messages.erased : undefined;
}

/** What somebody is called; of who has been erased nobody knows it any more. */
export function nameOf({ erased, profile }: Pick<User, 'erased' | 'profile'>): string {
  return erased ? strings.messages.somebodyErased : profile.displayName;
}

import { strings } from '@/config/strings';
import { Mark } from '@/ui/Logo';
import { Notice } from '@/ui/Notice';

export function NoChatPage() {
  return <Notice icon={<Mark size={64} />} title={strings.chats.pick} hint={strings.chats.pickHint} />;
}

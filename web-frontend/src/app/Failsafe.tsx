import { Component, type ReactNode } from 'react';
import { strings } from '@/config/strings';
import { Notice } from '@/ui/Notice';

/** The last resort when a view cannot be shown: says so, instead of leaving an empty page. */
export class Failsafe extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const action = { label: strings.problem.reload, onClick: () => window.location.reload() };
    return (
      <Notice
        whole
        alert
        title={strings.problem.unexpected}
        hint={strings.problem.keptSafe}
        action={action}
      />
    );
  }
}

import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { fetchMe } from '@/api/accounts';
import { explain } from '@/api/explain';
import { auditStrings as text } from '@/config/audit-strings';
import { strings } from '@/config/strings';
import { Notice } from '@/ui/Notice';
import { Page, PageHead } from '@/ui/Page';
import type { Audit } from './calls';
import { OpenForm } from './OpenForm';
import { Search } from './Search';

/** Where auditors open audits, look for events and take them with them. */
export default function AuditPage() {
  const navigate = useNavigate();
  // The role may have been given a moment ago; what the session knows is older.
  const {
    data: me,
    error,
    refetch,
  } = useQuery({
    queryKey: ['me', 'auditor'],
    queryFn: ({ signal }) => fetchMe(signal),
    gcTime: 0,
  });
  if (me?.auditor) return <Desk />;
  return (
    <Page>
      {me ? (
        <Notice
          whole
          title={text.closedTitle}
          hint={text.closedHint}
          action={{ label: text.back, onClick: () => void navigate('/') }}
        />
      ) : error ? (
        <Notice
          whole
          alert
          title={text.title}
          hint={explain(error)}
          action={{ label: strings.common.retry, onClick: () => void refetch() }}
        />
      ) : (
        <div role="status" aria-label={strings.common.loading}>
          <Loader type="dots" />
        </div>
      )}
    </Page>
  );
}

function Desk() {
  const [audit, setAudit] = useState<Audit>();
  const [address] = useSearchParams();
  return (
    <Page>
      <PageHead title={text.title} back={text.back} />
      {audit ? (
        <Search key={audit.id} audit={audit} onClose={() => setAudit(undefined)} />
      ) : (
        <OpenForm chat={address.get('chat') ?? ''} onOpened={setAudit} />
      )}
    </Page>
  );
}

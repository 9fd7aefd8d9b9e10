import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, NavLink, useNavigate, useParams } from 'react-router';
import { useStore } from 'zustand';
import { fetchMe } from '@/api/accounts';
import { verbatim } from '@/api/client';
import { adminStrings as text } from '@/config/admin-strings';
import { moderationStrings } from '@/config/moderation-strings';
import { oversightStrings } from '@/config/oversight-strings';
import { strings } from '@/config/strings';
import { SettingsSection } from '@/features/admin/SettingsSection';
import { StatusSection } from '@/features/admin/StatusSection';
import { PeopleSection } from '@/features/moderation/PeopleSection';
import { SuspendButton } from '@/features/moderation/SuspendButton';
import { ChatsSection } from '@/features/oversight/ChatsSection';
import { ReportsSection } from '@/features/report/ReportsSection';
import { Notice } from '@/ui/Notice';
import { Page, PageHead } from '@/ui/Page';
import classes from './AdminPage.module.css';

/** What those who run the server see and do, in parts that have addresses. */
export default function AdminPage() {
  const navigate = useNavigate();
  const user = useStore(verbatim.session.state, (state) =>
    state.phase === 'signed-out' ? undefined : state.user,
  );
  // The role of an auditor may have been given a moment ago; what the session knows is older.
  const { data: me } = useQuery({
    queryKey: ['me', 'auditor'],
    queryFn: ({ signal }) => fetchMe(signal),
    enabled: user?.operator === true,
    gcTime: 0,
  });
  if (user?.operator) return <Desk ownId={user.id} auditor={(me ?? user).auditor === true} />;
  return (
    <Page>
      <Notice
        whole
        title={text.closedTitle}
        hint={text.closedHint}
        action={{ label: text.back, onClick: () => void navigate('/') }}
      />
    </Page>
  );
}

function Desk({ ownId, auditor }: { ownId: string; auditor: boolean }) {
  const { part = 'status' } = useParams();
  const parts: Record<string, ReactNode> = {
    status: <StatusSection />,
    people: (
      <PeopleSection
        ownId={ownId}
        renderMore={({ id, profile }) => (
          <ToChats find={`user=${id}`} word={oversightStrings.theirChats} name={profile.displayName} />
        )}
      />
    ),
    chats: <ChatsSection auditor={auditor} />,
    reports: (
      <ReportsSection
        renderChat={({ chatId, author }) => (
          <ToChats find={`chat=${chatId}`} word={oversightStrings.chatOf} name={author.profile.displayName} />
        )}
        renderSuspend={(author, onDone) =>
          author.id !== ownId && <SuspendButton user={author} submit={onDone} />
        }
      />
    ),
    settings: <SettingsSection />,
  };
  return (
    <Page>
      <PageHead title={text.title} back={text.back} />
      <nav aria-label={moderationStrings.sections} className={classes.parts}>
        <Part to="/admin" name={moderationStrings.status} />
        <Part to="/admin/people" name={moderationStrings.people} />
        <Part to="/admin/chats" name={oversightStrings.chats} />
        <Part to="/admin/reports" name={moderationStrings.reports} />
        <Part to="/admin/settings" name={text.settings} />
        {auditor && <Part to="/audit" name={strings.session.audit} />}
      </nav>
      {parts[part] ?? parts.status}
    </Page>
  );
}

const ToChats = ({ find, word, name }: { find: string; word: string; name: string }) => (
  <Button
    size="xs"
    variant="light"
    component={Link}
    to={`/admin/chats?${find}`}
    aria-label={oversightStrings.of(word, name)}
  >
    {word}
  </Button>
);

const Part = ({ to, name }: { to: string; name: string }) => (
  <NavLink to={to} end className={classes.part ?? ''}>
    {name}
  </NavLink>
);

import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Outlet, Route, Routes } from 'react-router';
import { useStore } from 'zustand';
import { verbatim } from '@/api/client';
import { LoginPage } from '@/features/session/LoginPage';
import { RegisterPage } from '@/features/session/RegisterPage';
import { ResetPage } from '@/features/session/ResetPage';
import { theme } from '@/ui/theme';
import { ChatPage } from './ChatPage';
import { Failsafe } from './Failsafe';
import { NoChatPage } from './NoChatPage';
import { queryClient } from './query-client';
import { Shell } from './Shell';
import { SignedIn } from './SignedIn';

// For a few people; nobody else loads it.
const AuditPage = lazy(() => import('@/features/audit/AuditPage'));
const AdminPage = lazy(() => import('./AdminPage'));

export function App() {
  return (
    <DirectionProvider>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <BrowserRouter>
            <Failsafe>
              <Pages />
            </Failsafe>
          </BrowserRouter>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

function Pages() {
  const signedOut = useStore(verbatim.session.state, ({ phase }) => phase === 'signed-out');
  if (signedOut)
    return (
      <Routes>
        <Route path="/register" element={<RegisterPage />} />
        <Route path="/login" element={<LoginPage />} />
        <Route path="/reset" element={<ResetPage />} />
        <Route path="*" element={<Navigate to="/login" replace />} />
      </Routes>
    );
  return (
    <Routes>
      <Route
        element={
          <SignedIn>
            <Outlet />
          </SignedIn>
        }
      >
        <Route
          path="/admin/:part?"
          element={
            <Suspense>
              <AdminPage />
            </Suspense>
          }
        />
        <Route
          path="/audit"
          element={
            <Suspense>
              <AuditPage />
            </Suspense>
          }
        />
        <Route element={<Shell />}>
          <Route index element={<NoChatPage />} />
          <Route path="/chats/:chatId" element={<ChatPage />} />
          <Route path="*" element={<Navigate to="/" replace />} />
        </Route>
      </Route>
    </Routes>
  );
}

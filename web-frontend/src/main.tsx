import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@/ui/styles';
import { verbatim } from '@/api/client';
import { followOtherTabs } from '@/api/other-tabs';
import { App } from '@/app/App';
import { showAvatars } from '@/app/avatars';
import { keepOfflineShell } from '@/app/offline-shell';
import { announceLanguage } from '@/config/language';

announceLanguage(document.documentElement);
followOtherTabs();
keepOfflineShell();
showAvatars();
await verbatim.restore();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

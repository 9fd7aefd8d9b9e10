import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@/ui/styles';
import { followOtherTabs } from '@/api/session';
import { App } from '@/app/App';
import { announceLanguage } from '@/config/language';

announceLanguage(document.documentElement);
followOtherTabs();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

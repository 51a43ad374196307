/** The page's beginning: language, colours, React; and the shell for times without a network. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startDebug } from '../device/debug.ts';
import { startTheme } from '../device/theme.ts';
import { startServiceWorker } from '../features/offline/service-worker.ts';
import { startLocale } from '../i18n/locale.ts';
import '../styles/main.css';
import { App } from './app.tsx';
import { missingIn } from './browser-check.ts';
import { OldBrowserPage } from './old-browser-page.tsx';

startLocale();
startTheme();
startDebug(location.search);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
const missing = missingIn(globalThis);
createRoot(root).render(
  <StrictMode>{missing.length === 0 ? <App /> : <OldBrowserPage missing={missing} />}</StrictMode>,
);
startServiceWorker();

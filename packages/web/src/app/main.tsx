/** The page's beginning: language, colours, React. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTheme } from '../device/theme.ts';
import { startLocale } from '../i18n/locale.ts';
import '../styles/main.css';
import { App } from './app.tsx';

startLocale();
startTheme();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

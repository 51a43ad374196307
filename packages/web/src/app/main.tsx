/** The page's beginning: language, styles, React. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startLocale } from '../i18n/locale.ts';
import { m } from '../i18n/messages.ts';
import '../styles/main.css';

startLocale();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(<StrictMode>{m.app_name()}</StrictMode>);

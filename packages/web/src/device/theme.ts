/** Light or dark: as the system has it, unless chosen here. */
import { forget, recall, remember } from './storage.ts';

const KEY = 'lockstep.theme';

export type Theme = 'system' | 'light' | 'dark';

export function currentTheme(): Theme {
  const kept = recall(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Call once before the first render. The page follows the system from now on, as long as nothing is chosen. */
export function startTheme(): void {
  apply(currentTheme());
  systemLight().addEventListener('change', () => apply(currentTheme()));
}

/** Switches and remembers. */
export function changeTheme(theme: Theme): void {
  if (theme === 'system') forget(KEY);
  else remember(KEY, theme);
  apply(theme);
}

/** The ground of tokens.css, for what lies outside the page. */
const GROUNDS = { light: '#f7f3ec', dark: '#110f0d' } as const;

function apply(theme: Theme): void {
  const system = systemLight().matches ? 'light' : 'dark';
  const shown = theme === 'system' ? system : theme;
  document.documentElement.dataset['theme'] = shown;
  // The browser's own bars; both tags, as either may hold.
  for (const tag of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    tag.content = GROUNDS[shown];
  }
}

const systemLight = () => matchMedia('(prefers-color-scheme: light)');

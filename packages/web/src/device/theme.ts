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

function apply(theme: Theme): void {
  const system = systemLight().matches ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = theme === 'system' ? system : theme;
}

const systemLight = () => matchMedia('(prefers-color-scheme: light)');

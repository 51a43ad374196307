/** Preferences: language and colours, for every page. */
import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { changeTheme, currentTheme, type Theme } from '../../device/theme.ts';
import { LOCALE_NAMES, LOCALES } from '../../i18n/choose-locale.ts';
import { changeLocale, useLocale } from '../../i18n/locale.ts';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';

const NEXT_THEME: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

export function Preferences() {
  return (
    <div className="flex items-center gap-1">
      <LanguageButton />
      <ThemeButton />
    </div>
  );
}

/** With two languages the button is the other one, in its own words. */
function LanguageButton() {
  const locale = useLocale();
  const others = LOCALES.filter((other) => other !== locale);
  return others.map((other) => (
    <Button
      key={other}
      look="bare"
      lang={other}
      title={m.preferences_language()}
      onClick={() => changeLocale(other)}
    >
      {LOCALE_NAMES[other]}
    </Button>
  ));
}

function ThemeButton() {
  const [theme, setTheme] = useState(currentTheme);
  const change = () => {
    const next = NEXT_THEME[theme];
    changeTheme(next);
    setTheme(next);
  };
  return (
    <IconButton name={themeName(theme)} place="below-right" onClick={change}>
      <ThemeIcon theme={theme} />
    </IconButton>
  );
}

function ThemeIcon({ theme }: { readonly theme: Theme }) {
  switch (theme) {
    case 'system':
      return <Monitor aria-hidden size={20} />;
    case 'light':
      return <Sun aria-hidden size={20} />;
    case 'dark':
      return <Moon aria-hidden size={20} />;
  }
}

function themeName(theme: Theme): string {
  switch (theme) {
    case 'system':
      return m.preferences_theme_system();
    case 'light':
      return m.preferences_theme_light();
    case 'dark':
      return m.preferences_theme_dark();
  }
}

/** Look: the devices and languages in which screens are looked at. */
import type { BrowserContextOptions } from '@playwright/test';

export interface Device {
  readonly name: 'desktop' | 'phone' | 'phone-flat';
  readonly options: BrowserContextOptions;
}

const phone = { deviceScaleFactor: 2, isMobile: true, hasTouch: true } as const;

export const devices: readonly Device[] = [
  { name: 'desktop', options: { viewport: { width: 1440, height: 900 } } },
  { name: 'phone', options: { viewport: { width: 390, height: 844 }, ...phone } },
  { name: 'phone-flat', options: { viewport: { width: 844, height: 390 }, ...phone } },
];

export interface Language {
  readonly locale: 'en-GB' | 'zh-CN';
  /** Who is on the pictures: the one who looks, and the others. */
  readonly me: string;
  readonly others: readonly [string, string];
  /** Whose line is slow. */
  readonly late: string;
}

export const languages: readonly Language[] = [
  { locale: 'en-GB', me: 'Ann', others: ['Ben', 'Cleo'], late: 'Dan' },
  { locale: 'zh-CN', me: '小雨', others: ['阿宁', '大山'], late: '小北' },
];

export interface Look {
  readonly device: Device;
  readonly language: Language;
}

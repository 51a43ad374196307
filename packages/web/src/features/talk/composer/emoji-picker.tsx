/** Emoji picker: all emoji, to be searched and walked through by keyboard, from data that this server brings along. */
import { Picker } from 'emoji-picker-element';
import enWords from 'emoji-picker-element/i18n/en.js';
import zhWords from 'emoji-picker-element/i18n/zh_CN.js';
import enData from 'emoji-picker-element-data/en/cldr/data.json?url';
import zhData from 'emoji-picker-element-data/zh/cldr/data.json?url';
import { useEffect, useRef } from 'react';
import { useLocale } from '../../../i18n/locale.ts';

export default function EmojiPicker({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const host = useRef<HTMLDivElement>(null);
  const locale = useLocale();
  const latest = useRef(onPick);
  useEffect(() => {
    latest.current = onPick;
  });
  useEffect(() => {
    const picker =
      locale === 'zh-CN'
        ? new Picker({ locale: 'zh', dataSource: zhData, i18n: zhWords })
        : new Picker({ locale: 'en', dataSource: enData, i18n: enWords });
    picker.addEventListener('emoji-click', ({ detail }) => {
      if (detail.unicode !== undefined) latest.current(detail.unicode);
    });
    host.current?.append(picker);
    return () => picker.remove();
  }, [locale]);
  return <div ref={host} className="min-h-72" />;
}

/** Level meter: how loud the own microphone is, so that one sees that it works. Painted without React, once a frame. */
import { useEffect, useRef } from 'react';
import { m } from '../../i18n/messages.ts';
import { useCall } from './call-context.tsx';

/** A screen reader is not told sixty times a second. */
const TELL_MS = 500;

export function LevelMeter({ active }: { readonly active: boolean }) {
  const call = useCall();
  const meter = useRef<HTMLMeterElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let frame = 0;
    let told = 0;
    const paint = (now: number): void => {
      const level = active ? Math.min(1, Math.max(0, call.micLevel())) : 0;
      if (bar.current !== null) bar.current.style.transform = `scaleX(${level.toFixed(3)})`;
      if (now - told > TELL_MS) {
        told = now;
        const percent = Math.round(level * 100);
        if (meter.current !== null) {
          meter.current.value = percent;
          meter.current.ariaValueText = m.call_level_text({ percent });
        }
      }
      frame = requestAnimationFrame(paint);
    };
    frame = requestAnimationFrame(paint);
    return () => cancelAnimationFrame(frame);
  }, [call, active]);
  return (
    <div className="flex flex-col gap-1">
      <meter ref={meter} aria-label={m.call_level()} min={0} max={100} className="sr-only" />
      <div aria-hidden className="h-2.5 overflow-hidden rounded-full bg-higher">
        <div
          ref={bar}
          className="h-full origin-left rounded-full bg-good"
          style={{ transform: 'scaleX(0)' }}
        />
      </div>
      {active ? <p className="text-sm text-faint">{m.call_level_silent()}</p> : null}
    </div>
  );
}

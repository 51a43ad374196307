/** Level meter: how loud the own microphone is, so that one sees that it works. Painted without React, once a frame. */
import { useEffect, useRef } from 'react';
import { m } from '../../i18n/messages.ts';
import { useCall } from './call-context.tsx';

/** A screen reader is not told sixty times a second. */
const TELL_MS = 500;
/** Below this it is as good as silent. */
const SILENT = 0.02;

export function LevelMeter({ active }: { readonly active: boolean }) {
  const call = useCall();
  const meter = useRef<HTMLDivElement>(null);
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
        meter.current?.setAttribute('aria-valuenow', String(percent));
        meter.current?.setAttribute('aria-valuetext', m.call_level_text({ percent }));
        meter.current?.setAttribute('data-silent', String(level < SILENT));
      }
      frame = requestAnimationFrame(paint);
    };
    frame = requestAnimationFrame(paint);
    return () => cancelAnimationFrame(frame);
  }, [call, active]);
  return (
    <div className="flex flex-col gap-1">
      <div
        ref={meter}
        role="meter"
        aria-label={m.call_level()}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={0}
        className="h-2.5 overflow-hidden rounded-full bg-higher"
      >
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

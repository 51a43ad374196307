/** Calibrator: finds how late the sound of this device is, by eye and ear or by tapping along, and keeps it. */
import { Play, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { changeSoundDelay, LONGEST_DELAY_MS, soundDelay, useSoundDelay } from '../../device/sound-delay.ts';
import { m } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Slider } from '../../ui/slider.tsx';
import { startBeater, type Beater } from './beater.ts';
import { Lamp } from './lamp.tsx';
import { TapAlong } from './tap-along.tsx';

export function Calibrator() {
  const { device, delayMs } = useSoundDelay();
  const [moving, setMoving] = useState<number | null>(null);
  const [latency, setLatency] = useState<number | null>(null);
  const [running, setRunning] = useState<'no' | 'beats' | 'taps'>('no');
  const lamp = useRef<HTMLDivElement>(null);
  const beater = useRef<Beater | null>(null);
  const shown = moving ?? delayMs;
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  });

  const stop = () => {
    beater.current?.stop();
    beater.current = null;
    setRunning('no');
  };
  useEffect(() => () => beater.current?.stop(), []);
  useEffect(() => {
    if (running === 'no') return undefined;
    // Known a moment after the sound has begun.
    const timer = setInterval(() => setLatency(beater.current?.latencyMs() ?? null), 500);
    return () => clearInterval(timer);
  }, [running]);

  const start = () => {
    if (lamp.current === null) return;
    beater.current?.stop();
    beater.current = startBeater({
      lamp: lamp.current,
      sound: true,
      light: true,
      lightDelayMs: () => latest.current,
    });
    setRunning('beats');
  };
  const nudge = (ms: number) => changeSoundDelay(soundDelay.getState().delayMs + ms);

  return (
    <div className="flex flex-col gap-6">
      <p className="text-soft">{m.calibrate_text()}</p>
      <Lamp ref={lamp} name={m.calibrate_lamp()} />
      {running === 'taps' ? null : (
        <>
          <Button
            look={running === 'beats' ? 'quiet' : 'main'}
            large
            className="self-center"
            icon={running === 'beats' ? <Square aria-hidden size={18} /> : <Play aria-hidden size={18} />}
            onClick={running === 'beats' ? stop : start}
          >
            {running === 'beats' ? m.calibrate_stop() : m.calibrate_start()}
          </Button>
          <div className="flex flex-col gap-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="font-medium">{m.calibrate_slider()}</p>
              <p className="text-xl font-semibold tabular-nums">{delayText(shown)}</p>
            </div>
            <p className="text-sm text-faint">{m.calibrate_slider_hint()}</p>
            <div className="flex items-center gap-2">
              <Button aria-label={m.calibrate_less()} onClick={() => nudge(-5)}>
                −5
              </Button>
              <Slider
                name={m.calibrate_slider()}
                min={-LONGEST_DELAY_MS}
                max={LONGEST_DELAY_MS}
                step={5}
                value={shown}
                valueText={delayText(shown)}
                onChange={setMoving}
                onCommit={(ms) => {
                  changeSoundDelay(ms);
                  setMoving(null);
                }}
                className="w-full"
              />
              <Button aria-label={m.calibrate_more()} onClick={() => nudge(5)}>
                +5
              </Button>
            </div>
          </div>
        </>
      )}
      <TapAlong
        lamp={lamp}
        onBegin={() => {
          stop();
          setRunning('taps');
        }}
        onEnd={(found) => {
          setRunning('no');
          if (found !== null) changeSoundDelay(found);
        }}
      />
      <div className="flex flex-col gap-1 text-sm text-faint">
        <p>
          {device.label === null ? m.calibrate_saved_any() : m.calibrate_saved_for({ device: device.label })}
        </p>
        {latency === null ? null : <p>{m.calibrate_latency({ ms: Math.round(latency) })}</p>}
        <p>{m.calibrate_sign()}</p>
      </div>
    </div>
  );
}

const delayText = (ms: number): string =>
  m.settings_ms({ ms: ms === 0 ? '0' : `${ms < 0 ? '−' : '+'}${Math.abs(Math.round(ms))}` });

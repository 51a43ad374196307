/**
 * Sync graph: two minutes of skew, mine bright, the others in their colours, corrections as ticks below. Drawn as often as
 * it changes (four times a second), and not while nobody can see it.
 */
import { useEffect, useRef } from 'react';
import { m } from '../../i18n/messages.ts';
import { memberColour } from '../../ui/member-colour.ts';
import type { SyncRecord, SyncRecorder } from './sync-recorder.ts';
import { scaleFor, TRACE_MS, type Sample } from './sync-trace.ts';

export function SyncGraph({ recorder }: { readonly recorder: SyncRecorder }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    let seen = true;
    const draw = () => {
      if (seen && !document.hidden) drawRecord(element, recorder.store.getState());
    };
    draw();
    const sizes = new ResizeObserver(draw);
    sizes.observe(element);
    const sight = new IntersectionObserver((entries) => {
      seen = entries.at(-1)?.isIntersecting ?? true;
      draw();
    });
    sight.observe(element);
    const unsubscribe = recorder.store.subscribe(draw);
    return () => {
      sizes.disconnect();
      sight.disconnect();
      unsubscribe();
    };
  }, [recorder]);
  // A picture that is drawn here, four times a second.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
  return <canvas ref={canvas} role="img" aria-label={m.sync_graph()} className="h-44 w-full" />;
}

/** Room for the figures at the left and the ticks at the bottom, in px. */
const LEFT = 34;
const BOTTOM = 14;
/** Samples further apart than this are not joined by a line. */
const GAP_MS = 1500;

function drawRecord(canvas: HTMLCanvasElement, record: SyncRecord): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = window.devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);

  const paint = paintFrom(canvas);
  const others = [...record.others.values()];
  const scale = scaleFor([record.mine, ...others.map(({ trace }) => trace)]);
  const now = record.mine.at(-1)?.at ?? 0;
  const middle = (height - BOTTOM) / 2;
  const x = (at: number) => LEFT + (1 - (now - at) / TRACE_MS) * (width - LEFT - 2);
  const y = (skewMs: number) => middle - (skewMs / scale) * (middle - 8);

  context.font = `11px ${paint.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const value of [scale, scale / 2, 0, -scale / 2, -scale]) {
    context.fillStyle = paint.line;
    context.fillRect(LEFT, Math.round(y(value)), width - LEFT, value === 0 ? 1.5 : 1);
    context.fillStyle = paint.faint;
    if (value !== scale / 2 && value !== -scale / 2) context.fillText(labelOf(value), LEFT - 6, y(value));
  }
  for (const { trace, colour } of others) {
    drawTrace(context, trace, x, y, paint.member(colour), 1.25);
  }
  drawTrace(context, record.mine, x, y, paint.glow, 2);
  for (const { at, correction } of record.mine) {
    if (correction === 'none') continue;
    const { high, colour } = MARKS[correction];
    context.fillStyle = paint[colour];
    context.fillRect(x(at) - 0.75, height - high, correction === 'stall' ? 3 : 1.5, high);
  }
}

/** How high a tick is, in px, and its colour. */
const MARKS = {
  rate: { high: 5, colour: 'faint' },
  seek: { high: 12, colour: 'glow' },
  stall: { high: 12, colour: 'danger' },
} as const;

const labelOf = (value: number) => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0');

function drawTrace(
  context: CanvasRenderingContext2D,
  trace: readonly Sample[],
  x: (at: number) => number,
  y: (skewMs: number) => number,
  colour: string,
  width: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.beginPath();
  let last: number | null = null;
  for (const { at, skewMs } of trace) {
    if (skewMs === null) {
      last = null;
      continue;
    }
    if (last === null || at - last > GAP_MS) context.moveTo(x(at), y(skewMs));
    else context.lineTo(x(at), y(skewMs));
    last = at;
  }
  context.stroke();
}

let known: { readonly theme: string; readonly paint: Paint } | null = null;

/** Resolved once for each theme: asking the page for its styles four times a second would cost more than drawing. */
function paintFrom(canvas: HTMLCanvasElement): Paint {
  const theme = `${document.documentElement.dataset['theme']} ${canvas.closest('.cinema') !== null}`;
  if (known?.theme !== theme) known = { theme, paint: resolvePaint(canvas) };
  return known.paint;
}

interface Paint {
  readonly line: string;
  readonly faint: string;
  readonly glow: string;
  readonly danger: string;
  readonly font: string;
  readonly member: (colour: number) => string;
}

const COLOURS = 12;

/** The theme's colours, for a canvas that knows no classes. */
function resolvePaint(canvas: HTMLCanvasElement): Paint {
  const probe = document.createElement('span');
  canvas.parentElement?.append(probe);
  const resolve = (colour: string) => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  };
  const members = Array.from({ length: COLOURS }, (_, colour) => resolve(memberColour(colour)));
  const paint = {
    line: resolve('var(--line)'),
    faint: resolve('var(--faint)'),
    glow: resolve('var(--glow)'),
    danger: resolve('var(--danger)'),
    font: getComputedStyle(canvas).fontFamily,
    member: (colour: number) => members[Math.trunc(Math.abs(colour)) % COLOURS] ?? '',
  };
  probe.remove();
  return paint;
}

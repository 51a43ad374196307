/** QR code of a text, as one path: dark on white in every theme, or cameras do not read it. */
import { useMemo } from 'react';
import { encode } from 'uqr';

/** Modules of white around the code; the standard asks for four (ISO/IEC 18004, quiet zone). */
const QUIET = 4;

export function QrCode({ text, name }: { readonly text: string; readonly name: string }) {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg
      role="img"
      aria-label={name}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="w-full max-w-56 rounded-2xl"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#14110e" />
    </svg>
  );
}

function drawn(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return { size, path: squares.join('') };
}

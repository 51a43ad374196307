/** Avatar: a person's first letter in the person's colour. Decoration: the name is written beside it. */
import { memberColour } from './member-colour.ts';

export interface AvatarProps {
  readonly name: string;
  readonly colour: number;
  /** Edge in px. */
  readonly size?: number;
}

export function Avatar({ name, colour, size = 36 }: AvatarProps) {
  const paint = memberColour(colour);
  // By code point, so that a letter outside the basic plane is not cut in half.
  const code = name.trim().codePointAt(0);
  const letter = code === undefined ? '?' : String.fromCodePoint(code);
  return (
    <span
      aria-hidden
      className="grid shrink-0 place-items-center rounded-full font-semibold select-none"
      style={{
        width: size,
        height: size,
        fontSize: size * 0.44,
        color: paint,
        background: `color-mix(in oklab, ${paint} 20%, var(--raised))`,
      }}
    >
      {letter.toLocaleUpperCase()}
    </span>
  );
}

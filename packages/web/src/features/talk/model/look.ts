/** Look: how a message wants to be shown over the film, as it stands in the style it travels with. Rules TK1–TK3. */

export const places = ['roll', 'top', 'bottom'] as const;
/** Across the film, or standing in the middle of a line near one of its edges. */
export type Place = (typeof places)[number];

/** Numbers of the colours danmaku may have; what they look like is in styles/talk.css. */
export const colours = [0, 1, 2, 3, 4, 5] as const;
export type DanmakuColour = (typeof colours)[number];

export type Look =
  /** A line of chat. */
  | { readonly look: 'chat' }
  /** For everybody to read now. */
  | { readonly look: 'notice' }
  | {
      readonly look: 'danmaku';
      readonly place: Place;
      readonly colour: DanmakuColour;
      /** It belongs to its time in its film, and is shown each time the film comes there. */
      readonly timed: boolean;
    };

const chat: Look = { look: 'chat' };

/** What is not known is a line of chat. [TK1] */
export function lookOf(style: string | undefined): Look {
  if (style === 'notice') return { look: 'notice' };
  const [, where, paint, timed] = /^(roll|top|bottom)-([0-5])(-timed)?$/.exec(style ?? '') ?? [];
  const place = places.find((each) => each === where);
  const colour = colours.find((each) => String(each) === paint);
  if (place === undefined || colour === undefined) return chat;
  return { look: 'danmaku', place, colour, timed: timed !== undefined };
}

/** undefined: none. */
export function styleOf(look: Look): string | undefined {
  switch (look.look) {
    case 'chat':
      return undefined;
    case 'notice':
      return 'notice';
    case 'danmaku':
      return `${look.place}-${look.colour}${look.timed ? '-timed' : ''}`;
  }
}

/** The style of a reaction that takes an earlier one back. [TK6] */
export const TAKEN_BACK = 'off';

/** Member colours: the one place that turns a colour's number into paint. */
const COLOURS = 12;

/** A CSS colour that is readable as text on ground and raised, in both themes. Any whole number from 0 up will do. */
export function memberColour(colour: number): string {
  return `var(--member-${Math.trunc(Math.abs(colour)) % COLOURS})`;
}

/** ProgramHint: what a program of the command line is told instead of a page it could not show. */

export const isCommandLine = (userAgent: string | undefined): boolean =>
  /^(curl|wget|httpie|xh|python-|go-http-client|powershell|lwp)/i.test(userAgent ?? '');

/** @param links where this server is, best first, without a slash at the end */
export function hintFor(links: readonly string[]): string {
  const places = [...new Set(links)];
  const [first = ''] = places;
  return [
    'Lockstep: watch the same film at the same instant. Open one of these in a browser:',
    ...places.map((link) => `  ${link}/`),
    '',
    'A room is made by:',
    `  curl -X POST ${first}/api/rooms`,
    'and entered, with a name and a film, by:',
    `  ${first}/r/ROOM?u=NAME&url=FILM`,
    '',
  ].join('\n');
}

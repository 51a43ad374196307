/** EventFrame: texts as server-sent events. A message never has a line break of its own: JSON writes them as \n. */

/** `event` is left out for messages. */
export const eventFrame = (data: string, event: string | null = null): string =>
  event === null ? `data: ${data}\n\n` : `event: ${event}\ndata: ${data}\n\n`;

/** Proxies that gather what they pass on let go of it when it is this long. */
export const padding = `: ${' '.repeat(2048)}\n\n`;

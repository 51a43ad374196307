/** EventReader: server-sent events out of text that comes in pieces. Only what we send: one line of data, perhaps a name. */
export interface ServerEvent {
  /** `message` if it was not named. */
  readonly name: string;
  readonly data: string;
}

/** Gives a function that takes the next piece and hands over what is complete. */
export function createEventReader(hear: (event: ServerEvent) => void): (piece: string) => void {
  let rest = '';
  let name = 'message';
  let data: string | null = null;
  const readLine = (line: string): void => {
    if (line === '') {
      if (data !== null) hear({ name, data });
      name = 'message';
      data = null;
    } else if (line.startsWith('event: ')) name = line.slice(7);
    else if (line.startsWith('data: ')) data = line.slice(6);
  };
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) readLine(line);
  };
}

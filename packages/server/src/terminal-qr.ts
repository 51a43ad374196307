/** TerminalQr: a link as a QR code for a terminal, two modules to a letter's height, or nothing where it would not fit. */
import { renderUnicodeCompact, encode } from 'uqr';

/** Light modules around the code; cameras are content with two where the standard asks for four. */
const quiet = 2;

/** White on black by escape codes, whatever the terminal's own colours: cameras read dark on light. */
const paper = '\u001b[38;5;231;48;5;16m';
const plain = '\u001b[0m';

/** Lines of text, or none if the terminal has fewer columns than the code. */
export function qrLines(link: string, columns: number): readonly string[] {
  const options = { ecc: 'L', border: quiet } as const;
  if (encode(link, options).size > columns) return [];
  return renderUnicodeCompact(link, options)
    .split('\n')
    .map((line) => `${paper}${line}${plain}`);
}

/** Cues: what a subtitle file says when. Of styles only slanted, bold and underlined text and the side are kept. */
import {
  parseText,
  tokenizeVTTCue,
  type CaptionsFileFormat,
  type VTTCue,
  type VTTNode,
} from 'media-captions';

/** Text in one style; a new line is a `\n` in it. */
export interface CuePiece {
  readonly text: string;
  readonly italic: boolean;
  readonly bold: boolean;
  readonly underline: boolean;
}

export interface Cue {
  /** Seconds of the film, from and to. */
  readonly from: number;
  readonly to: number;
  readonly atTop: boolean;
  readonly pieces: readonly CuePiece[];
}

type Style = Omit<CuePiece, 'text'>;

const PLAIN: Style = { italic: false, bold: false, underline: false };
/** Places and effects as SRT files borrow them from ASS. */
const BORROWED = /\{\\[^}]*\}/g;
const AT_TOP = /\{\\an?[789]\}/;

/** In the order in which they begin; those that are never seen are left out. */
export async function cuesOf(text: string, format: CaptionsFileFormat): Promise<readonly Cue[]> {
  const { cues } = await parseText(text.replaceAll('\r\n', '\n'), { type: format });
  return cues
    .map(cueOf)
    .filter(({ from, to, pieces }) => to > from && pieces.some((piece) => piece.text.trim() !== ''))
    .toSorted((a, b) => a.from - b.from);
}

function cueOf(cue: VTTCue): Cue {
  const { text } = cue;
  cue.text = text.replace(BORROWED, '').replaceAll(String.raw`\N`, '\n');
  const pieces: CuePiece[] = [];
  collect(tokenizeVTTCue(cue), PLAIN, pieces);
  const onLine =
    typeof cue.line === 'number' && cue.line >= 0 && (cue.snapToLines ? cue.line < 4 : cue.line < 50);
  return { from: cue.startTime, to: cue.endTime, atTop: AT_TOP.test(text) || onLine, pieces };
}

function collect(nodes: readonly VTTNode[], style: Style, pieces: CuePiece[]): void {
  for (const node of nodes) {
    if (node.type === 'text') {
      pieces.push({ text: node.data, ...style });
      continue;
    }
    const inner = {
      italic: style.italic || node.type === 'i',
      bold: style.bold || node.type === 'b',
      underline: style.underline || node.type === 'u',
    };
    collect(node.children, inner, pieces);
  }
}

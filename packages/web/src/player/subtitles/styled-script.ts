/** Styled script: subtitles with a look and places of their own (ASS, SSA), as text, with the fonts that came with them. */
export interface StyledScript {
  readonly text: string;
  readonly fonts: readonly Uint8Array[];
}

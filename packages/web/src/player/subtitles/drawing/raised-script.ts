/**
 * Raised script: lines at the bottom stand higher while the controls are there. Only those that the script leaves to its
 * styles: what it puts at a place of its own, a sign in the picture say, stays on its place. The script is rewritten,
 * because the renderer keeps a line where it first was as long as it knows it as the same.
 */
const STYLE = /^(Style:)(.*)$/gim;
/** Both old and new scripts number the three places at the bottom so. */
const AT_BOTTOM = new Set(['1', '2', '3']);
/** Where a script does not tell how high the picture is that it was written for. */
const USUAL_HEIGHT = 288;

/** @param share of the picture's height that lines are to stand higher */
export function raisedScript(script: string, share: number): string {
  const by = Math.round(share * heightOf(script));
  if (by <= 0) return script;
  const format = fields(/^Format:(.*\bMarginV\b.*)$/im.exec(script)?.[1] ?? '');
  const alignment = format.indexOf('alignment');
  const margin = format.indexOf('marginv');
  if (alignment === -1 || margin === -1) return script;
  return script.replace(STYLE, (line, head: string, rest: string) => {
    const values = rest.split(',');
    if (!AT_BOTTOM.has(values[alignment]?.trim() ?? '')) return line;
    return `${head}${values.with(margin, String(Number(values[margin]) + by)).join(',')}`;
  });
}

const fields = (line: string): readonly string[] => line.split(',').map((name) => name.trim().toLowerCase());

function heightOf(script: string): number {
  const height = Number(/^PlayResY:\s*(\d+)/im.exec(script)?.[1]);
  return height > 0 ? height : USUAL_HEIGHT;
}

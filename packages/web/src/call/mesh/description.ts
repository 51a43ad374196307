/** Description: what is sent of the browser's own text about a connection, so that every other browser can read it. [CA37] */

/** As many characters of it as a message carries. */
export const longestDescription = 14_000;

const LINE = /\r?\n/;

/**
 * Firefox (153) leaves lines about codecs that were not wished for, and Chromium reads no description that has them: lines
 * about payload types which their medium does not name are left out.
 */
function withoutStrays(lines: readonly string[]): readonly string[] {
  let named: ReadonlySet<string> = new Set();
  return lines.filter((line) => {
    // m=video 9 UDP/TLS/RTP/SAVPF 120 124
    if (line.startsWith('m=')) named = new Set(line.split(' ').slice(3));
    const type = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+) /.exec(line)?.[1];
    return type === undefined || named.has(type);
  });
}

const isWay = (line: string): boolean => /^a=(candidate|end-of-candidates)/.test(line);

/** Ways that were found already go by themselves where they leave no room. */
export function toSend(sdp: string): string {
  const lines = withoutStrays(sdp.split(LINE));
  const text = lines.join('\r\n');
  return text.length <= longestDescription ? text : lines.filter((line) => !isWay(line)).join('\r\n');
}

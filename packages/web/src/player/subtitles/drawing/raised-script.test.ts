import { expect, test } from 'vitest';
import { raisedScript } from './raised-script.ts';

const script = (height: string) => `[Script Info]
${height}
[V4+ Styles]
Format: Name, Fontname, Alignment, MarginL, MarginV, Encoding
Style: Below,Arial,2,20,10,1
Style: Above,Arial,8,20,10,1
Style: Corner, Arial, 1, 20, 0, 1

[Events]
Format: Layer, Start, End, Style, Text
Dialogue: 0,0:00:01.00,0:00:02.00,Below,Style: Below,Arial,2
`;

test('[SB12] styles for the bottom are raised by a share of the height that the script counts in', () => {
  const raised = raisedScript(script('PlayResY: 1000\r'), 0.1);
  expect(raised).toContain('Style: Below,Arial,2,20,110,1');
  expect(raised).toContain('Style: Above,Arial,8,20,10,1');
  expect(raised).toContain('Style: Corner, Arial, 1, 20,100, 1');
  expect(raised).toContain('Below,Style: Below,Arial,2\n');
  expect(raisedScript(script(''), 0.5)).toContain('Style: Below,Arial,2,20,154,1');
});

test('[SB12] by nothing, or without styles, it stays as it is', () => {
  expect(raisedScript(script(''), 0)).toBe(script(''));
  expect(raisedScript('[Script Info]\nStyle: Below,Arial,2,20,10,1', 0.1)).toContain('20,10,1');
});

/** Guide: the outcome of the trial as a page for people, in both languages. */
import type { Outcome } from './clip.ts';
import type { Tried } from './trial.ts';

export type Language = 'en' | 'zh-CN';

const WORDS = {
  en: {
    head: `# Which film files play

[中文](formats.zh-CN.md) · [Running it](deploy.md)

What becomes of a film file that somebody picks or drops, in Chromium as Debian builds it: with H.264 and AAC, without HEVC. This page is written by a test (\`npm run e2e -- formats\`), which makes all the files, opens them through the player, and looks at three places whether the right frame is shown, and whether sound is decoded. Nothing is ever uploaded.

Other browsers know other codecs: Safari, and Chrome and Edge on most newer computers, play HEVC as well. What the browser reads by itself it plays by itself; what it knows but cannot read out of its container is wrapped anew on the way, in the page.`,
    columns: ['Container', 'Picture', 'Sound', '', 'What becomes of it'],
    outcome: {
      native: 'plays',
      remux: 'plays, wrapped anew',
      recode: 'plays, wrapped anew, the sound converted',
      silent: 'plays without sound; said:',
      refused: 'cannot be played; said:',
    },
    unknown: 'the codec is unknown',
    told: { damaged: 'damaged, or no film', empty: 'empty' },
  },
  'zh-CN': {
    head: `# 哪些影片文件能播放

[English](formats.md) · [部署](deploy.zh-CN.md)

选择或拖入的影片文件，在 Debian 的 Chromium 里会怎样（它支持 H.264 和 AAC，不支持 HEVC）。本页由测试（\`npm run e2e -- formats\`）生成：测试制作所有文件，用播放器打开，在三个位置检查画面是不是正确的那一帧，以及有没有解码出声音。文件从不上传。

别的浏览器支持的编码不同：Safari，以及大多数较新电脑上的 Chrome 和 Edge，也能播放 HEVC。浏览器自己能读的文件由浏览器直接播放；编码认识、但容器读不了的文件，在页面里边播边重新封装。`,
    columns: ['容器', '画面', '声音', '', '结果'],
    outcome: {
      native: '可播放',
      remux: '重新封装后可播放',
      recode: '重新封装、转换声音后可播放',
      silent: '有画面没有声音；提示：',
      refused: '不能播放；提示：',
    },
    unknown: '未知编码',
    told: { damaged: '损坏，或不是影片', empty: '空文件' },
  },
} as const;

export function guide(tried: readonly Tried[], language: Language): string {
  const { head, columns, outcome, unknown, told } = WORDS[language];
  const said = (word: string): string =>
    word === '' ? unknown : word === 'damaged' || word === 'empty' ? told[word] : word;
  const result = (one: Outcome | 'unclear', words: readonly string[]): string =>
    one === 'unclear'
      ? '?'
      : [outcome[one], words.map(said).join(', ')].filter((text) => text !== '').join(' ');
  const rows = tried.map((one) => {
    const { container, video, audio, note } = one.clip;
    return [container, video, audio, note, result(one.outcome, one.told)];
  });
  return `${head}\n\n${table([columns, ...rows])}\n`;
}

/** As the formatter of this project would write it. */
function table(rows: readonly (readonly string[])[]): string {
  const [first = []] = rows;
  const widths = first.map((_, column) => Math.max(3, ...rows.map((row) => widthOf(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell))).join(' | ')} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rest.map(line)].join(
    '\n',
  );
}

/** Chinese characters take two places. */
const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (sum, sign) => sum + (/[\u2e80-\u9fff\uff00-\uff60\u3000-\u303f]/.test(sign) ? 2 : 1),
    0,
  );

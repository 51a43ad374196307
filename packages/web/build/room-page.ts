/**
 * Room page: the page for those who come by a room's link. It is index.html, and names what the room is made of, so that
 * it comes together with what the door is made of, not after it. The server sends it (server/src/http/files.ts).
 */
import type { Plugin } from 'vite';

export function roomPage(entry: string): Plugin {
  return {
    name: 'lockstep:room-page',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') this.error('there is no index.html to make room.html of');
      const room = Object.values(bundle).find(
        (chunk) => chunk.type === 'chunk' && chunk.moduleIds.some((id) => id.endsWith(entry)),
      );
      if (room?.type !== 'chunk') this.error(`nothing was built of ${entry}`);
      const html = String(page.source);
      const files = [room.fileName, ...room.imports].filter((file) => !html.includes(file));
      const links = files.map(
        (file) => `<link rel="modulepreload" crossorigin fetchpriority="low" href="./${file}">`,
      );
      this.emitFile({
        type: 'asset',
        fileName: 'room.html',
        source: html.replace('</head>', `${links.join('')}</head>`),
      });
    },
  };
}

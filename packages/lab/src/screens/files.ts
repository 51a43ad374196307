/** Files: what is shown of files from one of the others: offered, here, and one that was not wanted there. */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pressButton } from './moves.ts';
import type { Scene } from './scene.ts';
import type { Screen } from './screen.ts';

const tray = ({ page, words }: Scene) => page.getByRole('region', { name: words.like('file_tray') });

/** One of the others, whose page speaks English, sends files of these names to the one who looks. */
async function friendSends({ friends, look, ends }: Scene, ...names: readonly string[]): Promise<void> {
  const [friend] = friends;
  if (friend === undefined) throw new Error('nobody else is here');
  const tab = friend.getByRole('tab', { name: 'People' });
  if (!(await tab.isVisible())) await friend.getByRole('button', { name: /here$/ }).click();
  await tab.click();
  await friend.getByRole('button', { name: `${look.language.me}: what you can do` }).click();
  const choosing = friend.waitForEvent('filechooser');
  await friend.getByRole('menuitem', { name: 'Send a file…' }).click();
  // On disk, where they take no room: to hand so many bytes to the browser would take half a minute.
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-files-'));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const paths = names.map((name) => join(folder, name));
  for (const [index, path] of paths.entries()) {
    await writeFile(path, '');
    await truncate(path, 12_400_000 * (index + 1));
  }
  await (await choosing).setFiles(paths);
}

/** How long the words on the page are is what is looked at. */
const film = 'Our.Summer.At.The.Lake.2019.1080p.mkv';

export const files: readonly Screen[] = [
  {
    name: 'file-offered',
    show: async (scene) => {
      await friendSends(scene, film, 'Player-Setup.exe');
      await tray(scene).getByRole('listitem').nth(1).waitFor();
    },
    hide: async (scene) => {
      await pressButton('file_decline')(scene);
      await tray(scene).getByRole('listitem').nth(1).waitFor({ state: 'detached' });
      await pressButton('file_decline')(scene);
      await tray(scene).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'file-here',
    show: async (scene) => {
      await friendSends(scene, film);
      await pressButton('file_take')(scene);
      await scene.page.getByRole('button', { name: scene.words.like('file_save') }).waitFor();
    },
    hide: async (scene) => {
      await pressButton('file_dismiss')(scene);
      await tray(scene).waitFor({ state: 'detached' });
    },
  },
];

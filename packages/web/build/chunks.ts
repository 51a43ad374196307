/**
 * Chunks: what belongs together on the way comes as one script: the first page, what a room needs besides, its chat. Left
 * to itself the build makes a chunk of each few modules that some late parts share: a dozen answers more for a room, each
 * with its head and compressed for itself. So it is built once to see which modules that are, and then for good.
 */
import type { ChunkingContext, OutputChunk } from 'rolldown';
import { build, type InlineConfig } from 'vite';

/** A chunk of this name: all that the modules whose paths end so cannot do without. */
export interface Together {
  readonly name: string;
  readonly entries: readonly string[];
}

/** Which chunk each module goes into; earlier chunks have what later ones need, too. Others are left to the build. */
export async function chunksOf(
  config: InlineConfig,
  all: readonly Together[],
): Promise<(id: string, context: ChunkingContext) => string | null> {
  const seen = await build({
    ...config,
    configFile: false,
    logLevel: 'silent',
    build: { ...config.build, write: false },
  });
  if (!('output' in seen)) throw new Error('One build was expected');
  const chunks = seen.output.filter((file) => file.type === 'chunk');
  const names = new Map<string, string>();
  for (const { name, entries } of all) {
    for (const chunk of entries.flatMap((entry) => closure(chunks, entry))) {
      for (const id of chunk.moduleIds) if (!names.has(id)) names.set(id, name);
    }
  }
  return (id) => names.get(id) ?? null;
}

function closure(chunks: readonly OutputChunk[], entry: string): readonly OutputChunk[] {
  const first = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(entry)));
  if (first === undefined) throw new Error(`Nothing was built of ${entry}`);
  const found = new Set([first]);
  for (const chunk of found) {
    for (const other of chunks) if (chunk.imports.includes(other.fileName)) found.add(other);
  }
  return [...found];
}

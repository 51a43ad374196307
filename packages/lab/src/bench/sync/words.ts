/** Words of the command line. */
import { scenarioNames, type ScenarioName } from './session.ts';
import { sourceNames, type SourceName } from './sources.ts';

export interface SyncWords {
  readonly json: string | null;
  /** One run without loss and without the naive ways, with less of everything: minutes instead of half an hour. */
  readonly quick: boolean;
  /** How often the evening is measured, without loss and with. */
  readonly runs: number;
  readonly wanted: ReadonlySet<ScenarioName>;
  readonly naive: boolean;
  /** How the members have the film. */
  readonly source: SourceName;
}

/** Its line does not matter to who has the film. */
const needsLine: ReadonlySet<ScenarioName> = new Set(['stall', 'stall, all wait']);

const usage = `Usage: npm run bench sync -- [--json FILE] [--quick] [--runs N] [--no-naive] [--source NAME] [--scenario NAME]…
Sources: ${sourceNames.join(' · ')} (each of the four another)
Scenarios: ${scenarioNames.join(' · ')}`;

/** A text for the person when the words make no sense. */
export function readWords(words: readonly string[]): SyncWords | string {
  let json: string | null = null;
  let quick = false;
  let naive = true;
  let runs = 2;
  let source: SourceName = 'mp4';
  const wanted = new Set<ScenarioName>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (word === '--quick') quick = true;
    else if (word === '--no-naive') naive = false;
    else if (word === '--runs' && /^[1-9]$/.test(next ?? '')) {
      runs = Number(next);
      at += 1;
    } else if (word === '--json' && next !== undefined) {
      json = next;
      at += 1;
    } else if (word === '--source' && isSource(next)) {
      source = next;
      at += 1;
    } else if (word === '--scenario' && isScenario(next)) {
      wanted.add(next);
      at += 1;
    } else {
      return `Unknown: ${word} ${next ?? ''}\n${usage}`;
    }
  }
  const sense = [...(wanted.size === 0 ? scenarioNames : wanted)].filter(
    (name) => source !== 'mkv' || !needsLine.has(name),
  );
  if (sense.length === 0) return `A file of one’s own does not run dry.\n${usage}`;
  return {
    json,
    quick,
    runs: quick ? 1 : runs,
    wanted: new Set(sense),
    // They know files alone.
    naive: naive && source === 'mp4',
    source,
  };
}

function isScenario(word: string | undefined): word is ScenarioName {
  return scenarioNames.some((name) => name === word);
}

function isSource(word: string | undefined): word is SourceName {
  return sourceNames.some((name) => name === word);
}

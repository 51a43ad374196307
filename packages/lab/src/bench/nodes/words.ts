/** Words of the command line. */
import { outageNames, type OutageName } from './outages.ts';

export const scenarioNames = [...outageNames, 'nodes'] as const;
export type ScenarioName = OutageName | 'nodes';

export interface NodesWords {
  readonly json: string | null;
  /** Once each, and less of everything. */
  readonly quick: boolean;
  readonly wanted: ReadonlySet<ScenarioName>;
}

/** A text for the person when the words make no sense. */
export function readWords(words: readonly string[]): NodesWords | string {
  let json: string | null = null;
  let quick = false;
  const wanted = new Set<ScenarioName>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    const scenario = scenarioNames.find((name) => name === next);
    if (word === '--quick') quick = true;
    else if (word === '--json' && next !== undefined) {
      json = next;
      at += 1;
    } else if (word === '--scenario' && scenario !== undefined) {
      wanted.add(scenario);
      at += 1;
    } else {
      return `Unknown: ${word} ${next ?? ''}
Usage: npm run bench nodes -- [--json FILE] [--quick] [--scenario NAME]…
Scenarios: ${scenarioNames.join(' · ')}`;
    }
  }
  return { json, quick, wanted: wanted.size === 0 ? new Set(scenarioNames) : wanted };
}

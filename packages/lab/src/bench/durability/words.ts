/** Words of the command line. */
import { scenarioNames, type ScenarioName } from './worlds.ts';

export interface DurabilityWords {
  readonly json: string | null;
  /** Commands to be accepted in each scenario, and how often it is struck at least. */
  readonly accepted: number;
  readonly blows: number;
  readonly wanted: readonly ScenarioName[];
}

const full = { accepted: 1000, blows: 10 };
const quick = { accepted: 200, blows: 3 };

/** A text for the person when the words make no sense. */
export function readWords(words: readonly string[]): DurabilityWords | string {
  let json: string | null = null;
  let amount = full;
  const wanted: ScenarioName[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    const scenario = scenarioNames.find((name) => name === next);
    if (word === '--quick') amount = quick;
    else if (word === '--json' && next !== undefined) {
      json = next;
      at += 1;
    } else if (word === '--scenario' && scenario !== undefined) {
      wanted.push(scenario);
      at += 1;
    } else {
      return `Unknown: ${word} ${next ?? ''}
Usage: npm run bench durability -- [--json FILE] [--quick] [--scenario NAME]…
Scenarios: ${scenarioNames.join(' · ')}`;
    }
  }
  return { json, ...amount, wanted: wanted.length === 0 ? scenarioNames : wanted };
}

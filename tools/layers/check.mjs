/**
 * Runs the layer rules over the tree given (default: this project). Fails also when suspiciously few modules were seen:
 * a cruise over nothing finds nothing wrong.
 */
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { root } from '../lib/setup.mjs';

const require = createRequire(import.meta.url);

// dependency-cruiser asks swc for plain TypeScript whatever the file; in .tsx that is a syntax error.
const swc = require('@swc/core');
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

const { cruise } = await import('dependency-cruiser');
const rules = require('./rules.cjs');

/** Breaches of the rules in `folder`, as lines of text, and how many modules were looked at. */
export async function breaches(folder) {
  const before = process.cwd();
  process.chdir(folder);
  try {
    const { output } = await cruise(['packages'], {
      ...rules.options,
      ruleSet: { forbidden: rules.forbidden },
      validate: true,
    });
    const lines = output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    return { modules: output.summary.totalCruised, lines };
  } finally {
    process.chdir(before);
  }
}

if (process.argv[1]?.endsWith(join('layers', 'check.mjs'))) {
  const { modules, lines } = await breaches(root);
  for (const line of lines) console.error(line);
  const fewest = 80;
  if (modules < fewest)
    console.error(`Only ${modules} modules were looked at, fewer than ${fewest}: is the parser working?`);
  if (lines.length > 0 || modules < fewest) process.exit(1);
  console.log(`${modules} modules keep to the layers.`);
}

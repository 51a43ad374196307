/** ConfigFile: settings from lockstep.config.json: an object whose keys are the names of settings. */
import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '@lockstep/core';
import { fileSetting, settings, type SettingName } from './settings.ts';

/** A file's text, or the system's word for what is wrong (ENOENT, EACCES …). */
export type ReadText = (path: string) => Result<string, string>;

export const readTextFile: ReadText = (path) => {
  try {
    return ok(readFileSync(path, 'utf8'));
  } catch (error) {
    return fail(error instanceof Error && 'code' in error ? String(error.code) : String(error));
  }
};

export interface ConfigFile {
  readonly found: readonly { readonly name: SettingName; readonly value: unknown; readonly place: string }[];
  readonly complaints: readonly string[];
}

const isSetting = (name: string): name is SettingName => Object.hasOwn(settings, name);

const nothing: ConfigFile = { found: [], complaints: [] };
const wrong = (complaint: string): ConfigFile => ({ found: [], complaints: [complaint] });

/** @param named the file that was asked for; null: the usual one, if it is there */
export function readConfigFile(named: string | null, readText: ReadText): ConfigFile {
  const path = named ?? fileSetting.usual;
  const text = readText(path);
  if (!text.ok) {
    if (named === null && text.error === 'ENOENT') return nothing;
    return wrong(`${path} cannot be read (${text.error}).`);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.value);
  } catch {
    return wrong(`${path} is not JSON.`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return wrong(`${path} holds no JSON object.`);
  }
  const found: ConfigFile['found'][number][] = [];
  const complaints: string[] = [];
  for (const [name, value] of Object.entries(parsed)) {
    if (name === '$schema') continue;
    if (isSetting(name)) found.push({ name, value, place: `${path}: ${name}` });
    else complaints.push(`${path}: ${name} is not known here; --help lists what is.`);
  }
  return { found, complaints };
}

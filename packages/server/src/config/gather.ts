/** Gather: what was set where, before anybody looks whether it makes sense. Flags win over the environment, that over the file. */
import { readConfigFile, type ReadText } from './config-file.ts';
import { fileSetting, settingList, type SettingName } from './settings.ts';

/** A value and the name of the place it came from. */
export interface Given {
  readonly value: unknown;
  readonly place: string;
}

export interface Gathered {
  /** For each setting, in the order file, environment, flag; the last one counts. */
  readonly given: ReadonlyMap<SettingName, readonly Given[]>;
  /** Words that are no flags. */
  readonly words: readonly string[];
  readonly help: boolean;
  readonly complaints: readonly string[];
}

export type Variables = Readonly<Record<string, string | undefined>>;

interface Flags {
  readonly set: ReadonlyMap<string, string>;
  readonly words: readonly string[];
  readonly help: boolean;
}

const flagNames = new Map<string, { readonly takesValue: boolean }>([
  [fileSetting.flag, { takesValue: true }],
  ...settingList.flatMap(([, { flag, takes }]) =>
    flag === undefined ? [] : [[flag, { takesValue: takes !== undefined }] as const],
  ),
]);

export function gather(args: readonly string[], env: Variables, readText: ReadText): Gathered {
  const complaints: string[] = [];
  const flags = flagsOf(args, complaints);
  const given = new Map<SettingName, Given[]>();
  const add = (name: SettingName, value: unknown, place: string): void => {
    given.set(name, [...(given.get(name) ?? []), { value, place }]);
  };

  const fileVariable = env[fileSetting.env];
  const file = readConfigFile(flags.set.get(fileSetting.flag) ?? (fileVariable || null), readText);
  complaints.push(...file.complaints);
  for (const { name, value, place } of file.found) add(name, value, place);
  for (const [name, { env: variables, secret }] of settingList) {
    for (const variable of variables) {
      const value = env[variable];
      if (value !== undefined && value !== '') add(name, value, variable);
      else if (secret === true) {
        const path = env[`${variable}_FILE`];
        if (path === undefined || path === '') continue;
        const text = readText(path);
        if (text.ok) add(name, text.value.trim(), `${variable}_FILE`);
        else complaints.push(`${variable}_FILE: ${path} cannot be read (${text.error}).`);
      }
    }
  }
  for (const [name, { flag }] of settingList) {
    const value = flag === undefined ? undefined : flags.set.get(flag);
    if (flag !== undefined && value !== undefined) add(name, value, flag);
  }
  return { given, words: flags.words, help: flags.help, complaints };
}

function flagsOf(args: readonly string[], complaints: string[]): Flags {
  const set = new Map<string, string>();
  const words: string[] = [];
  let help = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    const [name = '', ...rest] = arg.split('=');
    const flag = flagNames.get(name);
    if (name === '--help' || name === '-h') help = true;
    else if (!arg.startsWith('-')) words.push(arg);
    else if (flag === undefined) complaints.push(`${name} is not known here; --help lists what is.`);
    else {
      const inline = rest.length > 0 ? rest.join('=') : undefined;
      const value = flag.takesValue ? (inline ?? args[++i]) : (inline ?? '1');
      if (value === undefined || value === '') complaints.push(`${name} needs a value.`);
      else set.set(name, value);
    }
  }
  return { set, words, help };
}

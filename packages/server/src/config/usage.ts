/** Usage: what `--help` prints. Made of the table of settings, so that none is forgotten. */
import { fileSetting, settingList, type SettingWords } from './settings.ts';

const width = 78;
const column = 4;

/** Words in lines no longer than a terminal, each indented. */
function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && column + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => ' '.repeat(column) + each).join('\n');
}

function entry({ flag, takes, env, secret, says }: SettingWords): string {
  const names = [
    ...(flag === undefined ? [] : [takes === undefined ? flag : `${flag} ${takes}`]),
    ...env.toReversed().flatMap((name) => (secret === true ? [name, `${name}_FILE`] : [name])),
  ];
  return `  ${names.join(', ')}\n${wrapped(says)}`;
}

export const usage = `Lockstep: people far apart watch the same video at the same instant.

  lockstep                     run
  lockstep backup FILE         copy everything that is kept into FILE
  lockstep export ROOM FILE    write one room as JSON into FILE
  lockstep delete ROOM         forget one room for ever

From a checkout: npm start -- FLAGS, npm run backup -- FILE, npm run export -- ROOM FILE,
npm run delete -- ROOM.

Each setting is a flag, a variable of the environment, or a key in ${fileSetting.usual}
(the name of the flag without dashes, like publicUrl); flags win over variables, variables
over the file. A variable that ends in _FILE names a file that holds the value.

${settingList.map(([, words]) => entry(words)).join('\n')}
  ${fileSetting.flag} FILE, ${fileSetting.env}
${wrapped(`another configuration file than ./${fileSetting.usual}`)}
  --help
${wrapped('show this')}
`;

import { sheetColumns, sheetKinds } from '../areas/sheets/rules/sheet-kinds.ts';
import { wordsIn } from '../text/words.ts';
import { parseArgs } from './args.ts';
import type { Verb } from './verb.ts';

export const sheetKindsVerb: Verb = {
  name: 'sheet kinds',
  summary: 'Lists the kinds of sheets and their columns',
  usage: 'sheet kinds [--json]',
  run: async ({ args, out }) => {
    const { values } = parseArgs({ args, options: { json: { type: 'boolean' } } });
    const words = wordsIn('en');
    const kinds = sheetKinds.map((kind) => ({
      kind,
      columns: sheetColumns[kind].map(({ key, label, type, isRequired }) => ({
        key,
        label: words.say(label),
        type,
        required: isRequired === true,
      })),
    }));
    if (values.json) out(JSON.stringify(kinds));
    else
      for (const { kind, columns } of kinds) {
        const names = columns.map(({ label, required }) => (required ? `${label} *` : label));
        out(`${kind.padEnd(16)} ${names.join(', ')}${kind === 'budget' ? ', a column a year' : ''}`);
      }
    return 0;
  },
};

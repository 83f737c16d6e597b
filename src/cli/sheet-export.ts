import { exportBytes, sheetExport } from '../areas/sheets/queries/sheet-export.ts';
import { sheetKinds } from '../areas/sheets/rules/sheet-kinds.ts';
import { writeBeside } from '../files/write-beside.ts';
import { isLanguage } from '../kernel/language.ts';
import { wordsIn } from '../text/words.ts';
import { parseArgs } from './args.ts';
import { inOffice } from './office.ts';
import { partnerOf, sheetPlace } from './sheet-office.ts';
import { UsageError, type Verb } from './verb.ts';

const options = {
  programme: { type: 'string' },
  out: { type: 'string' },
  institute: { type: 'string' },
  partner: { type: 'string' },
  language: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const sheetExportVerb: Verb = {
  name: 'sheet export',
  summary: 'Writes a programme’s budget, expenses or cash book as a workbook to fill in',
  usage: `sheet export KIND --programme REFERENCE --out FILE [--institute CODE] [--partner NAME] [--language fr|nl|en|es|pt] [--json]
       (KIND as «sheet kinds» lists them; a cash book takes --partner; the language is English where none is named)`,
  run: async ({ args, config, out }) => {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [name, ...more] = positionals;
    const kind = sheetKinds.find((each) => each === name);
    const { programme, out: file, institute, partner, language = 'en' } = values;
    if (!kind || more.length > 0) throw new UsageError(`It takes one kind: ${sheetKinds.join(', ')}`);
    if (!programme || !file) throw new UsageError('It takes --programme and --out');
    if (kind === 'cash-book' && !partner) throw new UsageError('A cash book takes --partner');
    if (!isLanguage(language)) throw new UsageError(`There is no language «${language}»`);
    return inOffice(config, async ({ db }) => {
      const place = await sheetPlace(db, { programme, institute });
      const partnershipId = partner === undefined ? undefined : await partnerOf(db, place, partner);
      const exported = { kind, programme: place.programme, partnershipId };
      const form = await db.read(place.actor, (tx) =>
        sheetExport(tx, place.instituteId, exported, wordsIn(language)),
      );
      const bytes = await exportBytes(form);
      await writeBeside(file, (opened) => opened.write(bytes));
      const rows = form.rows.length;
      out(values.json ? JSON.stringify({ file, kind, rows }) : `${file}: ${rows} rows written`);
      return 0;
    });
  },
};

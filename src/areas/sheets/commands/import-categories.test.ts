import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { refusedCells, sheetsOf } from '../../../../test/support/sheets.ts';
import type { Language } from '../../../kernel/language.ts';
import { paths } from '../../../paths.ts';
import { wordsIn } from '../../../text/words.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { standingFigures } from '../queries/figure-plan.ts';
import { exportBytes, sheetExport } from '../queries/sheet-export.ts';
import type { FigureKind } from '../rules/sheet-kinds.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const { officer, institute, programme } = office;
const { look, bring } = sheetsOf(db, officer);
const said = (fr: string, nl: string) => ({ fr: { text: fr, source: true as const }, nl: { text: nl } });
const scale = [
  { value: '1', label: said('Aucune loi', 'Geen wet') },
  { value: '2', label: said('Projet de loi', 'Wetsontwerp') },
  { value: '3', label: said('Loi votée', 'Wet') },
];
const written = { overTime: 'last', overPartners: 'none' };
await office.indicator({ code: 'N1', measure: 'nominal', ...written, scale });
await office.indicator({ code: 'T1', measure: 'qualitative', ...written });

const days = `${reportYear}-01-01,${reportYear}-12-31`;
const heads = {
  baselines: 'Outcome,Indicator,Year,Value,Text',
  targets: 'Outcome,Indicator,From,Until,Value,Text',
  measurements: 'Outcome,Indicator,From,Until,Value,Text,Where this figure comes from',
};
const rowOf = (kind: FigureKind, indicator: string, value: string, text = ''): string => {
  const when = kind === 'baselines' ? String(reportYear - 1) : days;
  const from = kind === 'measurements' ? ',Register' : '';
  return `OS1,${indicator},${when},${value},${text}${from}`;
};
const file = (kind: FigureKind, ...rows: string[]) => `${heads[kind]}\n${rows.join('\n')}\n`;
const as = (kind: FigureKind) => ({ kind, programmeId: programme.id });
const kinds = ['baselines', 'targets', 'measurements'] as const;
const refusedIn = async (sent: string, kind: FigureKind) =>
  refusedCells((await look(sent, as(kind))).preview.refused);
const counted = (outcome: Awaited<ReturnType<typeof bring>>) =>
  outcome.done ? [outcome.value.created, outcome.value.updated, outcome.value.unchanged] : outcome;
const standing = async (kind: FigureKind) =>
  (await db.read(officer, (tx) => standingFigures(tx, institute, kind, programme.id))).map(
    ({ value, text }) => value ?? wordsIn('fr').text(text),
  );
const exported = (kind: FigureKind, language: Language) =>
  db.read(officer, async (tx) => {
    const found = (await programmeById(tx, institute, programme.id))!;
    return sheetExport(tx, institute, { kind, programme: found }, wordsIn(language));
  });

test('a category comes in by its word in any language or its number, a sentence as text; both go out so and come back', async () => {
  for (const kind of kinds) {
    const sent = file(kind, rowOf(kind, 'N1', 'wetsontwerp'), rowOf(kind, 'T1', '', 'Une loi est prête'));
    assert.deepEqual(counted(await bring(sent, as(kind))), [2, 0, 0], kind);
    assert.deepEqual(await standing(kind), ['2', 'Une loi est prête'], kind);
    const byNumber = file(kind, rowOf(kind, 'N1', '2'), rowOf(kind, 'T1', '', 'Une loi est prête'));
    assert.deepEqual(counted(await bring(byNumber, as(kind))), [0, 0, 2], kind);
    for (const [language, word] of [
      ['fr', 'Projet de loi'],
      ['nl', 'Wetsontwerp'],
      ['en', 'Projet de loi'],
    ] as const) {
      const form = await exported(kind, language);
      const cells = form.rows.flat();
      for (const cell of [word, 'Une loi est prête']) assert.ok(cells.includes(cell), `${kind} ${cell}`);
      assert.ok(!cells.includes('2'), kind);
      assert.deepEqual(counted(await bring(await exportBytes(form), as(kind))), [0, 0, 2], language);
    }
    const changed = file(kind, rowOf(kind, 'N1', 'Loi votée'));
    assert.deepEqual(counted(await bring(changed, as(kind))), [0, 1, 0], kind);
    assert.deepEqual(await standing(kind), ['3', 'Une loi est prête'], kind);
  }
});

test('a workbook offers the words of its categories, and says that they may be written', async () => {
  const { lists, readMe } = await exported('measurements', 'nl');
  assert.deepEqual(lists[wordsIn('nl').t('results.value')], ['Geen wet', 'Wetsontwerp', 'Wet']);
  assert.ok(readMe.includes(wordsIn('nl').t('sheets.read-me-categories')));
});

test('a word that is no category is refused at its cell with the words that are', async () => {
  for (const [kind, cell] of [
    ['baselines', 'D2'],
    ['targets', 'E2'],
    ['measurements', 'E2'],
  ] as const)
    for (const value of ['Décret', '7'])
      assert.deepEqual(
        await refusedIn(file(kind, rowOf(kind, 'N1', value)), kind),
        [`${cell} sheets.no-such-category`],
        `${kind} ${value}`,
      );
  const sentence = file('targets', rowOf('targets', 'T1', 'Une loi'));
  assert.deepEqual(await refusedIn(sentence, 'targets'), ['E2 results.told-in-sentences']);
});

test('the preview shows words, old and new, in the language of the reader', async () => {
  const visitor = testApp(db).as(office.cast.as('programme_officer', { language: 'nl' }));
  const send = (content: string) =>
    visitor.post(
      paths.sheets({ id: programme.id }),
      { kind: 'targets', notation: 'comma' },
      { file: { name: 'rows.csv', type: 'text/csv', bytes: new Uint8Array(Buffer.from(content)) } },
    );
  const next = `OS1,N1,${reportYear + 1}-01-01,${reportYear + 1}-12-31,1,`;
  const { text } = await send(file('targets', rowOf('targets', 'N1', 'Projet de loi'), next));
  assert.match(text, /Wet → Wetsontwerp/);
  assert.match(text, />Geen wet</);
  const refused = await send(file('targets', rowOf('targets', 'N1', 'Decreet')));
  assert.match(
    refused.text,
    /‘Decreet’ is geen van de antwoorden van de indicator: Geen wet; Wetsontwerp; Wet/,
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { setWindow } from '../commands/set-window.ts';
import { reportSheet } from '../queries/report-sheets.ts';
import { reportOf, windowById } from '../queries/reporting-windows.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const today = todayIn();
const year = Number(today.slice(0, 4));
const programme = await makeProgramme(db, cast, { from: `${year}-01-01`, until: `${year + 4}-12-31` });
const [partnershipId] = programme.partnerships;
const officer = cast.as('programme_officer');
const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
const partner = app.as(coordinator);
const period = { from: `${year}-01-01`, until: `${year}-06-30` };
const said = (text: string) => ({ fr: { text, source: true as const } });
const sector = {
  key: 'sector',
  label: said('Secteur'),
  categories: ['mining', 'farming'].map((key) => ({ key, label: said(key === 'mining' ? 'Mines' : key) })),
};

const laws = ['Aucune', 'Votée'].map((label, at) => ({ value: String(at + 1), label: said(label) }));

/** A sheet of one indicator for which these figures were recorded one by one. */
const sheetOf = async (definition: object, figures: readonly object[]) => {
  const { id } = await doing(db, officer, defineIndicator, {
    outcomeId: programme.outcomes[0],
    code: newId().slice(-8),
    title: said('Membres'),
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    ...definition,
  });
  for (const figure of figures)
    await doing(db, coordinator, recordMeasurement, {
      indicatorId: id,
      partnershipId,
      ...period,
      provenance: 'Registre',
      ...figure,
    });
  const { id: windowId } = await doing(db, officer, setWindow, {
    programmeId: programme.id,
    name: newId().slice(-8),
    ...period,
    opensOn: addDays(today, -3),
    closesOn: addDays(today, 30),
    indicators: [id],
    partnerships: [partnershipId],
  });
  const address = (await partner.get(paths.reportingWindow({ id: windowId }))).location!;
  const rows = () =>
    db.read(officer, async (tx) => {
      const window = (await windowById(tx, cast.institute.id, windowId))!;
      const report = (await reportOf(tx, cast.institute.id, { windowId, partnershipId }))!;
      const { figures: found } = await reportSheet(tx, cast.institute.id, window, report);
      return found.map(({ rowId, text, comment }) => ({ rowId, text, comment }));
    });
  return { id, address, rows };
};

/** Every field of a sheet as it is shown, boxes apart. */
const shownIn = (text: string): Record<string, string> =>
  Object.fromEntries([
    ...[...text.matchAll(/<input[^>]*\bname="([^"]+)"[^>]*>/g)]
      .filter(([tag]) => !/type="checkbox"/.test(tag))
      .map(([tag, name]) => [name!, /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '']),
    ...[...text.matchAll(/<textarea[^>]*\bname="([^"]+)"[^>]*>\s*([^<]*)<\/textarea>/g)].map(
      ([, name, value]) => [name!, value!],
    ),
    ...[...text.matchAll(/<select[^>]*\bname="([^"]+)"[^>]*>(.*?)<\/select>/gs)].map(([, name, options]) => [
      name!,
      /<option value="([^"]*)" selected/.exec(options!)?.[1] ?? '',
    ]),
  ]);

const cases: [string, object, object[]][] = [
  [
    'the comment of a cell',
    {},
    [
      { value: '90', comment: said('Provisoire') },
      { value: '40', breakdown: { sex: 'female' }, comment: said('Sans le nord') },
    ],
  ],
  [
    'words beside a yes or no',
    { measure: 'boolean', overTime: 'last', overPartners: 'none' },
    [{ value: '1', text: said('Depuis mars') }],
  ],
  [
    'words beside a category',
    { measure: 'nominal', overTime: 'last', overPartners: 'none', scale: laws },
    [{ value: '2', text: said('Secteur public') }],
  ],
  [
    'the words of a cell',
    { measure: 'qualitative', overTime: 'last', overPartners: 'none', axes: [sector] },
    [{ text: said('Reprise') }, { text: said('Grève'), breakdown: { sector: 'mining' } }],
  ],
];

for (const [what, definition, figures] of cases)
  test(`a sheet that is submitted as it stands keeps ${what}`, async () => {
    const { address, rows } = await sheetOf(definition, figures);
    const before = await rows();
    assert.equal(before.length, figures.length);
    const shown = shownIn((await partner.get(address)).text);
    const sent = await partner.post(address, { ...shown, step: 'submit' });
    assert.equal(sent.status, 303, sent.text);
    assert.deepEqual(await rows(), before);
  });

test('the comment of a cell is changed in the sheet with a reason, and stays where the sheet is refused', async () => {
  const { id, address, rows } = await sheetOf({}, [
    { value: '90' },
    { value: '40', breakdown: { sex: 'female' }, comment: said('Sans le nord') },
  ]);
  const field = `f.${id}.sex:female.comment.fr`;
  const typed = {
    ...shownIn((await partner.get(address)).text),
    [field]: 'Avec le nord',
    step: 'submit',
  };
  const refused = await partner.post(address, typed);
  assert.equal(refused.status, 422);
  assert.equal(shownIn(refused.text)[field], 'Avec le nord');
  assert.equal((await partner.post(address, { ...typed, reason: 'Reçu depuis' })).status, 303);
  assert.ok((await rows()).some(({ comment }) => JSON.stringify(comment).includes('Avec le nord')));
});

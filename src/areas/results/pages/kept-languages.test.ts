import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { did, doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { filledFormWith } from '../../../../test/support/filled-form.ts';
import { firstHalf, reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { changeSource, type Localized } from '../../../kernel/localized.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addLibraryIndicator } from '../commands/add-library-indicator.ts';
import { setBaseline } from '../commands/set-baseline.ts';
import { setTarget } from '../commands/set-target.ts';

const db = await testDatabase();
const app = testApp(db);
const { officer, partner, indicator, record, open } = await reportingOffice(db);
const [staff, own] = [app.as(officer), app.as(partner)];

/** Of an imported file perhaps: German is no language of the forms, and the Dutch was made from earlier words. */
const said: Localized = changeSource(
  { fr: { text: 'Avant', source: true }, nl: { text: 'Toen' }, de: { text: 'Damals' } },
  'Maintenant',
);
const words = { text: said, comment: said };
const qualitative = { measure: 'qualitative', overTime: 'last', overPartners: 'none' };

/** Saves the form of an address as it was opened, with the French words written anew, and says what stands then. */
const rewritten = async (visitor: typeof staff, address: string, field: string, more = {}): Promise<void> => {
  const typed = filledFormWith((await visitor.get(address)).text, `${field}.fr`);
  assert.equal(typed?.[`${field}.fr`], 'Maintenant', address);
  const saved = await visitor.post(address.split('?')[0]!, {
    ...typed,
    ...more,
    [`${field}.fr`]: 'Autrement',
  });
  assert.equal(saved.status, 303, saved.text);
};

/** The source is written anew; the German stays, and the Dutch is still one of the words of once. */
const isKept = (value: unknown): void => {
  const { fr, nl, de } = value as Localized;
  assert.deepEqual([fr?.text, nl?.text, de?.text], ['Autrement', 'Toen', 'Damals']);
  assert.equal(nl?.of, said.nl?.of);
};
const isUntouched = (value: unknown): void => assert.deepEqual(value, said);

type Told = 'measurements' | 'targets' | 'baselines';
const standing = (table: Told, indicatorId: string) =>
  db.read(officer, (tx) =>
    tx
      .selectFrom(table)
      .select(['text_value as text', 'comment'])
      .where('indicator_id', '=', indicatorId)
      .where('ended_by_no', 'is', null)
      .executeTakeFirstOrThrow(),
  );

test('a measurement, a target and a baseline that are corrected keep the languages that their forms do not show', async () => {
  const id = await indicator(qualitative);
  const { id: figure } = await record(id, undefined as never, words);
  await rewritten(own, paths.correctMeasurement({ id: figure }), 'text', { reason: 'Said otherwise' });
  const { id: targetId } = await doing(db, officer, setTarget, { indicatorId: id, ...firstHalf, ...words });
  await rewritten(staff, withQuery(paths.newTarget({ id }), { target: targetId }), 'text', {
    reason: 'Anew',
  });
  await doing(db, officer, setBaseline, { indicatorId: id, year: reportYear, ...words });
  await rewritten(staff, paths.setBaseline({ id }), 'text', { reason: 'Anew' });
  for (const table of ['measurements', 'targets', 'baselines'] as const) {
    const row = await standing(table, id);
    isKept(row.text);
    isUntouched(row.comment);
  }
});

test('a sheet that is handed in again keeps them too', async () => {
  const id = await indicator(qualitative);
  const { submitting, now } = await open([id]);
  assert.ok((await submitting([{ indicatorId: id, ...words }])).done);
  const { report } = await now();
  const address = paths.measurementReport({ id: report.id });
  const back = { version: String(report.version), note: 'Say it otherwise', step: 'return' };
  assert.equal((await staff.post(paths.reviewReport({ id: report.id }), back)).status, 303);
  const field = `f.${id}.whole.text`;
  await rewritten(own, address, field, { step: 'submit', reason: 'Said otherwise', provenance: 'Register' });
  const row = await standing('measurements', id);
  isKept(row.text);
  isUntouched(row.comment);
});

test('a definition and one of the library keep them', async () => {
  const id = await indicator({ title: said, description: said });
  await rewritten(staff, paths.redefineIndicator({ id }), 'title', {
    comparable: 'on',
    reason: 'Better words',
  });
  const version = await db.read(officer, (tx) =>
    tx
      .selectFrom('indicator_versions')
      .select(['title', 'description'])
      .where('indicator_id', '=', id)
      .where('ended_by_no', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  isKept(version.title);
  isUntouched(version.description);
  const shared = { key: 'kept', title: said, description: said, unit: said, level: '1', source: 'ILO' };
  const library = await did(
    perform(db, officer, addLibraryIndicator, newId(), {
      ...shared,
      ...{ confidence: 'read', measure: 'number', overTime: 'sum', overPartners: 'sum' },
    }),
  );
  await rewritten(staff, paths.editLibraryIndicator({ id: library.id }), 'title');
  const row = await db.read(officer, (tx) =>
    tx.selectFrom('library_indicators').selectAll().where('id', '=', library.id).executeTakeFirstOrThrow(),
  );
  isKept(row.title);
  isUntouched(row.description);
  isUntouched(row.unit);
});

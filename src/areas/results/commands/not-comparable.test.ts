import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { resultsOfOutcome } from '../queries/outcome-results.ts';
import { redefineIndicator } from './redefine-indicator.ts';
import { setBaseline } from './set-baseline.ts';
import { setTarget } from './set-target.ts';

const db = await testDatabase();
const { cast, programme, officer, indicator, record, open } = await reportingOffice(db);
const institute = cast.institute.id;
const definition = {
  title: { fr: { text: 'Membres', source: true } },
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
};
const percentage = { measure: 'percentage', overTime: 'last', overPartners: 'mean' };
const redefinition = (indicatorId: string, more = {}) => ({
  ...definition,
  indicatorId,
  version: 1,
  comparable: false,
  ...more,
});
const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
const standsAt = async (id: string, asOf?: number) => {
  const [one] = await db.read(officer, (tx) => indicatorRollUps(tx, institute, { indicatorIds: [id], asOf }));
  return [one?.baseline?.value ?? null, one?.target?.value ?? null, one?.actual?.value ?? null];
};
const lastEntry = () =>
  db.read(officer, async (tx) => {
    const { no } = await tx
      .selectFrom('audit_entries')
      .select((eb) => eb.fn.max('no').as('no'))
      .where('chain', '=', institute)
      .executeTakeFirstOrThrow();
    return Number(no);
  });

test('what was aimed at under a definition that does not compare is no aim of the one in force', async () => {
  const id = await indicator();
  await doing(db, officer, setBaseline, { indicatorId: id, year: reportYear - 1, value: '800' });
  await doing(db, officer, setTarget, { indicatorId: id, value: '1200', ...year });
  await record(id, '900');
  const before = await lastEntry();
  assert.deepEqual(await standsAt(id), ['800', '1200', '900']);
  await doing(db, officer, redefineIndicator, redefinition(id, percentage));
  assert.deepEqual(await standsAt(id), [null, null, null]);
  assert.deepEqual((await (await open([id])).now()).targets, [], 'nor in the sheet of a partner');
  const facts = await db.read(officer, (tx) => resultsOfOutcome(tx, institute, programme.outcomes[0]));
  const own = [...facts.baselines, ...facts.targets, ...facts.measurements];
  assert.deepEqual(
    own.filter(({ indicatorId }) => indicatorId === id),
    [],
    'nor in what goes out',
  );
  await doing(db, officer, setTarget, { indicatorId: id, value: '60', ...year });
  await doing(db, officer, setBaseline, {
    indicatorId: id,
    year: reportYear - 1,
    value: '40',
    reason: 'In per cent',
  });
  assert.deepEqual(await standsAt(id), ['40', '60', null]);
  assert.deepEqual(await standsAt(id, before), ['800', '1200', '900'], 'as of then it stands as it did');
});

test('a definition that compares keeps what is aimed at', async () => {
  const id = await indicator();
  await doing(db, officer, setTarget, { indicatorId: id, value: '1200', ...year });
  await doing(db, officer, redefineIndicator, redefinition(id, { comparable: true, overTime: 'last' }));
  assert.deepEqual(await standsAt(id), [null, '1200', null]);
});

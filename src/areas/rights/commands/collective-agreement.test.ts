import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { collectiveAgreementCounts } from '../queries/agreement-counts.ts';
import { agreementStatesOf, workersOf } from '../queries/agreement-facts.ts';
import { collectiveAgreement } from '../queries/collective-agreements.ts';
import { checksOfAgreements } from '../queries/rights-checks.ts';
import { continueCollectiveAgreement } from './continue-collective-agreement.ts';
import { correctAgreementState } from './correct-agreement-state.ts';
import { correctWorkersCovered } from './correct-workers-covered.ts';
import { countWorkersCovered } from './count-workers-covered.ts';
import { recordCollectiveAgreement } from './record-collective-agreement.ts';
import { reviseCollectiveAgreement } from './revise-collective-agreement.ts';
import { withdrawRightsRecord } from './withdraw-rights-record.ts';

const db = await testDatabase();

const port = {
  title: 'Convention du port',
  country: 'BJ',
  level: 'company',
  parties: [{ kind: 'employers', name: 'Port autonome' }],
  withPartner: true,
  clauses: ['wages', 'gender_equality'],
};
const signing = {
  signedOn: '2022-05-01',
  termFrom: '2022-06-01',
  termUntil: '2023-05-31',
  women: 40,
  men: 60,
  source: 'Journal officiel',
};
const renewal = {
  state: 'renewed',
  onDay: '2023-05-20',
  termFrom: '2023-06-01',
  termUntil: '2024-05-31',
  source: 'Avenant 1',
};

const prepared = async () => {
  const cast = await makeCast(db);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat du port');
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const input = { ...port, ...signing, partnershipId };
  const { id: agreementId } = await doing(db, coordinator, recordCollectiveAgreement, input);
  return { cast, partnershipId, coordinator, agreementId };
};

const years = (cast: Cast) =>
  db.read(cast.system, (tx) => collectiveAgreementCounts(tx, cast.institute.id, { from: 2022, until: 2024 }));

test('an agreement that is renewed is new once and in force once in each of its years', async () => {
  const { cast, coordinator, agreementId } = await prepared();
  await doing(db, coordinator, continueCollectiveAgreement, { ...renewal, agreementId });
  const counted = await years(cast);
  assert.deepEqual(
    counted.map(({ signed, inForce, women, men }) => [signed, inForce, women, men]),
    [
      [1, 1, 40, 60],
      [0, 1, 40, 60],
      [0, 1, 40, 60],
    ],
  );
});

test('a second signing of the same agreement is refused with a sentence at its field', async () => {
  const { coordinator, agreementId } = await prepared();
  const input = { ...renewal, state: 'signed', agreementId };
  const second = await perform(db, coordinator, continueCollectiveAgreement, newId(), input);
  assert.equal(second.done === false && second.fields?.state?.[0]?.key, 'rights.signed-once');
});

test('workers are counted again from a day on; a correction replaces one count and keeps the other', async () => {
  const { cast, coordinator, agreementId } = await prepared();
  await doing(db, coordinator, continueCollectiveAgreement, { ...renewal, agreementId });
  const count = { agreementId, fromOn: '2023-06-01', women: 70, men: 80, source: 'Liste de paie, total' };
  await doing(db, coordinator, countWorkersCovered, count);
  const again = await perform(db, coordinator, countWorkersCovered, newId(), count);
  assert.equal(again.done === false && again.fields?.fromOn?.[0]?.key, 'rights.counted-that-day');
  const { institute, system } = cast;
  const rows = await db.read(system, (tx) => workersOf(tx, institute.id, { agreementIds: [agreementId] }));
  const { agreementId: _, ...said } = count;
  await doing(db, coordinator, correctWorkersCovered, {
    ...said,
    id: rows[1]?.id,
    women: 75,
    reason: 'Counted again',
  });
  assert.deepEqual(
    (await years(cast)).map(({ women }) => women),
    [40, 75, 75],
  );
});

test('a state that never was is taken out with its reason', async () => {
  const { cast, coordinator, agreementId } = await prepared();
  await doing(db, coordinator, continueCollectiveAgreement, { ...renewal, agreementId });
  const { institute, system } = cast;
  const states = () =>
    db.read(system, (tx) => agreementStatesOf(tx, institute.id, { agreementIds: [agreementId] }));
  const [, renewed] = await states();
  await doing(db, coordinator, correctAgreementState, {
    ...renewal,
    id: renewed?.id,
    neverWas: true,
    reason: 'A draft',
  });
  assert.deepEqual(
    (await states()).map(({ state }) => state),
    ['signed'],
  );
  assert.deepEqual(
    (await years(cast)).map(({ inForce }) => inForce),
    [1, 1, 0],
  );
});

test('a term that is missing, or given to an end, is said at its field', async () => {
  const { coordinator, agreementId } = await prepared();
  const problem = async (input: object) => {
    const all = { ...renewal, agreementId, ...input };
    const performed = await perform(db, coordinator, continueCollectiveAgreement, newId(), all);
    return performed.done ? undefined : performed.fields?.termFrom?.[0]?.key;
  };
  assert.equal(await problem({ termFrom: undefined, termUntil: undefined }), 'rights.term-missing');
  assert.equal(await problem({ state: 'ended' }), 'rights.term-not-here');
});

test('a twin is marked on both records until one of them is withdrawn', async () => {
  const { cast, partnershipId, coordinator, agreementId } = await prepared();
  const twin = { ...port, ...signing, partnershipId, title: 'Renewal entered apart', signedOn: '2023-05-20' };
  const { id } = await doing(db, coordinator, recordCollectiveAgreement, twin);
  const { institute, system } = cast;
  const marks = () =>
    db.read(system, async (tx) => {
      const row = await collectiveAgreement(tx, institute.id, agreementId);
      const checks = await checksOfAgreements(tx, institute.id, [row!], '2023-06-30' as CalendarDay);
      return checks.get(agreementId)?.find(({ ruleId }) => ruleId === 'O4-counted-once')?.verdict;
    });
  assert.equal(await marks(), 'warns');
  await doing(db, coordinator, withdrawRightsRecord, {
    kind: 'collective_agreement',
    id,
    reason: 'A renewal',
  });
  assert.equal(await marks(), 'ok');
});

test('title and clauses change, and the second of two savers is shown the first', async () => {
  const { coordinator, agreementId } = await prepared();
  const change = { ...port, id: agreementId, version: 1, title: 'Convention des dockers' };
  await doing(db, coordinator, reviseCollectiveAgreement, change);
  const second = await perform(db, coordinator, reviseCollectiveAgreement, newId(), change);
  assert.equal(second.done === false && second.conflict?.current['rights.title'], 'Convention des dockers');
});

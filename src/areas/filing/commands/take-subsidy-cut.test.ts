import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { grantedSubsidy } from '../../../../test/support/granted-subsidy.ts';
import { newId } from '../../../kernel/id.ts';
import { openBudgetVersion } from '../../finance/commands/open-budget-version.ts';
import { planInstalment } from '../../finance/commands/plan-instalment.ts';
import { budgetJudgement } from '../../finance/queries/budget-checks.ts';
import { decidedSubsidy } from '../../finance/queries/decided-subsidy.ts';
import { decideProgramme } from '../../programmes/commands/decide-programme.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { instalmentJudged } from '../queries/judged-claims.ts';
import { takeSubsidyCut } from './take-subsidy-cut.ts';

const db = await testDatabase();
const eur = (minor: number) => ({ minor, currency: 'EUR' });

test('what was given up lowers the subsidy and the next balance, until a decision or a budget says it itself', async () => {
  const { firstPaid, spend, filed, prepare, finance, director, institute, programmeId } =
    await grantedSubsidy(db);
  const subsidy = () => db.read(finance, (tx) => decidedSubsidy(tx, institute, programmeId));
  const decide = (minor: number) =>
    doing(db, director, decideProgramme, {
      programmeId,
      kind: 'decided',
      decidedOn: '2023-12-01',
      reference: `MB/${minor}`,
      subsidyMinor: minor,
    });
  await firstPaid();
  await spend('2024-05-02', 399_99);
  await filed(2024);
  const prepared = await prepare(2, 'cut', { amount: undefined });
  assert.ok(prepared.done);
  assert.deepEqual((await subsidy()).minor, null);
  await decide(4_000_00);
  await doing(db, director, takeSubsidyCut, {
    claimId: prepared.value.id,
    amount: eur(200_01),
    on: '2026-02-02',
    reason: 'Retard de 2024',
    isConfirmed: true,
  });
  const { decided, cut, minor } = await subsidy();
  assert.deepEqual([decided, cut, minor], [4_000_00, 200_01, 3_799_99]);
  const { facts } = await db.read(finance, async (tx) =>
    budgetJudgement(tx, institute, (await programmeById(tx, institute, programmeId))!),
  );
  assert.deepEqual([facts.subsidy, facts.isDecided], [3_799_99, true]);
  const fourth = { id: newId(), programmeId, number: 4, year: 2027, amount: eur(800_00) };
  await doing(db, finance, planInstalment, fourth);
  const balance = async () => {
    const judged = await db.read(finance, (tx) => instalmentJudged(tx, institute, fourth.id));
    return [judged?.reported?.available, judged?.reported?.givenUp];
  };
  await filed(2025);
  assert.deepEqual(await balance(), [1_799_99, 200_01]);
  await doing(db, finance, openBudgetVersion, {
    programmeId,
    kind: 'amended',
    note: 'After the cut',
    version: 1,
  });
  await filed(2026);
  assert.deepEqual(await balance(), [3_000_00, 0]);
  await decide(3_799_99);
  assert.deepEqual((await subsidy()).minor, 3_799_99);
});

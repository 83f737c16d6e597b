import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { grantedSubsidy } from '../../../../test/support/granted-subsidy.ts';
import { paths } from '../../../paths.ts';
import { recordTransaction } from '../../finance/commands/record-transaction.ts';
import { flatRateRule, subsidyShareRule } from '../../finance/rules/budget-rules.ts';
import { registerOrganisation } from '../../partners/commands/register-organisation.ts';
import { decideProgramme } from '../../programmes/commands/decide-programme.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { show } from '../pages/settlement.tsx';
import { programmeSettlement } from './settlements.ts';

const db = await testDatabase();
const { cast, finance, director, programmeId, institute, received, firstPaid } = await grantedSubsidy(db);
await doing(db, cast.system, adoptRulebook, {
  parameters: [flatRateRule, subsidyShareRule].flatMap(({ id, parameters }) =>
    parameters.map((seed) => ({ ...seed, ruleId: id })),
  ),
});
await doing(db, director, decideProgramme, {
  programmeId,
  kind: 'decided',
  decidedOn: '2023-12-01',
  submittedOn: '2023-07-01',
  reference: 'MB/1',
  subsidyMinor: 4_000_00,
});
const settled = () =>
  db.read(finance, async (tx) => {
    const programme = await programmeById(tx, institute, programmeId);
    return (await programmeSettlement(tx, institute, programme!))!;
  });
const paid = async () => {
  const { settlement, leftOut } = await settled();
  return [settlement.paid, leftOut];
};
const from = (kind: string, minor: number, currency = 'EUR') =>
  doing(db, cast.system, registerOrganisation, { kind, name: `An invented ${kind}` }).then(({ id }) =>
    doing(db, finance, recordTransaction, {
      programmeId,
      kind: 'incoming_funds',
      on: '2024-05-01',
      amount: { minor, currency },
      providerId: id,
    }),
  );

test('the subsidy received is what paid a claim or came from a donor, and the page says what is left out', async () => {
  await received('2024-02-20', 947_50);
  await received('2024-03-20', 1_00, 'reimbursement');
  assert.deepEqual(await paid(), [947_50, []], 'nobody linked a claim: all that came in counts');
  await firstPaid();
  assert.deepEqual(await paid(), [800_00, [{ minor: 947_50, currency: 'EUR' }]]);
  await from('donor', 40_00);
  await from('public_authority', 5_00);
  await from('donor', 7_00, 'USD');
  assert.deepEqual(await paid(), [
    840_00,
    [
      { minor: 952_50, currency: 'EUR' },
      { minor: 7_00, currency: 'USD' },
    ],
  ]);
  const seat = testApp(db).as(cast.as('director', { language: 'en' }));
  const { text } = await seat.get(paths.settlement({ id: programmeId }));
  assert.match(text, /€840\.00/);
  assert.match(text, /Left out, as it is no subsidy in the currency of the programme: €952\.50, /);
  const { queries } = await countingQueries(db, finance, show, { params: { id: programmeId } });
  assert.ok(queries <= 10, `${queries}`);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { paths } from '../../../paths.ts';
import { recordTransaction } from '../../finance/commands/record-transaction.ts';
import { partnerBalances } from '../queries/partner-balances.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);

test('what a partner received opens exactly the transfers that it is the sum of', async () => {
  const [own, other] = office.partnerships;
  const { programmeId, today } = office;
  const entered = (partnershipId: string, kind: string, minor: number) =>
    doing(db, cast.system, recordTransaction, {
      programmeId,
      partnershipId,
      kind,
      on: today,
      amount: { minor, currency: 'EUR' },
    });
  await entered(own, 'disbursement', 234_00);
  await entered(own, 'reimbursement', 55_00);
  await entered(other, 'disbursement', 777_00);
  for (const actor of [cast.as('finance_officer'), cast.as('partner_treasurer', { partnerships: [own] })]) {
    const visitor = app.as(actor);
    const { text } = await visitor.get(paths.partner({ id: own }));
    const [, href = '', received = ''] = /href="(\/transactions[^"]*)">([^<]*)</.exec(text) ?? [];
    assert.match(received, /1[\s.\u202f]234,00/);
    const list = await visitor.get(`${href.replaceAll('&amp;', '&')}&format=csv`);
    const amounts = list.text
      .split(/\r?\n/)
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => line.split(';').at(-2));
    assert.deepEqual(amounts.toSorted(), ['1000,00', '234,00']);
    const [, back = '', returned = ''] =
      /href="(\/transactions[^"]*kind=reimbursement[^"]*)">([^<]*)</.exec(text) ?? [];
    assert.match(returned, /^55,00/);
    const backList = await visitor.get(`${back.replaceAll('&amp;', '&')}&format=csv`);
    assert.ok(backList.text.includes('55,00') && !backList.text.includes('234,00'));
  }
});

test('what a partner received is what it justified, sent back, and has still to justify', async () => {
  const [own] = office.partnerships;
  const [row, ...others] = await db.read(cast.as('finance_officer'), (tx) =>
    partnerBalances(tx, cast.institute.id, office.today, own),
  );
  assert.deepEqual(others, []);
  const { received, spent, returned, open } = row!;
  assert.equal(returned.minor, 55_00);
  assert.equal(received.minor, spent.minor + returned.minor + open.minor);
});

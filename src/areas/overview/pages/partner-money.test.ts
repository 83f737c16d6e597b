import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { certify } from '../../../../test/support/certified.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { recordExpense } from '../../finance/commands/record-expense.ts';
import { recordTransaction } from '../../finance/commands/record-transaction.ts';
import { setOpeningBalances } from '../../finance/commands/set-opening-balances.ts';
import { type PartnerBalance, partnerBalances } from '../queries/partner-balances.ts';

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
    partnerBalances(tx, cast.institute.id, office.today, { partnershipId: own }),
  );
  assert.deepEqual(others, []);
  const { received, spent, returned, open } = row!;
  assert.equal(returned.minor, 55_00);
  assert.equal(received.minor, spent.minor + returned.minor + open.minor);
});

test('what was certified before the house joined stands in the line, which adds up, and opens its balances', async () => {
  const [, other] = office.partnerships;
  const before = yearOf(office.today) - 3;
  const { programmeId } = office;
  const finance = cast.as('finance_officer');
  await doing(db, cast.system, recordTransaction, {
    ...{ programmeId, partnershipId: other, kind: 'disbursement', on: `${before}-03-01` },
    amount: { minor: 100_00, currency: 'EUR' },
  });
  const reportId = await certify(db, finance, { programmeId, years: [before, before], title: 'Certified' });
  const cell = { reportId, year: before, block: 'operational', line: 'a', heading: 'running' };
  const amount = { minor: 420_00, currency: 'EUR' };
  const balances = [{ ...cell, outcomeId: office.outcomes[1], partnershipId: other, amount }];
  await doing(db, finance, setOpeningBalances, { programmeId, balances });
  const lineOf = async () =>
    (
      await db.read(finance, (tx) =>
        partnerBalances(tx, cast.institute.id, office.today, { partnershipId: other }),
      )
    )[0]!;
  const minors = ({ received, before, opening, spent, returned, exchange, open, ahead }: PartnerBalance) => {
    const [all, ...used] = [received, opening, spent, returned, open].map(({ minor }) => minor);
    assert.equal(
      all! + before.minor + exchange.minor + ahead.minor,
      used.reduce((sum, minor) => sum + minor, 0),
    );
    return [all, before.minor, opening.minor, open.minor, ahead.minor];
  };
  assert.deepEqual(minors(await lineOf()), [877_00, 320_00, 420_00, 777_00, 0]);
  const partner = cast.as('partner_treasurer', { partnerships: [other] });
  for (const actor of [finance, partner]) {
    const visitor = app.as(actor);
    const { text } = await visitor.get(paths.partner({ id: other }));
    const [, href = '', certified = ''] = /href="([^"]*opening-balances[^"]*)">(420[^<]*)</.exec(text) ?? [];
    assert.match(certified, /^420,00/);
    assert.match((await visitor.get(href.replaceAll('&amp;', '&'))).text, /420,00/);
  }
  const of = (
    await app
      .as(cast.as('partner_treasurer', { partnerships: [office.partnerships[0]] }))
      .get(paths.partner({ id: office.partnerships[0] }))
  ).text;
  assert.doesNotMatch(of, /420,00/);
  await doing(db, cast.system, recordExpense, {
    ...{ outcomeId: office.outcomes[1], partnershipId: other, line: 'a', heading: 'running' },
    ...{ paidOn: office.today, description: 'Hall', amount: { minor: 1_000_00, currency: 'EUR' } },
    onBehalf: { source: 'letter' },
  });
  assert.deepEqual(minors(await lineOf()), [877_00, 320_00, 420_00, 0, 223_00]);
});

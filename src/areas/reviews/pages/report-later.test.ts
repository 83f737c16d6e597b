import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { british, reportingWorld, versionIn } from '../../../../test/support/partner-reports.ts';
import { newestRow } from '../../../db/newest-row.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordParticipants } from '../../activities/commands/record-participants.ts';
import { correctTransaction } from '../../finance/commands/correct-transaction.ts';
import { recordTransaction } from '../../finance/commands/record-transaction.ts';
import { voidExpense } from '../../finance/commands/void-expense.ts';
import { expenseHistory } from '../../finance/queries/expenses.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { withdrawIndicator } from '../../results/commands/withdraw-indicator.ts';
import { withdrawMeasurement } from '../../results/commands/withdraw-measurement.ts';
import { definitionsOf } from '../../results/queries/indicators.ts';
import { measurementHistory } from '../../results/queries/measurements.ts';

const db = await testDatabase();

const prepared = async () => {
  const world = await reportingWorld(db);
  const { partner, officer, agreementId, programme } = world;
  const begun = async (fromOn: string, untilOn: string) => {
    const days = { programmeId: programme.id, fromOn: british(fromOn), untilOn: british(untilOn) };
    const { location } = await partner.post(paths.newPartnerReport({ id: agreementId }), days);
    const [, id = ''] = /partner-reports\/([0-9a-f-]+)/.exec(location ?? '') ?? [];
    return id;
  };
  const filed = async (id: string) => {
    const [narrative, filing] = [paths.writePartnerReport({ id }), paths.filePartnerReport({ id })];
    const version = async (address: string) => versionIn((await partner.get(address)).text);
    const moved = { progress: 'It moved', version: await version(narrative) };
    assert.equal((await partner.post(narrative, moved)).status, 303);
    assert.equal((await partner.post(filing, { version: await version(filing) })).status, 303);
  };
  /** The card of this id, without the rest of the page. */
  const card = async (id: string, name: 'since' | 'later', reader = officer) => {
    const { text } = await reader.get(paths.partnerReport({ id }));
    return text.split(`id="${name}"`)[1]?.split('</section>')[0] ?? '';
  };
  const versionOf = async (id: string) =>
    (await db.read(world.cast.system, (tx) => expenseHistory(tx, world.cast.institute.id, id)))[0]?.entryNo;
  return { ...world, begun, filed, card, versionOf };
};

test('what comes after a report was filed is said beside it, and listed by the next report alone', async () => {
  const { begun, filed, card, expense, partner, officer } = await prepared();
  const first = await begun(on(-60), on(-10));
  await filed(first);
  assert.equal(await card(first, 'since'), '');
  await expense('Bus that was forgotten', on(-30), 77_00);
  assert.match(await card(first, 'since'), /Bus that was forgotten[\s\S]*not entered yet[\s\S]*€77\.00/);
  assert.match(await card(first, 'since', partner), /Bus that was forgotten/);
  await officer.post(paths.acceptPartnerReport({ id: first }), { version: '3' });
  assert.match(await card(first, 'since'), /One entry of these days/, 'an accepted report says so too');

  const second = await begun(on(-9), on(-1));
  const listed = await card(second, 'later', partner);
  assert.match(listed, new RegExp(`${british(on(-30))}[\\s\\S]*Bus that was forgotten[\\s\\S]*${first}`));
  const { text } = await partner.get(paths.partnerReport({ id: second }));
  assert.match(text, /No expense was paid in the period/, 'the money of its own days does not count it');
  await filed(second);
  await expense('Copies that came later still', on(-29), 88_00);
  assert.doesNotMatch(await card(second, 'later'), /Copies/, 'it lies there as it was filed');
  const third = await begun(on(0), on(0));
  assert.match(await card(third, 'later'), /Copies that came later still/);
  assert.doesNotMatch(await card(third, 'later'), /Bus that was forgotten/, 'the second told it');
  assert.match(await card(second, 'later'), /Bus that was forgotten/, 'and goes on telling it');
  assert.match(await card(first, 'since'), /Bus that was[\s\S]*Copies that/);
});

test('corrections of activities and figures, and what was taken away, stand with both values', async () => {
  const { begun, filed, card, cast, programme, partnershipId, activityId, expense, versionOf } =
    await prepared();
  const system = cast.system;
  const { id: indicatorId } = await doing(db, system, defineIndicator, {
    outcomeId: programme.outcomes[0],
    code: '1.1',
    title: { en: { text: 'Agreements signed', source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
  });
  const step = (value: string, text: string) => ({ value, label: { en: { text, source: true } } });
  const { id: scaledId } = await doing(db, system, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: '1.2', title: { en: { text: 'Capacity', source: true } } },
    ...{ measure: 'ordinal', overTime: 'last', overPartners: 'maximum' },
    scale: [step('1', 'weak'), step('2', 'strong')],
  });
  const { id: hall } = await expense('Hall by the sea', on(-35), 60_00);
  const first = await begun(on(-60), on(-10));
  await filed(first);
  await doing(db, system, recordMeasurement, {
    indicatorId,
    partnershipId,
    from: on(-60),
    until: on(-20),
    value: '12',
    provenance: 'Register',
    onBehalf: { source: 'letter' },
  });
  await doing(db, system, recordMeasurement, {
    ...{ indicatorId: scaledId, partnershipId, from: on(-60), until: on(-20), value: '2' },
    ...{ provenance: 'Register', onBehalf: { source: 'letter' } },
  });
  await doing(db, system, recordParticipants, {
    activityId,
    counts: [{ sex: 'female', ageBand: 'under_35', economy: 'formal', count: 7 }],
    onBehalf: { source: 'letter' },
  });
  await doing(db, system, voidExpense, {
    id: hall,
    version: (await versionOf(hall)) ?? 0,
    reason: 'Paid by another',
  });
  const card1 = await card(first, 'since');
  assert.match(card1, /Agreements signed[\s\S]*not entered yet[\s\S]*12/);
  assert.match(card1, /Capacity[\s\S]*2 · strong/);
  assert.match(card1, /Training of the branches[\s\S]*0 people[\s\S]*7 people, of whom 7 women/);
  assert.match(card1, /Hall by the sea[\s\S]*€60\.00[\s\S]*no longer in these days/);
  assert.match(await card(await begun(on(-9), on(-1)), 'later'), /Hall by the sea/);
});

test('a transfer that was corrected again and again is one change, from what was told to what stands', async () => {
  const { begun, filed, card, cast, programme, partnershipId } = await prepared();
  const { system, institute } = cast;
  const said = { programmeId: programme.id, partnershipId, kind: 'disbursement', on: on(-30) };
  const euros = (minor: number) => ({ amount: { minor, currency: 'EUR' } });
  const { id } = await doing(db, system, recordTransaction, { ...said, ...euros(100_00), reference: 'T-1' });
  const correct = async (minor: number, reference = 'T-1') => {
    const row = await db.read(system, async (tx) => (await newestRow(tx, 'transactions', institute.id, id))!);
    const now = { ...said, ...euros(minor), reference, reason: 'The bank said otherwise' };
    await doing(db, system, correctTransaction, { id: row.id, version: row.entryNo, ...now });
  };
  await correct(110_00);
  const first = await begun(on(-60), on(-10));
  await filed(first);
  await correct(120_00);
  await correct(130_00);
  const told = await card(first, 'since');
  assert.match(told, /One entry of these days/);
  assert.match(told, /T-1[\s\S]*€110\.00[\s\S]*€130\.00/);
  assert.doesNotMatch(told, /not entered yet|no longer in these days|€120/);
});

test('a figure that was taken back stays told where its indicator was withdrawn too', async () => {
  const { begun, filed, card, cast, programme, partnershipId } = await prepared();
  const { system, institute } = cast;
  const { id: indicatorId } = await doing(db, system, defineIndicator, {
    outcomeId: programme.outcomes[0],
    code: '1.9',
    title: { en: { text: 'Defined in haste', source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
  });
  const { id } = await doing(db, system, recordMeasurement, {
    ...{ indicatorId, partnershipId, from: on(-60), until: on(-20), value: '12', provenance: 'Register' },
    onBehalf: { source: 'letter' },
  });
  const first = await begun(on(-60), on(-10));
  await filed(first);
  const [row] = await db.read(system, (tx) => measurementHistory(tx, institute.id, id));
  const why = { reason: 'Of another programme', told: 'The treasurer' };
  await doing(db, system, withdrawMeasurement, { id, version: row!.entryNo, ...why });
  assert.match(await card(first, 'since'), new RegExp(paths.indicator({ id: indicatorId })));
  const definition = await db.read(
    system,
    async (tx) => (await definitionsOf(tx, institute.id, [indicatorId])).get(indicatorId)!,
  );
  const withdrawal = { indicatorId, version: definition.version, reason: 'Of another programme' };
  await doing(db, system, withdrawIndicator, withdrawal);
  const told = await card(first, 'since');
  assert.match(told, /Defined in haste[\s\S]*12[\s\S]*no longer in these days/);
  assert.doesNotMatch(told, new RegExp(paths.indicator({ id: indicatorId })), 'it has no page any more');
});

test('a report that came back tells its own days anew, and one that was given up told nothing', async () => {
  const { begun, filed, card, expense, partner, officer } = await prepared();
  const first = await begun(on(-60), on(-10));
  await filed(first);
  await expense('Bus that was forgotten', on(-30), 77_00);
  await officer.post(paths.returnPartnerReport({ id: first }), {
    version: '3',
    'items.report.whole': 'Again',
  });
  const second = await begun(on(-9), on(-1));
  assert.equal(await card(second, 'later'), '');
  assert.equal(await card(first, 'since'), '');
  const withdrawal = { reason: 'Of the wrong days', version: '4' };
  assert.equal((await partner.post(paths.withdrawPartnerReport({ id: first }), withdrawal)).status, 303);
  assert.equal(await card(second, 'later'), '');
});

test('what the partner gave back stands beside what it received, and a return that is entered later is told too', async () => {
  const { begun, filed, card, sent, partner } = await prepared();
  await sent(500_00, on(-30));
  await sent(40_00, on(-20), { kind: 'reimbursement' });
  const first = await begun(on(-60), on(-10));
  const { text } = await partner.get(paths.partnerReport({ id: first }));
  assert.match(text, /Sent to the partner in the period: <a [^>]*>€500\.00</);
  assert.match(text, /Returned by the partner in the period: <a [^>]*>€40\.00</);
  await filed(first);
  await sent(15_00, on(-12), { kind: 'reimbursement' });
  assert.match(await card(first, 'since'), /Money returned[\s\S]*not entered yet[\s\S]*€15\.00/);
});

test('what a report gathers is taken along table by table, as it is shown, by whoever reads it', async () => {
  const { begun, filed, partner, officer, expense, neighbour } = await prepared();
  const first = await begun(on(-60), on(-10));
  await filed(first);
  await expense('Bus that was forgotten', on(-30), 77_00);
  const page = paths.partnerReport({ id: first });
  const file = async (table: string, more: object = {}, reader = officer) =>
    reader.get(withQuery(page, { format: 'csv', table, ...more }));
  assert.match((await file('activities')).text, /Training of the branches/);
  assert.match((await file('money')).text, /250\.00,EUR,1/);
  const expenses = (await file('expenses', {}, partner)).text;
  assert.match(expenses, /Hall of the training,250\.00,EUR/);
  assert.doesNotMatch(expenses, /Bus that was forgotten/, 'as it was filed');
  assert.match((await file('expenses', { figures: 'now' })).text, /Bus that was forgotten,77\.00/);
  assert.equal((await file('indicators')).status, 200);
  assert.equal((await file('money', {}, neighbour)).status, 404);
  const links = (await officer.get(withQuery(page, { figures: 'now' }))).text;
  assert.match(links, /figures=now&amp;format=xlsx&amp;table=expenses|table=expenses/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreedTransfers, on } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { comparedRows } from '../../../../test/support/compared-rows.ts';
import {
  british,
  hiddenIn,
  openedReport,
  reportingWorld,
  versionIn,
} from '../../../../test/support/partner-reports.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { judgeCondition } from '../../finance/commands/judge-condition.ts';

const db = await testDatabase();
const app = testApp(db);

/** A report that was accepted, on which two transfers waited for it. */
const prepared = async () => {
  const world = await reportingWorld(db);
  const { partner, officer } = world;
  const conditions = [{ kind: 'report', what: 'Q3' }];
  const [first, second] = [
    await world.planned(1_000_00, { conditions }),
    await world.planned(500_00, { conditions: [{ kind: 'report', what: 'Q4' }] }),
  ];
  const id = await openedReport(world);
  await partner.post(paths.writePartnerReport({ id }), { progress: 'As it was', version: '1' });
  await partner.post(paths.filePartnerReport({ id }), { version: '2' });
  const ids = (await Promise.all([first, second].map((each) => world.conditions(each.id)))).flat();
  const accept = async (note: string) => {
    const address = paths.acceptPartnerReport({ id });
    const version = versionIn((await officer.get(address)).text);
    return officer.post(address, { version, note, conditionIds: ids.map((each) => each.id) });
  };
  const isMet = async () =>
    (await Promise.all([first, second].map((each) => world.conditions(each.id))))
      .flat()
      .map((each) => each.isMet);
  return {
    ...world,
    id,
    first,
    accept,
    isMet,
    conditionIds: ids.map((each) => each.id),
    page: paths.partnerReport({ id }),
    receipt: paths.partnerReportReceipt({ id }),
    back: paths.takeBackAcceptance({ id }),
  };
};

test('an acceptance is taken back with its reason: the conditions are open again and the receipt says so', async () => {
  const { partner, officer, cast, id, page, receipt, back, accept, isMet } = await prepared();
  assert.equal((await officer.get(back)).status, 403, 'nothing was accepted yet');
  assert.equal((await accept('Well told')).status, 303);
  assert.deepEqual(await isMet(), [true, true]);
  const form = await officer.get(back);
  assert.match(form.text, /no longer met[\s\S]*€1,000\.00[\s\S]*€500\.00/);
  const silent = await officer.post(back, { version: versionIn(form.text) });
  assert.equal(silent.status, 422);
  assert.match(silent.text, /id="f-reason-error"/);
  const typed = { version: versionIn(form.text), reason: 'The vouchers of March were of another year' };
  assert.equal((await officer.post(back, typed)).status, 303);
  assert.deepEqual(await isMet(), [false, false]);
  for (const reader of [partner, officer]) {
    const { text } = await reader.get(page);
    assert.match(text, /acceptance taken back[\s\S]*The vouchers of March/);
    const paper = await reader.get(receipt);
    assert.equal(paper.status, 200);
    assert.match(paper.text, /was taken back on[\s\S]*The vouchers of March[\s\S]*Well told/);
  }
  const [, cameBack = ''] = (await partner.get(paths.home())).text.split('What came back');
  assert.match(cameBack, /took the acceptance of the report back/);
  assert.match((await officer.get(paths.home())).text, new RegExp(page), 'it waits for a word again');
  const history = await officer.get(paths.history({ kind: 'partner_report', id }));
  assert.match(history.text, /took the acceptance of a partner report back[\s\S]*n° 1 · Q3/);

  assert.equal((await accept('Now it is right')).status, 303);
  assert.deepEqual(await isMet(), [true, true]);
  const again = (await partner.get(receipt)).text;
  assert.match(again, /Now it is right/);
  assert.doesNotMatch(again, /was taken back/);
  const director = app.as(cast.as('director', { language: 'en' }));
  const late = versionIn((await director.get(back)).text);
  assert.equal((await director.post(back, { version: late, reason: 'For good' })).status, 303);
});

test('once its acceptance is taken back the institute withdraws a report: its days are free, its receipt says so', async () => {
  const world = await prepared();
  const { partner, officer, neighbour, cast, id, page, receipt, back, accept, isMet } = world;
  const { agreementId, programme, partnershipId } = world;
  await accept('Well told');
  const withdrawal = paths.withdrawPartnerReport({ id });
  assert.equal((await officer.get(withdrawal)).status, 403, 'an accepted one stands');
  const early = await officer.post(withdrawal, { reason: 'Wrong programme', version: '4' });
  assert.equal(early.status, 422);
  await officer.post(back, { version: versionIn((await officer.get(back)).text), reason: 'Too soon' });
  assert.match((await officer.get(page)).text, new RegExp(withdrawal));
  const treasurer = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
  assert.equal((await treasurer.get(withdrawal)).status, 403);
  assert.equal((await neighbour.get(withdrawal)).status, 404);
  const version = versionIn((await officer.get(withdrawal)).text);
  const silent = await officer.post(withdrawal, { version, onBehalf: 'Telephone' });
  assert.match(silent.text, /id="f-reason-error"/);
  const typed = { version, reason: 'It was of the other programme', onBehalf: 'Telephone' };
  assert.equal((await officer.post(withdrawal, typed)).status, 303);
  assert.deepEqual(await isMet(), [false, false]);
  for (const reader of [partner, officer]) {
    const { text } = await reader.get(page);
    assert.match(text, /acceptance taken back[\s\S]*It was of the other programme/);
    assert.doesNotMatch(text, new RegExp(`${withdrawal}|${back}`));
    assert.match((await reader.get(receipt)).text, /was withdrawn on [^<]*It was of the other programme/);
    assert.doesNotMatch((await reader.get(paths.home())).text, new RegExp(page), 'it waits for nobody');
  }
  const history = await officer.get(paths.history({ kind: 'partner_report', id }));
  assert.match(history.text, /It was of the other programme/);
  const anew = await partner.post(paths.newPartnerReport({ id: agreementId }), {
    programmeId: programme.id,
    fromOn: british(on(-60)),
    untilOn: british(on(-1)),
  });
  assert.equal(anew.status, 303, 'its days are free');
});

test('the partner withdraws it too, as it lies there or once it came back; filed anew it lies with the institute', async () => {
  const { partner, officer, id, back, page, accept } = await prepared();
  await accept('Well told');
  const version = async (address: string, who = officer) => versionIn((await who.get(address)).text);
  await officer.post(back, { version: await version(back), reason: 'Too soon' });
  const withdrawal = paths.withdrawPartnerReport({ id });
  assert.match((await partner.get(page)).text, new RegExp(withdrawal));
  const returning = paths.returnPartnerReport({ id });
  const reasons = { 'items.report.whole': 'Of another year', version: await version(returning) };
  assert.equal((await officer.post(returning, reasons)).status, 303);
  assert.equal((await partner.get(withdrawal)).status, 200);
  const filing = paths.filePartnerReport({ id });
  const { text } = await partner.get(filing);
  const answer = Object.fromEntries(
    [...text.matchAll(/name="(answers[^"]*)"/g)].map(([, name]) => [name, 'Done']),
  );
  assert.equal((await partner.post(filing, { ...hiddenIn(text), ...answer })).status, 303);
  assert.equal((await partner.get(withdrawal)).status, 403);
  await officer.post(returning, { ...reasons, version: await version(returning) });
  const last = { reason: 'Opened wrongly', version: await version(withdrawal, partner) };
  assert.equal((await partner.post(withdrawal, last)).status, 303);
});

test('what was paid on it, or judged by hand since, keeps what it is', async () => {
  const { cast, officer, first, back, accept, isMet, conditionIds, ask, decide, sent, pay } =
    await prepared();
  await accept('Well told');
  const [, other] = conditionIds;
  const director = cast.as('director');
  const said = { conditionId: other!, on: todayIn(), note: 'By hand' };
  await doing(db, director, judgeCondition, { ...said, isMet: false });
  await doing(db, director, judgeCondition, { ...said, isMet: true });
  const form = await officer.get(back);
  assert.match(form.text, /€1,000\.00/);
  assert.doesNotMatch(form.text, /€500\.00/, 'it rests on what was said by hand');
  await ask(first.id, undefined, todayIn());
  await decide(first.id, 'approved', undefined, { on: todayIn() });
  const payment = await sent(1_000_00, todayIn());
  assert.ok((await pay(first.id, payment.id)).done);
  const typed = { version: versionIn(form.text), reason: 'Typed for an hour' };
  const refused = await officer.post(back, typed);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Transfer no\. 1 was paid on this acceptance/);
  assert.match(refused.text, /Typed for an hour/);
  assert.equal((await officer.get(back)).status, 403);
  assert.deepEqual(await isMet(), [true, true]);
});

test('who takes back what a colleague took back and accepted anew sees both', async () => {
  const { officer, back, accept } = await prepared();
  await accept('Well told');
  const { command_id: _, ...typed } = hiddenIn((await officer.get(back)).text);
  assert.equal((await officer.post(back, { ...typed, reason: 'Too soon' })).status, 303);
  const second = { ...typed, reason: 'Typed for an hour' };
  const gone = await officer.post(back, second);
  assert.equal(gone.status, 422);
  assert.match(gone.text, /Only the acceptance of an accepted report[\s\S]*Typed for an hour/);
  await accept('Anew');
  const both = await officer.post(back, second);
  assert.equal(both.status, 422);
  assert.match(both.text, /Typed for an hour/);
  assert.deepEqual(
    comparedRows(both.text).map(([field, mine]) => [field, mine]),
    [['Last change, by its entry in the trail', typed.standsAsOf]],
  );
});

test('a partner, who filed it, an auditor, the donor and another institute take nothing back', async () => {
  const { cast, partner, neighbour, programme, accept, back } = await prepared();
  await accept('Well told');
  assert.equal((await partner.get(back)).status, 403);
  assert.equal((await partner.post(back, { reason: 'Mine', version: '4' })).status, 403);
  const stranger = app.as((await agreedTransfers(db)).director);
  const auditor = app.as(cast.as('auditor', { scope: { outcomes: [programme.outcomes[0]], years: [2026] } }));
  const donor = app.as(cast.as('donor_officer', { institutes: [cast.institute.id] }));
  for (const visitor of [neighbour, stranger, auditor, donor]) {
    assert.equal((await visitor.get(back)).status, 404);
    assert.equal((await visitor.post(back, { reason: 'Mine', version: '4' })).status, 404);
  }
});

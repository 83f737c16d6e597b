import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreedTransfers, eur, on } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import {
  british,
  openedReport,
  reportingWorld,
  toldBefore,
  versionIn,
} from '../../../../test/support/partner-reports.ts';
import { paths, withQuery } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { registerAgreement } from '../../partners/commands/register-agreement.ts';
import { signAgreement } from '../../partners/commands/sign-agreement.ts';
import { openPartnerReport } from '../commands/open-partner-report.ts';
import { partnerReports } from '../queries/partner-reports.ts';
import { show } from './partner-report.tsx';

const db = await testDatabase();
const app = testApp(db);
const prepared = () => reportingWorld(db);

test('a report is written, filed, returned in single items, corrected, filed again and accepted, and a receipt goes back', async () => {
  const world = await prepared();
  const { partner, officer, cast, activityId, planned, conditions } = world;
  const { id: transferId } = await planned(1_000_00, { conditions: [{ kind: 'report', what: 'Q3' }] });
  await toldBefore(db, world);
  const id = await openedReport(world);
  const page = paths.partnerReport({ id });
  const first = await partner.get(page);
  assert.match(first.text, /Training of the branches/);
  assert.match(first.text, /€250\.00/);
  assert.doesNotMatch(first.text, /999\.00/, 'paid before the period');
  assert.match(first.text, /Without a report:[\s\S]*Training of the branches/);
  assert.match(first.text, /Without a voucher:[\s\S]*Hall of the training/);

  const filing = paths.filePartnerReport({ id });
  assert.match((await partner.get(filing)).text, new RegExp(`href="${paths.writePartnerReport({ id })}"`));
  const early = await partner.post(filing, { version: '1' });
  assert.equal(early.status, 422);
  assert.match(early.text, /Write first what moved/);
  const narrative = paths.writePartnerReport({ id });
  const version = async (address: string, who = partner) => versionIn((await who.get(address)).text);
  const moved = { progress: 'Six branches negotiate', version: await version(narrative) };
  assert.equal((await partner.post(narrative, moved)).status, 303);
  assert.doesNotMatch((await partner.get(filing)).text, /Write first what moved/);
  assert.equal((await partner.post(filing, { version: await version(filing) })).status, 303);
  assert.equal((await partner.get(narrative)).status, 403, 'it lies with the institute');

  assert.match((await officer.get('/')).text, new RegExp(page));
  const returning = paths.returnPartnerReport({ id });
  const nothing = await officer.post(returning, { version: await version(returning, officer) });
  assert.equal(nothing.status, 422);
  assert.match(nothing.text, /at least one item/);
  const sent = await officer.post(returning, {
    version: await version(returning, officer),
    [`items.activity.${activityId}`]: 'Write the report of the training',
    'items.section.progress': 'Which branches?',
  });
  assert.equal(sent.status, 303);

  const cameBack = async () => (await partner.get('/')).text.split('What came back')[1] ?? '';
  assert.match(
    await cameBack(),
    new RegExp(`Items of the report came back[\\s\\S]*${page}|${page}[\\s\\S]*Items of the report`),
  );
  const back = await partner.get(page);
  assert.match(back.text, /Write the report of the training/);
  assert.match(back.text, /Which branches\?/);
  const better = { progress: 'Six branches of the north negotiate', version: await version(narrative) };
  assert.equal((await partner.post(narrative, better)).status, 303);
  const form = await partner.get(filing);
  const items = [...form.text.matchAll(/name="(answers\.[0-9a-f-]+)"/g)].map(([, name = '']) => name);
  assert.equal(items.length, 2);
  const half = { version: versionIn(form.text), [items[0]!]: 'Written' };
  const refused = await partner.post(filing, half);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /still open: 1/);
  assert.ok(
    refused.text.includes(`href="#f-${items[1]!.replace('.', '-')}"`),
    'and leads to the field that lacks one',
  );
  assert.ok(!refused.text.includes(`href="#f-${items[0]!.replace('.', '-')}"`));
  assert.match(refused.text, />\s*Written/, 'what was typed is kept');
  assert.equal((await partner.post(filing, { ...half, [items[1]!]: 'Named them' })).status, 303);

  const accepting = paths.acceptPartnerReport({ id });
  const [condition] = await conditions(transferId);
  const acceptance = await officer.get(accepting);
  assert.match(acceptance.text, new RegExp(`value="${condition!.id}" checked`));
  const accepted = await officer.post(accepting, {
    version: versionIn(acceptance.text),
    note: 'Well told',
    conditionIds: condition!.id,
  });
  assert.equal(accepted.location, paths.partnerReportReceipt({ id }));
  assert.equal((await conditions(transferId))[0]?.isMet, true);
  const receipt = await partner.get(paths.partnerReportReceipt({ id }));
  assert.equal(receipt.status, 200);
  assert.match(receipt.text, /The institute accepted on/);
  assert.match(receipt.text, /Well told/);
  assert.match(
    receipt.text,
    new RegExp(`${paths.plannedTransfer({ id: transferId })}[\\s\\S]*€1,000\\.00[\\s\\S]*Q3`),
  );
  const history = await officer.get(paths.history({ kind: 'partner_report', id }));
  assert.match(history.text, /Conditions met[\s\S]*n° 1 · Q3/);
  assert.match(await cameBack(), /the receipt is there/);
  const rows = await db.read(cast.as('director'), (tx) => partnerReports(tx, cast.institute.id));
  assert.deepEqual(
    rows.flatMap((row) => (row.id === id ? [[row.state, row.filings]] : [])),
    [['accepted', 2]],
  );
});

test('a section, a reason or an answer that is too long is told at its field', async () => {
  const world = await prepared();
  const { partner, officer } = world;
  const id = await openedReport(world);
  const filing = paths.filePartnerReport({ id });
  const narrative = paths.writePartnerReport({ id });
  const told = async (sent: Promise<{ status: number; text: string }>, field: string) => {
    const { status, text } = await sent;
    assert.equal(status, 422, field);
    const id = `f-${field.replaceAll('.', '-')}`;
    assert.ok(text.includes(`href="#${id}"`) && text.includes(`id="${id}-error"`), field);
  };
  await told(partner.post(narrative, { ahead: 'x'.repeat(10_001), version: '1' }), 'ahead');
  await partner.post(narrative, { progress: 'As it was', version: '1' });
  await partner.post(filing, { version: '2' });
  const [long, reasons] = [
    'x'.repeat(2_001),
    { 'items.report.whole': 'Late', 'items.section.progress': 'Which?' },
  ];
  const returning = paths.returnPartnerReport({ id });
  const wrong = { ...reasons, 'items.section.progress': long, version: '3' };
  await told(officer.post(returning, wrong), 'items.section.progress');
  await officer.post(returning, { ...reasons, version: '3' });
  const form = (await partner.get(filing)).text;
  const [, answer = ''] = [...form.matchAll(/name="(answers\.[0-9a-f-]+)"/g)].map(([, name = '']) => name);
  await told(partner.post(filing, { version: versionIn(form), [answer]: long }), answer);
});

test('what was filed is shown as it was filed, and as it stands today on demand', async () => {
  const world = await prepared();
  const { partner, officer, expense } = world;
  const id = await openedReport(world);
  const [page, narrative, filing] = [
    paths.partnerReport({ id }),
    paths.writePartnerReport({ id }),
    paths.filePartnerReport({ id }),
  ];
  await partner.post(narrative, { progress: 'As it was', version: '1' });
  await partner.post(filing, { version: '2' });
  await expense('Bus that was forgotten', on(-30), 77_00);
  const then = (await officer.get(page)).text;
  assert.match(then, /€250\.00/);
  assert.doesNotMatch(then, /€327\.00/);
  const now = (await officer.get(withQuery(page, { figures: 'now' }))).text;
  assert.match(now, /€327\.00/);
  const behind = async (text: string) => {
    const [, href = ''] = /href="(\/expenses\?[^"]*currency=EUR[^"]*)"/.exec(text) ?? [];
    return (await officer.get(href.replaceAll('&amp;', '&'))).text;
  };
  assert.match(await behind(then), /Hall of the training/);
  assert.doesNotMatch(await behind(then), /Bus that was forgotten/, 'a figure opens what stood then');
  assert.match(await behind(now), /Bus that was forgotten/);
});

test('what was still to come when a report was filed is not missing in it later', async (t) => {
  const world = await prepared();
  const { partner, officer, cast, programme, partnershipId } = world;
  await doing(db, cast.system, planActivity, {
    kind: 'A2',
    title: 'Course that straddles the period',
    outcomeId: programme.outcomes[0],
    partnershipId,
    plannedFrom: on(-2),
    plannedUntil: on(5),
    country: 'BJ',
    theme: 'bargaining',
    method: 'course',
    level: 'national',
    trainerOrigin: 'partner',
    onBehalf: { source: 'letter' },
  });
  const id = await openedReport(world);
  await partner.post(paths.writePartnerReport({ id }), { progress: 'As it was', version: '1' });
  await partner.post(paths.filePartnerReport({ id }), { version: '2' });
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 10 * 86_400_000 });
  const isMissing = /Nobody said whether it was held: <a[^>]*>[^<]*Course that straddles/;
  const page = paths.partnerReport({ id });
  assert.match((await officer.get(withQuery(page, { figures: 'now' }))).text, isMissing);
  assert.doesNotMatch((await officer.get(page)).text, isMissing);
});

test('a period outside the agreement, backwards or reported already is said beside its field', async () => {
  const world = await prepared();
  const { partner, agreementId, programme } = world;
  await openedReport(world);
  const address = paths.newPartnerReport({ id: agreementId });
  const from = (fromOn: string, untilOn: string) =>
    partner.post(address, { programmeId: programme.id, fromOn: british(fromOn), untilOn: british(untilOn) });
  assert.match((await from(on(-400), on(-300))).text, /outside the agreement/);
  assert.match((await from(on(-100), on(-101))).text, /id="f-untilOn-error"/);
  assert.match((await from(on(-20), on(10))).text, /covers some of these days/);
});

test('two agreements of one partner do not tell the same days twice; the one report meets what waits under either', async () => {
  const world = await prepared();
  const { cast, partner, officer, partnershipId, programme } = world;
  const id = await openedReport(world);
  const director = cast.as('director');
  const { id: second } = await doing(db, director, registerAgreement, {
    partnershipId,
    kind: 'partnership',
    reference: 'Second',
    fromOn: on(-200),
    untilOn: on(400),
    amount: eur(500_00),
    currency: 'EUR',
  });
  const signing = { agreementId: second, signedOn: on(-200), signedForPartnerBy: 'its secretary general' };
  await doing(db, director, signAgreement, signing);
  const days = { programmeId: programme.id, fromOn: british(on(-20)), untilOn: british(on(-2)) };
  const refused = await partner.post(paths.newPartnerReport({ id: second }), days);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /covers some of these days/);
  await world.planned(100_00, {
    agreementId: second,
    conditions: [{ kind: 'report', what: 'Of the second' }],
  });
  await partner.post(paths.writePartnerReport({ id }), { progress: 'As it was', version: '1' });
  await partner.post(paths.filePartnerReport({ id }), { version: '2' });
  assert.match((await officer.get(paths.acceptPartnerReport({ id }))).text, /Of the second/);
  await officer.post(paths.acceptPartnerReport({ id }), { version: '3' });
  const receipt = (await partner.get(paths.partnerReportReceipt({ id }))).text;
  assert.match(receipt, /under the agreements [^<]*Second/);
});

test('who filed does not accept; another partner, another institute, an auditor and the donor find nothing', async () => {
  const world = await prepared();
  const { cast, neighbour, officer, partner, agreementId, programme } = world;
  const id = await openedReport(world);
  await officer.post(paths.writePartnerReport({ id }), { progress: 'By letter', version: '1' });
  await officer.post(paths.filePartnerReport({ id }), { version: '2', onBehalf: 'letter of the union' });
  assert.equal((await officer.get(paths.acceptPartnerReport({ id }))).status, 403);
  assert.equal((await partner.get(paths.acceptPartnerReport({ id }))).status, 403);
  const stranger = app.as((await agreedTransfers(db)).director);
  const scope = { outcomes: [programme.outcomes[0]], years: [2026] };
  const auditor = app.as(cast.as('auditor', { scope }));
  const donor = app.as(cast.as('donor_officer', { institutes: [cast.institute.id] }));
  for (const visitor of [neighbour, stranger, auditor, donor])
    assert.equal((await visitor.get(paths.partnerReport({ id }))).status, 404);
  assert.equal((await neighbour.get(paths.newPartnerReport({ id: agreementId }))).status, 404);
});

test('the list is filtered by partner and state and taken along as a file; the page asks few questions', async () => {
  const world = await prepared();
  const { cast, partner, partnershipId, otherId, coordinator, agreementId, programme } = world;
  const id = await openedReport(world);
  const link = new RegExp(paths.partnerReport({ id }));
  assert.match((await partner.get(withQuery(paths.partnerReports(), { partner: partnershipId }))).text, link);
  const accepted = await partner.get(withQuery(paths.partnerReports(), { state: 'accepted' }));
  assert.doesNotMatch(accepted.text, link);
  const other = await partner.get(withQuery(paths.partnerReports(), { partner: otherId }));
  assert.equal(other.status, 422, 'another partner is none for this one');
  const file = await partner.get(withQuery(paths.partnerReports(), { format: 'csv' }));
  assert.match(file.text, new RegExp(on(-1)));
  await doing(db, cast.system, openPartnerReport, {
    agreementId,
    programmeId: programme.id,
    fromOn: on(0),
    untilOn: on(30),
  });
  const { queries } = await countingQueries(db, coordinator, show, { params: { id } });
  assert.ok(queries <= 10, String(queries));
});

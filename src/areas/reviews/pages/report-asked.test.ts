import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { british, openedReport, reportingWorld } from '../../../../test/support/partner-reports.ts';
import { paths, withQuery } from '../../../paths.ts';
import { recordTransactions } from '../../finance/commands/record-transactions.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { setWindow } from '../../results/commands/set-window.ts';

const db = await testDatabase();

test('what was asked when a report was filed is what it lacks, whatever windows ask later', async () => {
  const world = await reportingWorld(db);
  const { cast, programme, partnershipId, partner, officer } = world;
  const indicator = (code: string, title: string) =>
    doing(db, cast.system, defineIndicator, {
      outcomeId: programme.outcomes[0],
      code,
      title: { en: { text: title, source: true } },
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
    });
  const { id: members } = await indicator('1.0', 'Members');
  const { id: delegates } = await indicator('1.1', 'Delegates');
  const window = {
    programmeId: programme.id,
    name: 'H1',
    from: on(-60),
    until: on(-5),
    opensOn: on(-10),
    closesOn: on(10),
    partnerships: [partnershipId],
  };
  const { id: windowId } = await doing(db, cast.system, setWindow, { ...window, indicators: [members] });
  const id = await openedReport(world);
  const page = paths.partnerReport({ id });
  const missing = async (address: string) =>
    [...(await officer.get(address)).text.matchAll(/Not measured in the period:[^<]*<a[^>]*>([^<]*)/g)].map(
      ([, title = '']) => title.trim(),
    );
  assert.deepEqual(await missing(page), ['1.0 Members']);
  await partner.post(paths.writePartnerReport({ id }), { progress: 'It moved', version: '1' });
  await partner.post(paths.filePartnerReport({ id }), { version: '2' });
  await doing(db, cast.system, setWindow, {
    ...window,
    id: windowId,
    version: 1,
    indicators: [members, delegates],
  });
  assert.deepEqual(await missing(page), ['1.0 Members']);
  assert.deepEqual(await missing(withQuery(page, { figures: 'now' })), ['1.0 Members', '1.1 Delegates']);
});

test('a window that asks the institute alone takes nothing from what is due of a partner', async () => {
  const world = await reportingWorld(db);
  const { cast, programme, partner, agreementId } = world;
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: '1.0', title: { en: { text: 'Members', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum', frequency: 'quarter' },
  });
  // As long as the longest quarter, so that one ends in it.
  const days = { from: on(-120), until: on(-1) };
  const opened = await partner.post(paths.newPartnerReport({ id: agreementId }), {
    ...{ programmeId: programme.id, fromOn: british(days.from), untilOn: british(days.until) },
  });
  const lacks = async () =>
    /Not measured in the period:[^<]*<a[^>]*>1\.0 Members/.test((await partner.get(opened.location!)).text);
  assert.equal(await lacks(), true);
  await doing(db, cast.system, setWindow, {
    ...{ programmeId: programme.id, name: 'Own', ...days, opensOn: on(-10), closesOn: on(10) },
    ...{ indicators: [indicatorId], partnerships: [], asksInstitute: true },
  });
  assert.equal(await lacks(), true);
});

test('beyond forty things that are missing, the rest is a link away: vouchers in their list, as they stood', async () => {
  const world = await reportingWorld(db);
  const { partner, officer, expense } = world;
  for (let at = 0; at < 41; at++) await expense(`Photocopies ${at}`, on(-30), 1_00 + at);
  const id = await openedReport(world);
  const more = async (address: string, reader = partner) => {
    const { text } = await reader.get(address);
    const [, said = ''] = /<li>(and \d+ more:.*?)<\/li>/s.exec(text) ?? [];
    assert.match(said, new RegExp(`${paths.partnerReport({ id })}#activities`));
    return /href="(\/expenses\?[^"]*voucher=missing[^"]*)"/.exec(said)?.[1]?.replaceAll('&amp;', '&') ?? '';
  };
  const list = await more(paths.filePartnerReport({ id }));
  assert.match((await partner.get(list)).text, /42 /, 'the hall of the training is one of them');
  await partner.post(paths.writePartnerReport({ id }), { progress: 'It moved', version: '1' });
  await partner.post(paths.filePartnerReport({ id }), { version: '2' });
  await expense('Photocopies that came later', on(-30), 5_00);
  const filed = await more(paths.partnerReport({ id }), officer);
  assert.match(filed, /asof=\d+/);
});

/** What the figures of a report and what it lacks lead to of its money. */
const moneyOf = (text: string): string[] =>
  [...text.matchAll(/href="(\/(?:expenses|transactions)\?[^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );

test('the amounts of what was filed lead who reads the trail to the lists of then, and a partner to those of today where it sees today', async () => {
  const world = await reportingWorld(db);
  const { cast, programme, partnershipId, partner, officer, expense } = world;
  await doing(db, cast.system, recordTransactions, {
    transactions: [
      {
        ...{ programmeId: programme.id, partnershipId, kind: 'disbursement', on: on(-50) },
        amount: { minor: 700_00, currency: 'EUR' },
      },
    ],
  });
  for (let at = 0; at < 41; at++) await expense(`Photocopies ${at}`, on(-30), 1_00 + at);
  const id = await openedReport(world);
  const page = paths.partnerReport({ id });
  await partner.post(paths.writePartnerReport({ id }), { progress: 'It moved', version: '1' });
  assert.equal((await partner.post(paths.filePartnerReport({ id }), { version: '2' })).status, 303);
  await expense('Photocopies that came later', on(-30), 5_00);
  const filed = (await partner.get(page)).text;
  assert.match(filed, /€700\.00/);
  assert.deepEqual(moneyOf(filed), [], 'a partner has no list of then');
  const own = moneyOf((await partner.get(withQuery(page, { figures: 'now' }))).text);
  for (const what of [/^\/expenses\?.*line=/, /^\/expenses\?.*voucher=missing/, /^\/transactions\?/])
    assert.ok(
      own.some((href) => what.test(href)),
      String(what),
    );
  for (const href of own) {
    assert.doesNotMatch(href, /asof/);
    assert.equal((await partner.get(href)).status, 200, href);
  }
  const read = moneyOf((await officer.get(page)).text);
  assert.equal(read.length, own.length);
  for (const href of read) {
    assert.match(href, /asof=\d+/);
    const asRead = await officer.get(href);
    assert.equal(asRead.status, 200, href);
    assert.doesNotMatch(asRead.text, /Photocopies that came later/, href);
    // A link that the institute passes on.
    const passedOn = await partner.get(href);
    assert.equal(passedOn.status, 200, href);
    assert.doesNotMatch(passedOn.text, /id="f-asof"/);
  }
});

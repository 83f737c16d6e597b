import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreedTransfers, on } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { comparedRows } from '../../../../test/support/compared-rows.ts';
import {
  british,
  hiddenIn,
  openedReport,
  reportingWorld,
  versionIn,
} from '../../../../test/support/partner-reports.ts';
import { paths, withQuery } from '../../../paths.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const world = await reportingWorld(db);
  const id = await openedReport(world);
  const address = {
    page: paths.partnerReport({ id }),
    narrative: paths.writePartnerReport({ id }),
    filing: paths.filePartnerReport({ id }),
    period: paths.correctReportPeriod({ id }),
    withdrawal: paths.withdrawPartnerReport({ id }),
  };
  const { partner, agreementId, programme } = world;
  const begin = (fromOn: string, untilOn: string) =>
    partner.post(paths.newPartnerReport({ id: agreementId }), {
      programmeId: programme.id,
      fromOn: british(fromOn),
      untilOn: british(untilOn),
    });
  return { ...world, id, ...address, begin };
};

test('a draft that was opened wrongly is withdrawn with its reason, stays to be read and frees its days', async () => {
  const { partner, officer, page, narrative, withdrawal, begin, expense } = await prepared();
  await partner.post(narrative, { progress: 'Of the wrong programme', version: '1' });
  assert.match((await partner.get(paths.home())).text, new RegExp(page));
  const silent = await partner.post(withdrawal, { version: '2' });
  assert.equal(silent.status, 422);
  assert.match(silent.text, /id="f-reason-error"/);
  const sent = await partner.post(withdrawal, { reason: 'It was for the other programme', version: '2' });
  assert.equal(sent.status, 303);
  await expense('Bus that came later', on(-30), 77_00);
  for (const reader of [partner, officer]) {
    const { text } = await reader.get(page);
    assert.match(text, /withdrawn[\s\S]*It was for the other programme/);
    assert.match(text, /Of the wrong programme/);
    assert.match(text, /€250\.00/);
    assert.doesNotMatch(text, /€327\.00/, 'as it was given up');
    assert.doesNotMatch(text, /id="missing"/);
    assert.doesNotMatch((await reader.get(paths.home())).text, new RegExp(page));
  }
  const found = await partner.get(withQuery(paths.partnerReports(), { state: 'withdrawn' }));
  assert.match(found.text, new RegExp(page));
  for (const gone of [narrative, withdrawal]) assert.equal((await partner.get(gone)).status, 403);
  assert.equal((await begin(on(-60), on(-1))).status, 303, 'its days are free');
});

test('what came back is withdrawn too, what lies with the institute or was accepted is not', async () => {
  const { partner, officer, id, page, narrative, filing, withdrawal } = await prepared();
  await partner.post(narrative, { progress: 'As it was', version: '1' });
  const opened = versionIn((await partner.get(withdrawal)).text);
  await partner.post(filing, { version: '2' });
  const late = await partner.post(withdrawal, { reason: 'Typed for an hour', version: opened });
  assert.equal(late.status, 422);
  assert.match(late.text, /lies with the institute/);
  assert.match(late.text, /Typed for an hour/);
  await officer.post(paths.returnPartnerReport({ id }), {
    version: '3',
    'items.report.whole': 'Of the wrong programme',
  });
  assert.equal((await partner.post(withdrawal, { reason: 'So it is', version: '4' })).status, 303);
  assert.match((await officer.get(page)).text, /withdrawn/);
});

test('who withdraws what somebody wrote on meanwhile sees both', async () => {
  const { partner, officer, narrative, withdrawal } = await prepared();
  const typed = { ...hiddenIn((await partner.get(withdrawal)).text), reason: 'Opened twice' };
  await officer.post(narrative, { progress: 'From the institute', version: '1' });
  const { status, text } = await partner.post(withdrawal, typed);
  assert.equal(status, 422);
  assert.match(text, /Opened twice/);
  assert.deepEqual(
    comparedRows(text).map(([field]) => field),
    ['Last change, by its entry in the trail'],
  );
});

test('a report that was never filed moves to other days and gathers what was entered for them', async () => {
  const { partner, officer, page, narrative, filing, period, begin } = await prepared();
  await partner.post(narrative, { progress: 'Stays', version: '1' });
  const days = (fromOn: string, untilOn: string, version: string) => ({
    fromOn: british(fromOn),
    untilOn: british(untilOn),
    version,
  });
  assert.equal((await begin(on(-90), on(-80))).status, 303);
  for (const [wrong, field] of [
    [days(on(-1), on(-2), '2'), 'untilOn'],
    [days(on(-400), on(-1), '2'), 'fromOn'],
    [days(on(-85), on(-1), '2'), 'fromOn'],
  ] as const) {
    const { status, text } = await partner.post(period, wrong);
    assert.equal(status, 422);
    assert.match(text, new RegExp(`id="f-${field}-error"`));
  }
  assert.equal((await officer.post(period, days(on(-70), on(-1), '2'))).status, 303);
  const late = await partner.post(period, days(on(-50), on(-1), '2'));
  assert.deepEqual(comparedRows(late.text), [['From', british(on(-50)), british(on(-70))]]);
  assert.equal((await partner.post(period, days(on(-20), on(-1), '3'))).status, 303);
  const { text } = await partner.get(page);
  assert.match(text, /Stays/);
  assert.doesNotMatch(text, /€250\.00/, 'paid before the days it moved to');
  const history = await officer.get(paths.history({ kind: 'partner_report', id: page.split('/').at(-1)! }));
  assert.match(history.text, /corrected the period of a partner report/);
  await partner.post(filing, { version: '4' });
  assert.equal((await partner.get(period)).status, 403);
});

test('another partner, another institute, an auditor and the donor withdraw and move nothing; a treasurer may not', async () => {
  const { cast, neighbour, programme, partnershipId, period, withdrawal } = await prepared();
  const stranger = app.as((await agreedTransfers(db)).director);
  const scope = { outcomes: [programme.outcomes[0]], years: [2026] };
  const auditor = app.as(cast.as('auditor', { scope }));
  const donor = app.as(cast.as('donor_officer', { institutes: [cast.institute.id] }));
  const treasurer = app.as(cast.as('partner_treasurer', { partnerships: [partnershipId] }));
  for (const address of [period, withdrawal]) {
    for (const visitor of [neighbour, stranger, auditor, donor]) {
      assert.equal((await visitor.get(address)).status, 404);
      assert.equal((await visitor.post(address, { reason: 'Mine', version: '1' })).status, 404);
    }
    assert.equal((await treasurer.get(address)).status, 403);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import {
  hiddenIn,
  openedReport,
  reportingWorld,
  versionIn,
} from '../../../../test/support/partner-reports.ts';
import { told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { reviewReport } from '../../results/commands/review-report.ts';
import { setWindow } from '../../results/commands/set-window.ts';
import { submitReport } from '../../results/commands/submit-report.ts';
import { takeBackApproval } from '../../results/commands/take-back-approval.ts';
import { reportSheet } from '../../results/queries/report-sheets.ts';
import { reportOf, windowById } from '../../results/queries/reporting-windows.ts';

const db = await testDatabase();

test('figures with which a partner’s report was accepted keep their approval until that acceptance is taken back', async () => {
  const world = await reportingWorld(db);
  const { cast, partner, coordinator, officer, programme, partnershipId } = world;
  const [institute, judge] = [cast.institute.id, cast.as('programme_officer')];
  const { id: indicatorId } = await doing(db, judge, defineIndicator, {
    outcomeId: programme.outcomes[0],
    code: '1.1',
    title: { fr: { text: 'Membres', source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
  });
  const { id: windowId } = await doing(db, judge, setWindow, {
    programmeId: programme.id,
    name: 'W1',
    from: on(-50),
    until: on(-20),
    opensOn: addDays(todayIn(), -10),
    closesOn: addDays(todayIn(), 10),
    indicators: [indicatorId],
    partnerships: [partnershipId],
  });
  const now = () =>
    db.read(judge, async (tx) => {
      const window = (await windowById(tx, institute, windowId))!;
      const report = (await reportOf(tx, institute, { windowId, partnershipId }))!;
      return { report, ...(await reportSheet(tx, institute, window, report)) };
    });
  const figures = [{ indicatorId, value: '3' }];
  const { version } = (await now()).report;
  const given = { windowId, partnershipId, version, figures, provenance: 'x' };
  await doing(db, coordinator, submitReport, given);
  const handedIn = await now();
  await doing(db, judge, reviewReport, {
    reportId: handedIn.report.id,
    version: handedIn.report.version,
    seen: handedIn.figures.map(({ rowId }) => rowId),
    approveRest: true,
  });
  const takingBack = async () => {
    const { id: reportId, version } = (await now()).report;
    return told(
      await perform(db, judge, takeBackApproval, newId(), { reportId, version, reason: 'Too soon' }),
    );
  };

  const id = await openedReport(world);
  await partner.post(paths.writePartnerReport({ id }), { progress: 'As it was', version: '1' });
  assert.equal((await partner.post(paths.filePartnerReport({ id }), { version: '2' })).status, 303);
  const address = paths.acceptPartnerReport({ id });
  const accepting = { version: versionIn((await officer.get(address)).text), note: 'Well told' };
  assert.equal((await officer.post(address, accepting)).status, 303);
  assert.equal(await takingBack(), 'results.approval-was-accepted');
  const refused = await officer.get(paths.takeBackApproval({ id: handedIn.report.id }));
  assert.equal(refused.status, 403);
  assert.match(refused.text, /take that acceptance back first/);
  const back = paths.takeBackAcceptance({ id });
  const typed = { ...hiddenIn((await officer.get(back)).text), reason: 'Too soon' };
  assert.equal((await officer.post(back, typed)).status, 303);
  assert.equal(await takingBack(), 'done');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { openedReport, reportingWorld } from '../../../../test/support/partner-reports.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { lockReport } from '../../results/commands/lock-report.ts';
import { setWindow } from '../../results/commands/set-window.ts';
import { submitReport } from '../../results/commands/submit-report.ts';
import { reportOf } from '../../results/queries/reporting-windows.ts';

const db = await testDatabase();

test('who returns a figure that the partner can no longer correct is told so, and led to where it is restated', async () => {
  const world = await reportingWorld(db);
  const { cast, programme, partnershipId, partner, officer, coordinator } = world;
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, {
    outcomeId: programme.outcomes[0],
    code: '1.1',
    title: { en: { text: 'Members', source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
  });
  const { id: windowId } = await doing(db, cast.system, setWindow, {
    programmeId: programme.id,
    name: 'H1',
    from: on(-60),
    until: on(-5),
    opensOn: on(-10),
    closesOn: on(10),
    indicators: [indicatorId],
    partnerships: [partnershipId],
  });
  const sheet = async () =>
    (await db.read(cast.system, (tx) => reportOf(tx, cast.institute.id, { windowId, partnershipId })))!;
  const id = await openedReport(world);
  const returning = async () => (await officer.get(paths.returnPartnerReport({ id }))).text;
  const { version } = await sheet();
  const figures = [{ indicatorId, value: '12' }];
  await doing(db, coordinator, submitReport, {
    windowId,
    partnershipId,
    version,
    figures,
    provenance: 'Register',
  });
  await partner.post(paths.writePartnerReport({ id }), { progress: 'It moved', version: '1' });
  await partner.post(paths.filePartnerReport({ id }), { version: '2' });
  assert.match(await returning(), /1\.1 Members/);
  assert.doesNotMatch(await returning(), /only answer in words/);
  const { id: reportId, version: submitted } = await sheet();
  await doing(db, cast.as('programme_officer'), lockReport, { reportId, version: submitted });
  assert.match(
    await returning(),
    new RegExp(
      `This period is locked[\\s\\S]*only answer in words[\\s\\S]*${paths.indicator({ id: indicatorId })}#measurements`,
    ),
  );
});

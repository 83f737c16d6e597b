import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import {
  british,
  openedReport,
  reportingWorld,
  versionIn,
} from '../../../../test/support/partner-reports.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { reviewReport } from '../../results/commands/review-report.ts';
import { setWindow } from '../../results/commands/set-window.ts';
import { submitReport } from '../../results/commands/submit-report.ts';
import { reportOf } from '../../results/queries/reporting-windows.ts';

const db = await testDatabase();
const missingIn = (text: string): string =>
  /<section[^>]*id="missing"[\s\S]*?<\/section>|id="missing"[\s\S]*?id="narrative"/.exec(text)?.[0] ?? '';

test('what keeps a report from being filed is told with what is missing, each with where it is mended', async () => {
  const world = await reportingWorld(db);
  const { partner, officer, activityId } = world;
  const id = await openedReport(world);
  const page = paths.partnerReport({ id });
  const narrative = paths.writePartnerReport({ id });
  const filing = paths.filePartnerReport({ id });
  const lacks = async (who = partner) => missingIn((await who.get(page)).text);
  assert.match(await lacks(), new RegExp(`<a href="${narrative}">Write first what moved`));
  await partner.post(narrative, { progress: 'It moved', version: '1' });
  assert.doesNotMatch(await lacks(), /Write first what moved/);
  await partner.post(filing, { version: '2' });
  assert.doesNotMatch(await lacks(), /Say of each returned item/);
  await officer.post(paths.returnPartnerReport({ id }), {
    version: versionIn((await officer.get(paths.returnPartnerReport({ id }))).text),
    [`items.activity.${activityId}`]: 'Write the report of the training',
  });
  assert.match(await lacks(), new RegExp(`<a href="${filing}">Say of each returned item[^<]*1`));
});

test('a report whose period is not over, and one that lacks nothing else, do not say that nothing is missing', async () => {
  const world = await reportingWorld(db);
  const { partner, agreementId, programme } = world;
  const { location } = await partner.post(paths.newPartnerReport({ id: agreementId }), {
    ...{ programmeId: programme.id, fromOn: british(on(-20)), untilOn: british(on(10)) },
  });
  const lacks = async () => missingIn((await partner.get(location ?? '')).text);
  assert.match(await lacks(), /<a href="[^"]*">The period ends on/);
  assert.doesNotMatch(await lacks(), /Nothing is missing/);
  const id = location?.split('/').at(-1)?.split('?')[0] ?? '';
  const { text: form } = await partner.get(paths.filePartnerReport({ id }));
  assert.match(form, /The period ends on/, 'the form of the filing says it before it refuses it');
  assert.match(form, /Write first what moved/);
  const treasurer = world.cast.as('partner_treasurer', {
    ...{ language: 'en', partnerships: [world.partnershipId] },
  });
  const read = missingIn(
    (
      await testApp(db)
        .as(treasurer)
        .get(location ?? '')
    ).text,
  );
  assert.match(read, /The period ends on/);
  assert.doesNotMatch(read, /<a href="[^"]*">(The period ends on|Write first)/, 'who does not write it');
});

test('a sheet of figures that came back is told, with the way to it', async () => {
  const world = await reportingWorld(db);
  const { cast, programme, partnershipId, partner, coordinator } = world;
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: '1.1', title: { en: { text: 'Members', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  const { id: windowId } = await doing(db, cast.system, setWindow, {
    ...{ programmeId: programme.id, name: 'First half', from: on(-60), until: on(-5) },
    ...{ opensOn: on(-10), closesOn: on(10), indicators: [indicatorId], partnerships: [partnershipId] },
  });
  const sheet = async () =>
    (await db.read(cast.system, (tx) => reportOf(tx, cast.institute.id, { windowId, partnershipId })))!;
  const page = paths.partnerReport({ id: await openedReport(world) });
  const { version } = await sheet();
  await doing(db, coordinator, submitReport, {
    ...{ windowId, partnershipId, version, provenance: 'Register' },
    figures: [{ indicatorId, value: '12' }],
  });
  const told = /The sheet of figures «First half» came back/;
  assert.doesNotMatch((await partner.get(page)).text, told);
  const { id: reportId, version: submitted } = await sheet();
  await doing(db, cast.as('programme_officer'), reviewReport, {
    ...{
      reportId,
      version: submitted,
      note: 'Register of which branch?',
      figures: [],
      seen: [],
      returnSheet: true,
    },
  });
  const { text } = await partner.get(page);
  assert.match(
    missingIn(text),
    new RegExp(`<a href="${paths.measurementReport({ id: reportId })}">The sheet of figures «First half»`),
  );
});

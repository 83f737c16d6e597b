import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { openedReport, reportingWorld } from '../../../../test/support/partner-reports.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { redefineIndicator } from '../../results/commands/redefine-indicator.ts';

const db = await testDatabase();
const world = await reportingWorld(db);
const { cast, programme, partnershipId, otherId, sent, partner, officer, neighbour } = world;
const indicator = async (code: string, more = {}) =>
  (
    await doing(db, cast.system, defineIndicator, {
      ...{
        outcomeId: programme.outcomes[0],
        code,
        title: { en: { text: 'Members', source: true as const } },
      },
      ...{ measure: 'number', overTime: 'sum', overPartners: 'sum', ...more },
    })
  ).id;
const measure = (
  indicatorId: string,
  value: string,
  days: { from: string; until: string },
  of = partnershipId,
) =>
  doing(db, cast.system, recordMeasurement, {
    ...{ indicatorId, partnershipId: of, value, provenance: 'Register', ...days },
    onBehalf: { source: 'letter' },
  });
await sent(500_00, on(-30));
await sent(70_00, on(-90));
await sent(40_00, on(-20), { kind: 'reimbursement' });
const summed = await indicator('S');
await measure(summed, '12', { from: on(-60), until: on(-40) });
await measure(summed, '30', { from: on(-39), until: on(-20) });
await measure(summed, '100', { from: on(-100), until: on(-90) });
await measure(summed, '1000', { from: on(-60), until: on(-40) }, otherId);
const twice = await indicator('T', { formula: '2 * [S]' });
const another = await indicator('A', { unit: 'members' });
await measure(another, '4', { from: on(-60), until: on(-50) });
await measure(another, '5', { from: on(-49), until: on(-20) });
await doing(db, cast.system, redefineIndicator, {
  ...{ indicatorId: another, version: 1, comparable: false, reason: 'Counted otherwise' },
  ...{ title: { en: { text: 'Share', source: true as const } }, measure: 'percentage' },
  ...{ overTime: 'last', overPartners: 'mean' },
});
const silent = await indicator('N');
const page = paths.partnerReport({ id: await openedReport(world) });

/** Links of the report whose words hold these digits. */
const linkOf = async (said: string, reader = officer) => {
  const { text } = await reader.get(page);
  const found = [...text.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].filter(([, , words]) => words === said);
  return found.map(([, href = '']) => href.replaceAll('&amp;', '&'));
};

test('what was sent and given back in the period opens those transfers, and no other', async () => {
  for (const reader of [officer, partner])
    for (const [said, others] of [
      ['€500.00', ['70.00', '40.00']],
      ['€40.00', ['70.00', '500.00']],
    ] as const) {
      const [href = ''] = await linkOf(said, reader);
      const { status, text } = await reader.get(href);
      assert.equal(status, 200);
      const [list = ''] = text.match(/<tbody.*<\/tbody>/s) ?? [];
      assert.ok(list.includes(said), href);
      for (const other of others) assert.ok(!list.includes(other), `${href} ${other}`);
    }
  assert.equal((await neighbour.get(page)).status, 404);
});

test('a measured value opens the partner’s entries of the period, a formula what it is worked out of', async () => {
  for (const reader of [officer, partner])
    for (const [said, id, entries] of [
      ['42', summed, 2],
      ['84', twice, 1],
      ['5\u00a0members', another, 1],
    ] as const) {
      const [href = ''] = await linkOf(said, reader);
      assert.ok(href.startsWith(paths.figureEntries({ id })), said);
      const { status, text } = await reader.get(href);
      assert.equal(status, 200);
      assert.equal(text.match(/<dd class="value">([^<]*)/)?.[1], said, href);
      assert.equal(text.match(/<tbody.*?<\/tbody>/s)?.[0].match(/<tr/g)?.length, entries, href);
    }
});

test('where nothing was measured there is nothing to open', async () => {
  const { text } = await officer.get(page);
  assert.ok(text.includes(paths.indicator({ id: silent })));
  assert.ok(!text.includes(paths.figureEntries({ id: silent })));
});

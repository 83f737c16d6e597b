import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { british, openedReport, reportingWorld } from '../../../../test/support/partner-reports.ts';
import { paths } from '../../../paths.ts';

const db = await testDatabase();

test('a report that waits is named by its days as people write them', async () => {
  const world = await reportingWorld(db);
  await openedReport(world);
  const { text } = await world.partner.get(paths.home());
  assert.match(text, new RegExp(`${british(on(-60))} – ${british(on(-1))}`));
});

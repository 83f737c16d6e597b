import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { british } from '../../../../test/support/partner-reports.ts';
import { paths } from '../../../paths.ts';

const db = await testDatabase();

test('a dialogue that was noted is where its commitments are noted next', async () => {
  const cast = await makeCast(db);
  const officer = testApp(db).as(cast.as('programme_officer', { language: 'en' }));
  const { location } = await officer.post(paths.newInstituteDialogue(), {
    ...{ heldOn: british(on(-3)), participants: 'DGD', summary: 'Progress' },
  });
  const { status, text } = await officer.get(location ?? '');
  assert.match(location ?? '', new RegExp(`^${paths.donorDialogues()}/[0-9a-f-]+`));
  assert.equal(status, 200);
  assert.match(text, /Progress/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { openProgramme } from '../../programmes/commands/open-programme.ts';

const db = await testDatabase();

test('under an objective outcomes of two programmes with one code are told apart by their programmes', async () => {
  const world = await makeCast(db);
  const own = await makeOffice(db, world);
  const reader = testApp(db).as(world.as('programme_officer', { language: 'en' }));
  const text = (said: string) => ({ en: { text: said, source: true } });
  const named = async () => {
    const cells = (await reader.get(paths.portfolio())).text.split(
      `href="${paths.outcome({ id: own.outcomes[0] })}"`,
    );
    return cells.slice(1).map((cell) => cell.slice(1, cell.indexOf('</a>')));
  };
  const reference = `${world.institute.code}-P`;
  assert.ok(!(await named()).includes(`${reference} · OS1`));
  const programmeId = newId();
  const year = own.today.slice(0, 4);
  await doing(db, world.system, openProgramme, {
    ...{ id: programmeId, reference: 'SECOND', title: text('Second') },
    ...{ fromOn: `${year}-01-01`, untilOn: `${year}-12-31` },
  });
  await doing(db, world.system, addOutcome, {
    ...{ programmeId, code: 'OS1', title: text('Another'), aims: ['O1'], isBelgian: false },
    ...{ places: [], classifications: [], participations: [], partnershipIds: [] },
  });
  assert.ok((await named()).includes(`${reference} · OS1`));
  const seen = (await reader.get(paths.portfolio())).text;
  assert.ok(seen.includes('SECOND · OS1'));
  assert.ok(!seen.includes(`${reference} · OS2`), 'a code that one outcome has stands alone');
});

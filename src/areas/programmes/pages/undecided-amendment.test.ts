import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decided } from '../../../../test/support/obligations.ts';
import { programmeOf } from '../../../../test/support/union-work.ts';
import { paths } from '../../../paths.ts';
import { amendmentsOfProgramme } from '../queries/programme-amendments.ts';

const db = await testDatabase();
const app = testApp(db);

test('nothing is amended before the donor decided: the form leads to the decision, and keeps what was typed', async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast);
  const [director, officer] = (['director', 'programme_officer'] as const).map((role) =>
    app.as(cast.as(role, { language: 'en' })),
  ) as [ReturnType<typeof app.as>, ReturnType<typeof app.as>];
  const address = paths.requestAmendment({ id: programmeId });
  const asked = {
    ...{ kind: 'new_country', procedure: 'consent', what: 'Togo joins', reason: 'The network grows' },
    requestedOn: '01/02/2024',
  };
  const wayThere = `href="${paths.decideProgramme({ id: programmeId })}"`;
  const amendments = () =>
    db.read(cast.system, (tx) => amendmentsOfProgramme(tx, cast.institute.id, programmeId));
  assert.ok((await director.get(address)).text.includes(wayThere));
  const refused = await officer.post(address, asked);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="errors"[\s\S]*no decision on this programme is recorded yet/);
  assert.match(refused.text, /The director records it/);
  assert.ok(!refused.text.includes(wayThere), 'who may not decide is not led to what is closed to them');
  assert.ok(refused.text.includes('Togo joins'));
  assert.deepEqual(await amendments(), []);

  await decided(db, cast, programmeId);
  assert.doesNotMatch((await officer.get(address)).text, /no decision on this programme/);
  assert.equal((await officer.post(address, asked)).status, 303);
  assert.equal((await amendments()).length, 1);
});

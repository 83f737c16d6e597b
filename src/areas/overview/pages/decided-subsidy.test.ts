import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
import { decideProgramme } from '../../programmes/commands/decide-programme.ts';

const db = await testDatabase();
const app = testApp(db);

test('the subsidy that was decided last stays in sight after a decision without an amount, and after the end', async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast, 2017);
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const director = cast.as('director');
  const readers = [director, cast.as('partner_coordinator', { partnerships: [partnershipId] })];
  const decide = (kind: string, decidedOn: string, subsidyMinor?: number, submittedOn?: string) =>
    doing(db, director, decideProgramme, {
      ...{ programmeId, kind, decidedOn, reference: 'AM', subsidyMinor, submittedOn },
    });
  const isInSight = async (when: string, amount: RegExp) => {
    for (const reader of readers) {
      const { text } = await app.as(reader).get(paths.programme({ id: programmeId }));
      assert.ok(amount.test(text), `${reader.role}: ${when}`);
    }
    assert.ok(amount.test((await app.as(director).get(paths.programmes())).text), `list: ${when}`);
    const file = await app.as(director).get(withQuery(paths.programmes(), { format: 'csv' }));
    assert.match(file.text, /4800000/, `file: ${when}`);
  };
  await decide('decided', '2016-12-15', 480_000_000, '2016-07-29');
  await isInSight('decided', /4.800.000/);
  await decide('decided', '2019-02-01');
  await isInSight('decided again without an amount', /4.800.000/);
  await decide('closed', '2022-09-30');
  await isInSight('closed', /4.800.000/);
});

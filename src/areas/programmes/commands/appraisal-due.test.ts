import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { appraisalQuestion } from '../queries/appraisals.ts';
import { correctAppraisalQuestion } from './correct-appraisal-question.ts';
import { recordAppraisalQuestion } from './record-appraisal-question.ts';

const db = await testDatabase();

test('the answer to a question of the donor is not due before it was asked, when it is noted and when it is corrected', async () => {
  const cast = await makeCast(db);
  const { id: programmeId } = await makeProgramme(db, cast);
  const asked = { question: 'Why?', askedOn: on(-9) };
  const record = (dueOn: string) =>
    perform(db, cast.system, recordAppraisalQuestion, newId(), { programmeId, ...asked, dueOn });
  const refused = await record(on(-10));
  assert.deepEqual('fields' in refused && Object.keys(refused.fields ?? {}), ['dueOn']);
  const kept = await record(on(-9));
  assert.ok('value' in kept && kept.value);
  const found = await db.read(cast.system, (tx) => appraisalQuestion(tx, cast.institute.id, kept.value.id));
  const corrected = await perform(db, cast.system, correctAppraisalQuestion, newId(), {
    ...{ questionId: kept.value.id, version: found?.entryNo, ...asked, dueOn: on(-10), reason: 'The letter' },
  });
  assert.deepEqual('fields' in corrected && Object.keys(corrected.fields ?? {}), ['dueOn']);
});

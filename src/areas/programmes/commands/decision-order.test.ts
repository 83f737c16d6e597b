import assert from 'node:assert/strict';
import { test } from 'node:test';
import { on } from '../../../../test/support/agreed-transfers.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { withOwner } from '../../../db/owner.ts';
import { newId } from '../../../kernel/id.ts';
import { decisionInPlaceOf, decisionsOf } from '../queries/decisions.ts';
import { correctProgrammeDecision } from './correct-programme-decision.ts';
import { decideProgramme } from './decide-programme.ts';

const place = await testPlace();
const db = place.open();

const prepared = async () => {
  const cast = await makeCast(db);
  const { id: programmeId } = await makeProgramme(db, cast);
  const director = cast.as('director');
  const steps = () => db.read(director, (tx) => decisionsOf(tx, cast.institute.id, programmeId));
  const decide = (kind: string, decidedOn: string, more = {}) =>
    perform(db, director, decideProgramme, newId(), {
      ...{ programmeId, kind, decidedOn, reference: 'AM 1' },
      ...more,
    });
  return { cast, director, programmeId, steps, decide };
};

const fieldsOf = (outcome: object) => Object.keys('fields' in outcome ? (outcome.fields ?? {}) : {});

test('a submission that was forgotten is said after the decision, with its day, and comes before it', async () => {
  const { cast, director, programmeId, steps, decide } = await prepared();
  const decided = await decide('decided', on(-10), { subsidyMinor: 300, submittedOn: on(-90) });
  assert.ok('value' in decided, JSON.stringify(decided));
  // As it could be recorded before its submission was asked.
  await withOwner(place.ownerUrl, async (owner) => {
    await owner.query("delete from programme_decisions where kind = 'submitted' and programme_id = $1", [
      programmeId,
    ]);
  });
  assert.deepEqual(
    (await steps()).map(({ kind }) => kind),
    ['decided'],
  );
  assert.deepEqual(fieldsOf(await decide('submitted', on(-9))), ['decidedOn']);
  const short = await decide('submitted', on(-90), { askedMinor: 299 });
  assert.deepEqual(fieldsOf(short), ['askedMinor'], 'less than was granted');
  const submitted = await decide('submitted', on(-90), { askedMinor: 400 });
  assert.ok('value' in submitted, JSON.stringify(submitted));
  assert.deepEqual(
    (await steps()).map(({ kind, askedMinor }) => [kind, askedMinor]),
    [
      ['submitted', 400],
      ['decided', null],
    ],
  );
  assert.ok(!('value' in (await decide('submitted', on(-91)))), 'once');
  const [first] = await steps();
  const found = await db.read(director, (tx) => decisionInPlaceOf(tx, cast.institute.id, first!.id));
  assert.equal(found?.programmeId, programmeId);
  const corrected = {
    decisionId: first!.id,
    version: first!.entryNo,
    kind: 'submitted',
    reason: 'The letter',
  };
  const late = await perform(db, director, correctProgrammeDecision, newId(), {
    ...corrected,
    decidedOn: on(-9),
  });
  assert.deepEqual(fieldsOf(late), ['decidedOn']);
  const less = await perform(db, director, correctProgrammeDecision, newId(), {
    ...{ ...corrected, decidedOn: on(-90), askedMinor: 299 },
  });
  assert.deepEqual(fieldsOf(less), ['askedMinor'], 'nor is it corrected to less');
});

test('a step is not of a day before the one that it follows, and grants no more than was asked', async () => {
  const { steps, decide } = await prepared();
  assert.ok('value' in (await decide('decided', on(-10), { subsidyMinor: 300, submittedOn: on(-90) })));
  assert.deepEqual(fieldsOf(await decide('decided', on(-11))), ['decidedOn']);
  const granted = await decide('decided', on(-9), { askedMinor: 300, subsidyMinor: 400 });
  assert.deepEqual(fieldsOf(granted), ['subsidyMinor']);
  assert.equal((await steps()).length, 2);
});

test('a first decision says when the programme was submitted, and both stand in their order', async () => {
  const { steps, decide } = await prepared();
  assert.deepEqual(fieldsOf(await decide('decided', on(-10))), ['submittedOn']);
  assert.deepEqual(fieldsOf(await decide('decided', on(-10), { submittedOn: on(-9) })), ['submittedOn']);
  assert.deepEqual(fieldsOf(await decide('submitted', on(-10), { submittedOn: on(-20) })), ['submittedOn']);
  assert.equal((await steps()).length, 0);
  const decided = await decide('decided', on(-10), { subsidyMinor: 300, submittedOn: on(-10) });
  assert.ok('value' in decided, JSON.stringify(decided));
  assert.deepEqual(
    (await steps()).map(({ kind, decidedOn, reference }) => [kind, decidedOn, reference]),
    [
      ['submitted', on(-10), null],
      ['decided', on(-10), 'AM 1'],
    ],
  );
  assert.deepEqual(fieldsOf(await decide('decided', on(-9), { submittedOn: on(-10) })), ['submittedOn']);
  assert.ok('value' in (await decide('decided', on(-9))), 'an amended decision answers the same submission');
});

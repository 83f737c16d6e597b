import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { refusedCells, sheetsOf } from '../../../../test/support/sheets.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const officer = cast.as('finance_officer');
const { look, bring } = sheetsOf(db, officer);

const heads = 'Own reference,Paid on,What for,Amount,Currency,Outcome,Heading,Budget line,Partner';
const line = (partner: string, reference = 'J1'): string =>
  `${reference},2027-05-02,Venue,12.50,EUR,OS1,running costs,d,${partner}`;
const file = (...lines: string[]): string => [heads, ...lines].join('\n');

/** A programme of which the first partner has an acronym. */
const named = async () => {
  const { id: programmeId, partnerships } = await makeProgramme(db, cast);
  const acronym = programmeId.slice(-8);
  const { name } = await db.write(cast.system, (tx) =>
    tx
      .updateTable('organisations')
      .set({ acronym })
      .where('institute_id', '=', cast.institute.id)
      .where('id', '=', (eb) =>
        eb.selectFrom('partnerships').select('organisation_id').where('id', '=', partnerships[0]),
      )
      .returning('name')
      .executeTakeFirstOrThrow(),
  );
  return { as: { programmeId }, name, acronym };
};

test('a reference that stands under the name of a partner and again under its acronym is one twice', async () => {
  const { as, name, acronym } = await named();
  const { preview } = await look(file(line(name), line(acronym)), as);
  assert.deepEqual(refusedCells(preview.refused), ['A3 sheets.reference-twice']);
  const outcome = await bring(file(line(name), line(acronym, 'J2')), as);
  assert.ok(outcome.done && outcome.value.created === 2);
  const again = await look(file(line(acronym), line(name)), as);
  assert.deepEqual(refusedCells(again.preview.refused), ['A3 sheets.reference-twice']);
});

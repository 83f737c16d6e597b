import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { refusedCells, sheetsOf } from '../../../../test/support/sheets.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { importSheet } from './import-sheet.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const officer = cast.as('finance_officer');
const { look, bring } = sheetsOf(db, officer);

const heads = 'Own reference,Paid on,What for,Amount,Currency,Outcome,Heading,Budget line,Partner';
const line = (partner: string, reference = 'J1'): string =>
  `${reference},2027-05-02,Venue,12.50,EUR,OS1,running costs,d,${partner}`;
const file = (...lines: string[]): string => [heads, ...lines].join('\n');

/** Gives the organisation of a partnership an acronym; its name. */
const abbreviated = (partnershipId: string, acronym: string | null): Promise<string> =>
  db.write(cast.system, async (tx) => {
    const { name } = await tx
      .updateTable('organisations')
      .set({ acronym })
      .where('institute_id', '=', cast.institute.id)
      .where('id', '=', (eb) =>
        eb.selectFrom('partnerships').select('organisation_id').where('id', '=', partnershipId),
      )
      .returning('name')
      .executeTakeFirstOrThrow();
    return name;
  });

/** A programme of which the first partner has an acronym. */
const named = async () => {
  const { id: programmeId, partnerships } = await makeProgramme(db, cast);
  const acronym = programmeId.slice(-8);
  return { as: { programmeId }, partnerships, acronym, name: await abbreviated(partnerships[0], acronym) };
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

test('an import is refused where a row that it would change was set by somebody else since the preview', async () => {
  const { as, name } = await named();
  const amounted = (amount: string) => file(line(name).replace('12.50', amount));
  await bring(amounted('10.00'), as);
  const { preview, input } = await look(amounted('20.00'), as);
  const { created, updated, unchanged, plan } = preview;
  assert.deepEqual([created, updated, unchanged], [0, 1, 0]);
  await bring(amounted('15.00'), as);
  const expected = { created, updated, unchanged, plan };
  const refused = await perform(db, officer, importSheet, newId(), {
    ...input,
    reason: 'Put right',
    expected,
  });
  assert.equal(!refused.done && refused.problem?.key, 'sheets.changed-since-preview');
  const seen = (await look(amounted('20.00'), as)).preview;
  const done = await perform(db, officer, importSheet, newId(), {
    ...input,
    reason: 'Put right',
    expected: { ...expected, plan: seen.plan },
  });
  assert.ok(done.done && done.value.updated === 1);
});

test('so is a budget of which somebody set a cell to another amount, and a name that stands for another partner', async () => {
  const { as, name, acronym, partnerships } = await named();
  const budget = (amount: string) =>
    `Outcome,Block,Budget line,Heading,Partner,2027\nOS1,operational,a,running,${name},${amount}`;
  const cells = { ...as, kind: 'budget' } as const;
  await bring(budget('10'), cells);
  const refusedAfter = async (looked: Awaited<ReturnType<typeof look>>, change: () => Promise<unknown>) => {
    const { created, updated, unchanged, plan } = looked.preview;
    await change();
    const expected = { created, updated, unchanged, plan };
    const outcome = await perform(db, officer, importSheet, newId(), { ...looked.input, expected });
    return !outcome.done && outcome.problem?.key;
  };
  const cell = await look(budget('20'), cells);
  assert.equal(await refusedAfter(cell, () => bring(budget('15'), cells)), 'sheets.changed-since-preview');
  const booked = await look(file(line(acronym, 'J9')), as);
  const moved = async () => {
    await abbreviated(partnerships[0], null);
    await abbreviated(partnerships[1], acronym);
  };
  assert.equal(await refusedAfter(booked, moved), 'sheets.changed-since-preview');
});

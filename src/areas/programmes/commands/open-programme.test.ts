import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { registerOrganisation } from '../../partners/commands/register-organisation.ts';
import { classificationsOf, participationsOf, placesOf } from '../queries/programme-lists.ts';
import { programmeById, programmes } from '../queries/programmes.ts';
import { openProgramme } from './open-programme.ts';
import { reviseProgramme } from './revise-programme.ts';

const db = await testDatabase();

const title = { fr: { text: 'Travail décent', source: true } };

test('a programme without dates runs for five calendar years, from 1 January to 31 December', async () => {
  const { institute, as } = await makeCast(db);
  const officer = as('programme_officer');
  const { id } = await doing(db, officer, openProgramme, { reference: 'P2027', title });
  const [row] = await db.read(officer, (tx) => programmes(tx, institute.id));
  assert.equal(row?.id, id);
  assert.match(row?.fromOn ?? '', /-01-01$/);
  assert.equal(Number(row?.untilOn.slice(0, 4)) - Number(row?.fromOn.slice(0, 4)), 4);
  assert.match(row?.untilOn ?? '', /-12-31$/);
  assert.equal(row?.outcomes, 0);
  assert.equal(row?.state, null);
});

test('a reference that exists is refused beside its field; another institute may use it', async () => {
  const { as } = await makeCast(db);
  const director = as('director');
  await doing(db, director, openProgramme, { reference: 'P2022', title });
  assert.deepEqual(await perform(db, director, openProgramme, newId(), { reference: 'P2022', title }), {
    done: false,
    fields: { reference: [{ key: 'problem.reference-taken' }] },
  });
  await doing(db, (await makeCast(db)).as('director'), openProgramme, { reference: 'P2022', title });
});

test('percentages that do not make 100 are refused at their fields, and kept as they are from an import', async () => {
  const { institute, as, system } = await makeCast(db);
  const places = [
    { country: 'BJ', percentage: '60' },
    { region: { code: '289', vocabulary: '1' }, percentage: '39.9' },
  ];
  const input = { reference: 'P2022', title, places };
  assert.deepEqual(await perform(db, as('programme_officer'), openProgramme, newId(), input), {
    done: false,
    fields: {
      'places.0.percentage': [{ key: 'programmes.percentages-add-up', args: { sum: '99.9' } }],
    },
  });
  const one = { ...input, places: [{ country: 'BJ', percentage: '100' }, { country: 'TG' }] };
  const refused = await perform(db, as('programme_officer'), openProgramme, newId(), one);
  assert.deepEqual(!refused.done && refused.fields, {
    'places.1.percentage': [{ key: 'programmes.percentage-missing' }],
  });
  const { id } = await doing(db, system, openProgramme, { ...input, isImported: true });
  assert.deepEqual(
    await db.read(system, (tx) => placesOf(tx, institute.id, { programmeId: id, outcomeId: null })),
    [
      { country: 'BJ', regionCode: null, regionVocabulary: null, percentage: '60' },
      { country: null, regionCode: '289', regionVocabulary: '1', percentage: '39.9' },
    ],
  );
});

test('a revision replaces the lists it gives and leaves the others', async () => {
  const { institute, as, system } = await makeCast(db);
  const { id: organisationId } = await doing(db, system, registerOrganisation, {
    kind: 'donor',
    name: 'The donor',
  });
  const participations = [{ organisationId, role: '1' }];
  const { id } = await doing(db, system, openProgramme, {
    reference: 'P2022',
    title,
    fromOn: '2022-01-01',
    participations,
    classifications: [{ kind: 'sector', vocabulary: '1', code: '16070', percentage: '100' }],
  });
  const revised = await doing(db, as('programme_officer'), reviseProgramme, {
    programmeId: id,
    version: 1,
    reference: 'P2022',
    title,
    fromOn: '2022-01-01',
    untilOn: '2026-12-31',
    classifications: [{ kind: 'marker', vocabulary: '1', code: '1', significance: '2' }],
  });
  assert.deepEqual(revised, { id, version: 2 });
  const owner = { programmeId: id, outcomeId: null };
  const kept = await db.read(system, (tx) => participationsOf(tx, institute.id, owner));
  assert.deepEqual(kept, [{ organisationId, name: 'The donor', role: '1', activityRef: null }]);
  const classified = await db.read(system, (tx) => classificationsOf(tx, institute.id, owner));
  assert.deepEqual(
    classified.map(({ kind, code }) => [kind, code]),
    [['marker', '1']],
  );
  assert.equal((await db.read(system, (tx) => programmeById(tx, institute.id, id)))?.untilOn, '2026-12-31');
});

test('the second of two people saving a programme is shown what stands now, and nothing is overwritten', async () => {
  const { institute, as } = await makeCast(db);
  const [first, second] = [as('programme_officer'), as('director')];
  const { id } = await doing(db, first, openProgramme, { reference: 'P2022', title });
  const input = { programmeId: id, version: 1, title, fromOn: '2022-01-01', untilOn: '2026-12-31' };
  await doing(db, first, reviseProgramme, { ...input, reference: 'MINE' });
  const refused = await perform(db, second, reviseProgramme, newId(), { ...input, reference: 'THEIRS' });
  assert.ok(!refused.done);
  assert.equal(refused.conflict?.version, 2);
  assert.equal(refused.conflict?.current['programmes.reference'], 'MINE');
  assert.equal((await db.read(first, (tx) => programmeById(tx, institute.id, id)))?.reference, 'MINE');
});

test('who does not keep programmes may not open one, and a stranger’s programme does not exist', async () => {
  const { as } = await makeCast(db);
  const { id } = await doing(db, as('director'), openProgramme, { reference: 'P2022', title });
  for (const role of ['finance_officer', 'auditor', 'partner_coordinator', 'donor_officer'] as const)
    await assert.rejects(
      perform(db, as(role), openProgramme, newId(), { reference: role, title }),
      NotAllowed,
      role,
    );
  const stranger = (await makeCast(db)).as('director');
  const input = {
    programmeId: id,
    version: 1,
    reference: 'P',
    title,
    fromOn: '2022-01-01',
    untilOn: '2022-12-31',
  };
  await assert.rejects(perform(db, stranger, reviseProgramme, newId(), input), NotFound);
});

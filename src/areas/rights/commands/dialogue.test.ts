import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Cast, doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { dialogueCounts } from '../queries/dialogue-counts.ts';
import { dialogueEvent, dialogueEvents } from '../queries/dialogue-events.ts';
import { dialogueClass, dialogueClasses, dialogueLevels } from '../rules/dialogue-type.ts';
import { kindsPresent, partyKinds } from '../rules/party.ts';
import { correctDialogueEvent } from './correct-dialogue-event.ts';
import { recordDialogueBody } from './record-dialogue-body.ts';
import { recordDialogueEvent } from './record-dialogue-event.ts';
import { reviseDialogueBody } from './revise-dialogue-body.ts';
import { withdrawRightsRecord } from './withdraw-rights-record.ts';

const db = await testDatabase();

const authority = { kind: 'public_authority', name: 'Mairie' };
const managers = { kind: 'employers', name: 'Port autonome' };

const talks = {
  title: 'Salaires du port',
  country: 'BJ',
  heldOn: '2025-03-10',
  form: 'negotiation',
  level: 'local',
  parties: [authority, managers],
  withPartner: true,
  seatsWomen: 2,
  seatsMen: 3,
  topics: ['wages'],
  result: 'memorandum',
  source: 'Procès-verbal 12',
};

const prepared = async () => {
  const cast = await makeCast(db);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat du port');
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  return { cast, partnershipId, coordinator };
};

const counts = (cast: Cast, asOf?: number) =>
  db.read(cast.system, (tx) => dialogueCounts(tx, cast.institute.id, { asOf }));

test('a coordinator records talks of all three kinds, and they count as local tripartite of its year', async () => {
  const { cast, partnershipId, coordinator } = await prepared();
  await doing(db, coordinator, recordDialogueEvent, { ...talks, partnershipId });
  const [line, ...others] = await counts(cast);
  assert.deepEqual(others, []);
  assert.equal(line?.local_tripartite, 1);
  assert.equal(line.year, 2025);
  assert.equal(line.partnershipId, partnershipId);
});

test('a correction with its reason moves the event to another class, and what stood is read as of then', async () => {
  const { cast, partnershipId, coordinator } = await prepared();
  const { id } = await doing(db, coordinator, recordDialogueEvent, { ...talks, partnershipId });
  const before = await db.read(cast.system, (tx) =>
    tx.selectFrom('dialogue_events').select('entry_no').where('id', '=', id).executeTakeFirstOrThrow(),
  );
  const corrected = { ...talks, id, version: 1, parties: [managers], reason: 'The mayor sent nobody' };
  await doing(db, coordinator, correctDialogueEvent, corrected);
  const [now] = await counts(cast);
  assert.deepEqual([now?.local_tripartite, now?.bipartite], [0, 1]);
  const [then] = await counts(cast, before.entry_no);
  assert.deepEqual([then?.local_tripartite, then?.bipartite], [1, 0]);
  const second = await perform(db, coordinator, correctDialogueEvent, newId(), corrected);
  assert.equal(second.done === false && second.conflict?.version, 2);
});

test('what was withdrawn is read with its reason and counts no more, and is withdrawn once', async () => {
  const { cast, partnershipId, coordinator } = await prepared();
  const { id } = await doing(db, coordinator, recordDialogueEvent, { ...talks, partnershipId });
  const withdrawal = { kind: 'dialogue_event', id, reason: 'Entered twice' };
  await doing(db, coordinator, withdrawRightsRecord, withdrawal);
  assert.deepEqual(await counts(cast), []);
  const { institute, system } = cast;
  assert.deepEqual(await db.read(system, (tx) => dialogueEvents(tx, institute.id)), []);
  const read = await db.read(coordinator, (tx) => dialogueEvent(tx, institute.id, id));
  assert.equal(read?.withdrawnFor, 'Entered twice');
  const again = await perform(db, coordinator, withdrawRightsRecord, newId(), withdrawal);
  assert.equal(again.done === false && again.problem?.key, 'rights.is-withdrawn');
  const corrected = { ...talks, id, version: 1, reason: 'Late' };
  const late = await perform(db, coordinator, correctDialogueEvent, newId(), corrected);
  assert.equal(late.done === false && late.problem?.key, 'rights.is-withdrawn');
});

test('a day to come, a body that is not known and a partner’s record without its partnership are said by field', async () => {
  const { partnershipId, coordinator } = await prepared();
  const refused = async (input: object) => {
    const performed = await perform(db, coordinator, recordDialogueEvent, newId(), { ...talks, ...input });
    return performed.done ? [] : Object.keys(performed.fields ?? {});
  };
  assert.deepEqual(await refused({ partnershipId, heldOn: '2100-01-01' }), ['heldOn']);
  assert.deepEqual(await refused({ partnershipId, bodyId: newId() }), ['bodyId']);
  assert.deepEqual(await refused({}), ['partnershipId']);
  assert.deepEqual(await refused({ partnershipId, parties: [{ kind: 'union', name: '' }] }), [
    'parties.0.name',
  ]);
});

test('another partner of the institute neither sees the event nor corrects it', async () => {
  const { cast, partnershipId, coordinator } = await prepared();
  const { id } = await doing(db, coordinator, recordDialogueEvent, { ...talks, partnershipId });
  const other = await partnerOf(db, cast, 'Other union');
  const stranger = cast.as('partner_coordinator', { partnerships: [other.partnershipId] });
  const seen = await db.read(stranger, (tx) => dialogueEvent(tx, cast.institute.id, id));
  assert.equal(seen, undefined);
  const corrected = { ...talks, id, version: 1, reason: 'Not mine' };
  await assert.rejects(perform(db, stranger, correctDialogueEvent, newId(), corrected));
});

test('seats of a body change and the second of two savers is shown the first', async () => {
  const { cast, partnershipId } = await prepared();
  const said = {
    name: 'Conseil',
    country: 'BJ',
    level: 'local',
    standing: 'ad_hoc',
    seatsWomen: 1,
    source: 'Arrêté',
  };
  const { id } = await doing(db, cast.system, recordDialogueBody, { ...said, partnershipId });
  await doing(db, cast.system, reviseDialogueBody, { ...said, id, version: 1, seatsWomen: 2 });
  const second = await perform(db, cast.system, reviseDialogueBody, newId(), { ...said, id, version: 1 });
  assert.equal(second.done === false && second.conflict?.current['rights.seatsWomen'], 2);
});

test('a list narrowed to a class holds just the events that the rule counts there', async () => {
  const { cast, partnershipId } = await prepared();
  const below = seededRandom(4);
  for (let at = 0; at < 60; at += 1) {
    const parties = partyKinds.filter(() => below(2) === 0).map((kind) => ({ kind, name: kind }));
    const withPartner = below(2) === 0;
    const level = dialogueLevels[below(dialogueLevels.length)]!;
    await doing(db, cast.system, recordDialogueEvent, {
      ...talks,
      partnershipId,
      parties,
      withPartner,
      level,
    });
  }
  const { institute, system } = cast;
  const listed = (kind?: string) =>
    db.read(system, (tx) => dialogueEvents(tx, institute.id, { kind, limit: 100 }));
  const all = await listed();
  for (const kind of dialogueClasses) {
    const wanted = all.filter(
      ({ parties, withPartner, level }) => dialogueClass(kindsPresent(parties, withPartner), level) === kind,
    );
    const found = await listed(kind);
    assert.deepEqual(
      found.map(({ id }) => id),
      wanted.map(({ id }) => id),
    );
    const [line] = await counts(cast);
    assert.equal(line?.[kind], wanted.length);
  }
});

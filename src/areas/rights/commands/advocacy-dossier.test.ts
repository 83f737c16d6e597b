import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { advocacyDossier, advocacyDossiers } from '../queries/advocacy-dossiers.ts';
import { stagesOf, stepsOf } from '../queries/advocacy-facts.ts';
import { advocacyStages, stageCounted } from '../rules/advocacy-stage.ts';
import { advanceAdvocacyDossier } from './advance-advocacy-dossier.ts';
import { correctAdvocacyStage } from './correct-advocacy-stage.ts';
import { correctAdvocacyStep } from './correct-advocacy-step.ts';
import { openAdvocacyDossier } from './open-advocacy-dossier.ts';
import { recordAdvocacyStep } from './record-advocacy-step.ts';
import { reviseAdvocacyDossier } from './revise-advocacy-dossier.ts';
import { withdrawRightsRecord } from './withdraw-rights-record.ts';

const db = await testDatabase();

const demand = {
  title: 'Décret sur le travail domestique',
  country: 'BJ',
  level: 'national',
  demand: 'Un décret',
  alliance: ['Réseau des femmes'],
  conventions: ['C189'],
  openedOn: '2024-01-15',
};

const prepared = async () => {
  const cast = await makeCast(db);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat');
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const { id } = await doing(db, coordinator, openAdvocacyDossier, { ...demand, partnershipId });
  const stage = async () =>
    (await db.read(cast.system, (tx) => advocacyDossier(tx, cast.institute.id, id)))?.stage;
  return { cast, partnershipId, coordinator, id, stage };
};

test('adopted without evidence is saved, and counts once the evidence is there', async () => {
  const { cast, coordinator, id, stage } = await prepared();
  const advance = (input: object) =>
    doing(db, coordinator, advanceAdvocacyDossier, { dossierId: id, ...input });
  await advance({ stage: 'draft', onDay: '2024-02-01' });
  await advance({ stage: 'adopted', onDay: '2024-09-01' });
  assert.equal(await stage(), 'draft');
  const [, adopted] = await db.read(cast.system, (tx) =>
    stagesOf(tx, cast.institute.id, { dossierIds: [id] }),
  );
  const proven = {
    id: adopted?.id,
    stage: 'adopted',
    onDay: '2024-09-01',
    evidence: 'Décret 2024-77',
    reason: 'Published',
  };
  await doing(db, coordinator, correctAdvocacyStage, proven);
  assert.equal(await stage(), 'adopted');
});

test('a document on the dossier is evidence, one that hangs elsewhere is not known here', async () => {
  const { cast, partnershipId, coordinator, id, stage } = await prepared();
  const attach = (subjectId: string) =>
    doing(db, cast.system, attachDocument, {
      subject: { kind: 'advocacy_dossier', id: subjectId },
      partnershipId,
      title: 'Décret',
      class: 'ordinary',
      file: { name: 'decret.pdf', mediaType: 'application/pdf', size: 10, sha256: 'ab'.repeat(32) },
    });
  const advance = { dossierId: id, stage: 'adopted', onDay: '2024-09-01' };
  const { id: elsewhere } = await attach(newId());
  const refused = await perform(db, coordinator, advanceAdvocacyDossier, newId(), {
    ...advance,
    documentId: elsewhere,
  });
  assert.deepEqual(refused.done === false && Object.keys(refused.fields ?? {}), ['documentId']);
  const { id: documentId } = await attach(id);
  await doing(db, coordinator, advanceAdvocacyDossier, { ...advance, documentId });
  assert.equal(await stage(), 'adopted');
});

test('the stage that a list counts is the one that the rule counts', async () => {
  const { cast, partnershipId, coordinator } = await prepared();
  const below = seededRandom(6);
  const { institute, system } = cast;
  for (let round = 0; round < 30; round += 1) {
    const { id: dossierId } = await doing(db, coordinator, openAdvocacyDossier, { ...demand, partnershipId });
    for (let at = below(4); at > 0; at -= 1)
      await doing(db, coordinator, advanceAdvocacyDossier, {
        dossierId,
        stage: advocacyStages[below(advocacyStages.length)],
        onDay: addDays('2024-02-01' as CalendarDay, below(3)),
        ...(below(2) === 0 ? { evidence: 'A paper' } : {}),
      });
  }
  const [rows, stages] = await db.read(system, async (tx) => {
    const all = await advocacyDossiers(tx, institute.id, { limit: 100 });
    return [all, await stagesOf(tx, institute.id, { dossierIds: all.map(({ id }) => id) })] as const;
  });
  assert.equal(rows.length, 31);
  for (const { id, stage } of rows)
    assert.equal(stage, stageCounted(stages.filter(({ dossierId }) => dossierId === id)));
  const drafts = await db.read(system, (tx) =>
    advocacyDossiers(tx, institute.id, { kind: 'draft', limit: 100 }),
  );
  assert.deepEqual(
    drafts.map(({ id }) => id),
    rows.filter(({ stage }) => stage === 'draft').map(({ id }) => id),
  );
});

test('steps are added in the order of their days, and one that never was goes out with its reason', async () => {
  const { cast, coordinator, id } = await prepared();
  const step = (onDay: string, what: string) =>
    doing(db, coordinator, recordAdvocacyStep, { dossierId: id, onDay, what });
  await step('2024-05-01', 'Marche');
  await step('2024-03-01', 'Lettre au ministère');
  const steps = () => db.read(cast.system, (tx) => stepsOf(tx, cast.institute.id, { dossierIds: [id] }));
  const [letter] = await steps();
  assert.equal(letter?.what, 'Lettre au ministère');
  const wrong = {
    id: letter.id,
    onDay: letter.onDay,
    what: letter.what,
    neverWas: true,
    reason: 'Never sent',
  };
  await doing(db, coordinator, correctAdvocacyStep, wrong);
  assert.deepEqual(
    (await steps()).map(({ what }) => what),
    ['Marche'],
  );
});

test('a dossier names an instrument or a topic; without either it is refused at that field', async () => {
  const { partnershipId, coordinator, id } = await prepared();
  const bare = { ...demand, partnershipId, conventions: [] };
  const refused = await perform(db, coordinator, openAdvocacyDossier, newId(), bare);
  assert.equal(refused.done === false && refused.fields?.conventions?.[0]?.key, 'rights.convention-or-topic');
  await doing(db, coordinator, reviseAdvocacyDossier, {
    ...demand,
    id,
    version: 1,
    conventions: [],
    topics: ['wages'],
  });
  const second = await perform(db, coordinator, reviseAdvocacyDossier, newId(), {
    ...demand,
    id,
    version: 1,
  });
  assert.equal(second.done === false && second.conflict?.version, 2);
});

test('what was withdrawn is corrected no more', async () => {
  const { cast, coordinator, id } = await prepared();
  const stage = { stage: 'draft', onDay: '2024-02-01' };
  await doing(db, coordinator, advanceAdvocacyDossier, { dossierId: id, ...stage });
  const withdrawal = { kind: 'advocacy_dossier', id, reason: 'Entered twice' };
  await doing(db, coordinator, withdrawRightsRecord, withdrawal);
  const [row] = await db.read(cast.system, (tx) => stagesOf(tx, cast.institute.id, { dossierIds: [id] }));
  const correction = { ...stage, id: row?.id, reason: 'Too late' };
  const refused = await perform(db, coordinator, correctAdvocacyStage, newId(), correction);
  assert.equal(refused.done === false && refused.problem?.key, 'rights.is-withdrawn');
});

test('an auditor and the treasurer keep nothing, and an auditor reads nothing', async () => {
  const { cast, coordinator, partnershipId, id } = await prepared();
  const auditor = cast.as('auditor', { scope: { outcomes: [newId()], years: [2024] } });
  const treasurer = cast.as('partner_treasurer', { partnerships: [partnershipId] });
  for (const actor of [auditor, treasurer, cast.as('finance_officer')])
    await assert.rejects(perform(db, actor, openAdvocacyDossier, newId(), { ...demand, partnershipId }));
  assert.equal(await db.read(auditor, (tx) => advocacyDossier(tx, cast.institute.id, id)), undefined);
  assert.notEqual(await db.read(coordinator, (tx) => advocacyDossier(tx, cast.institute.id, id)), undefined);
});

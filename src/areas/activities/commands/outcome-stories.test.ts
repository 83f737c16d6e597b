import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { storyWork } from '../../../../test/support/story-work.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { removeOutcome } from '../../programmes/commands/remove-outcome.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { documentsOf } from '../../records/queries/documents.ts';
import { storyById } from '../queries/stories.ts';
import { addStory } from './add-story.ts';
import { correctConsent } from './correct-consent.ts';
import { publishStory } from './publish-story.ts';
import { recordConsent } from './record-consent.ts';
import { sayWhoseConsent } from './say-whose-consent.ts';
import { takeBackConsentWithdrawal } from './take-back-consent-withdrawal.ts';
import { takeBackPublication } from './take-back-publication.ts';
import { takeBackRemoval } from './take-back-removal.ts';
import { takeDownStory } from './take-down-story.ts';
import { tellStory } from './tell-story.ts';
import { withdrawConsent } from './withdraw-consent.ts';
import { withdrawStory } from './withdraw-story.ts';

const db = await testDatabase();
const app = testApp(db);

const file = { name: 'a.png', mediaType: 'image/png', size: 10, sha256: 'a'.repeat(64) };

/** A story of the outcome, told by the partner that works there. */
const prepared = async () => {
  const work = await storyWork(db);
  const { cast, me, outcomeId, partnershipId } = work;
  const told = {
    outcomeId,
    partnershipId,
    medium: 'story',
    title: 'The sector has a union',
    shown: 'Two founders of the domestic workers’ union',
    peopleShown: 2,
  };
  const { id: storyId } = await doing(db, me, addStory, { ...told, file });
  const trail = (id: string) =>
    db.read(cast.system, (tx) =>
      tx
        .selectFrom('audit_entries')
        .select(['command', 'partnership_id'])
        .where('chain', '=', cast.institute.id)
        .where('subject_id', '=', id)
        .where('command', '<>', 'attach-document')
        .orderBy('no')
        .execute(),
    );
  const consent = { ...work.consent, storyId };
  const publication = { ...work.publication, storyId };
  return { ...work, told, storyId, consent, publication, trail };
};

const seen = (actor: Actor, id: string) => app.as(actor).get(paths.story({ id }));

test('a story of an outcome is told, consented to, published and taken back as one of an activity is', async () => {
  const { cast, me, officer, outcomeId, partnershipId, storyId, consent, publication, trail } =
    await prepared();
  await doing(db, me, tellStory, { storyId, version: 1, language: 'en', whatChanged: 'They may bargain' });
  const { id: consentId } = await doing(db, me, recordConsent, { ...consent, people: 1 });
  const refused = await perform(db, officer, publishStory, newId(), publication);
  assert.equal(!refused.done && refused.problem?.key, 'activities.consent-missing');
  const { id: second } = await doing(db, me, recordConsent, { ...consent, people: 1, renews: 'nobody' });
  await doing(db, me, correctConsent, {
    ...{ ...consent, storyId: undefined, id: second, version: (await rowOf(second)).entryNo },
    ...{ people: 1, renews: 'nobody', who: 'One founder', reason: 'One, not two' },
  });
  await doing(db, me, withdrawConsent, { consentId, withdrawnOn: '2026-05-01' });
  await doing(db, me, takeBackConsentWithdrawal, { consentId, reason: 'Of another story' });
  const { id: publicationId } = await doing(db, officer, publishStory, publication);
  await doing(db, officer, takeDownStory, { publicationId, takenDownOn: '2026-05-02' });
  await doing(db, officer, takeBackRemoval, { publicationId, reason: 'It stands there' });
  await doing(db, officer, takeBackPublication, { publicationId, reason: 'Of another story' });
  const said = await perform(db, me, sayWhoseConsent, newId(), { consentId: second, renews: consentId });
  assert.equal(!said.done && said.problem?.key, 'activities.whose-said-already');
  const story = await db.read(me, (tx) => storyById(tx, cast.institute.id, storyId));
  assert.deepEqual(
    [story?.activityId, story?.outcomeId, story?.partnershipId, story?.consents.length],
    [null, outcomeId, partnershipId, 2],
  );
  await doing(db, me, withdrawStory, { storyId, reason: 'Told elsewhere' });
  assert.equal((await seen(me, storyId)).status, 404);
  const entries = await trail(storyId);
  assert.equal(entries.length, 12, JSON.stringify(entries));
  assert.ok(entries.every(({ partnership_id: whose }) => whose === partnershipId));
  assert.deepEqual(
    (await trail(outcomeId)).filter(({ command }) => /stor|consent|publi/.test(command)),
    [],
    'the history of an outcome is read by controls of other outcomes',
  );

  async function rowOf(id: string) {
    const found = await db.read(me, (tx) => storyById(tx, cast.institute.id, storyId));
    return found!.consents.find((one) => one.id === id)!;
  }
});

test('a partner tells of the outcomes in which it works, for itself; who keeps no stories tells none', async () => {
  const { cast, me, officer, told, outcomeId, strangers } = await prepared();
  for (const stranger of strangers)
    await assert.rejects(perform(db, stranger, addStory, newId(), told), NotFound);
  const { outcomeId: elsewhere } = await programmeOf(db, await makeCast(db));
  await assert.rejects(perform(db, officer, addStory, newId(), { ...told, outcomeId: elsewhere }), NotFound);
  await assert.rejects(perform(db, cast.as('finance_officer'), addStory, newId(), told), NotAllowed);
  const { partnershipId: beside } = await partnerOf(db, cast, 'Beside', outcomeId);
  const { partnershipId: outside } = await partnerOf(db, cast, 'Outside');
  const fields = async (actor: Actor, input: object) => {
    const outcome = await perform(db, actor, addStory, newId(), input);
    return outcome.done ? undefined : Object.keys(outcome.fields ?? {});
  };
  const { partnershipId: _own, ...nobodys } = told;
  assert.deepEqual(await fields(me, nobodys), ['partnershipId']);
  assert.deepEqual(await fields(me, { ...told, partnershipId: beside }), ['partnershipId']);
  assert.deepEqual(await fields(officer, { ...told, partnershipId: outside }), ['partnershipId']);
  assert.equal(await fields(officer, { ...told, partnershipId: beside }), undefined);
  assert.equal(await fields(officer, nobodys), undefined, 'the institute’s own');
});

test('a story is of an activity or of an outcome: of one of the two, and of whose the activity is', async () => {
  const { officer, told, activityId, partnershipId } = await prepared();
  const { outcomeId: _outcome, partnershipId: _own, ...nothings } = told;
  for (const [input, field] of [
    [nothings, 'outcomeId'],
    [{ ...told, partnershipId: undefined, activityId }, 'outcomeId'],
    [{ ...nothings, activityId, partnershipId }, 'partnershipId'],
  ] as const) {
    const refused = await perform(db, officer, addStory, newId(), input);
    assert.deepEqual(!refused.done && Object.keys(refused.fields ?? {}), [field]);
  }
});

test('a story of an outcome is seen by its partner and staff, not by others who work there or control elsewhere', async () => {
  const { cast, me, officer, outcomeId, storyId, consent, told, strangers } = await prepared();
  await doing(db, me, recordConsent, consent);
  const { partnershipId: beside } = await partnerOf(db, cast, 'Beside', outcomeId);
  const besides = cast.as('partner_coordinator', { partnerships: [beside] });
  const auditor = (...outcomes: string[]) => cast.as('auditor', { scope: { outcomes, years: [2026] } });
  const papers = await db.read(me, (tx) =>
    documentsOf(tx, cast.institute.id, { kind: 'story', id: storyId }),
  );
  assert.deepEqual(papers.map((one) => one.class).sort(), ['list_of_persons', 'ordinary']);
  const addresses = [
    paths.story({ id: storyId }),
    paths.history({ kind: 'story', id: storyId }),
    paths.document({ id: papers.find((one) => one.class === 'ordinary')!.id }),
  ];
  for (const address of addresses) {
    for (const reader of [me, officer, cast.as('finance_officer'), auditor(outcomeId)])
      assert.equal((await app.as(reader).get(address)).status, 200, `${reader.role} ${address}`);
    for (const other of [...strangers, besides, auditor(newId())])
      assert.equal((await app.as(other).get(address)).status, 404, `${other.role} ${address}`);
  }
  const tables = ['stories', 'story_consents'] as const;
  for (const other of [...strangers, besides, auditor(newId())])
    for (const table of tables)
      assert.deepEqual(await db.read(other, (tx) => tx.selectFrom(table).select('id').execute()), [], table);
  const { partnershipId: _own, ...institutes } = told;
  const { id: own } = await doing(db, officer, addStory, institutes);
  assert.equal((await seen(officer, own)).status, 200);
  for (const partner of [me, besides]) assert.equal((await seen(partner, own)).status, 404);
});

test('what was sent with a story of an outcome goes with it, and a document of the outcome stays', async () => {
  const { cast, me, outcomeId, partnershipId, storyId, consent, told } = await prepared();
  const subject = { kind: 'outcome', id: outcomeId };
  const { id: documentId } = await doing(db, me, attachDocument, {
    ...{ subject, partnershipId, title: 'The law', file },
  });
  const chosen = await doing(db, me, addStory, { ...told, documentId });
  const foreign = await perform(db, me, addStory, newId(), { ...told, documentId: newId() });
  assert.deepEqual(!foreign.done && Object.keys(foreign.fields ?? {}), ['documentId']);
  await doing(db, me, recordConsent, consent);
  await doing(db, me, attachDocument, {
    ...{ subject: { kind: 'story', id: storyId }, partnershipId, title: 'An article', file },
  });
  for (const id of [storyId, chosen.id])
    await doing(db, me, withdrawStory, { storyId: id, reason: 'Told wrongly' });
  const left = (of: { kind: string; id: string }) =>
    db.read(me, (tx) => documentsOf(tx, cast.institute.id, of));
  assert.deepEqual(await left({ kind: 'story', id: storyId }), []);
  assert.deepEqual(
    (await left(subject)).map(({ id }) => id),
    [documentId],
  );
});

test('an outcome of which a story tells, or told, is not taken out', async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const officer = cast.as('programme_officer');
  const { id: storyId } = await doing(db, officer, addStory, {
    ...{ outcomeId, medium: 'story', title: 'A law', shown: 'Nobody', peopleShown: 0 },
  });
  const removed = async () => {
    const outcome = await perform(db, cast.system, removeOutcome, newId(), { outcomeId, version: 1 });
    return outcome.done ? undefined : outcome.problem?.key;
  };
  assert.equal(await removed(), 'programmes.outcome-is-used');
  await doing(db, officer, withdrawStory, { storyId, reason: 'Told wrongly' });
  assert.equal(await removed(), 'programmes.outcome-is-used');
});

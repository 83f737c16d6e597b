import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { png } from '../../../../test/support/pictures.ts';
import { storyWork } from '../../../../test/support/story-work.ts';
import { paths } from '../../../paths.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';
import { documentsOf } from '../../records/queries/documents.ts';
import { addStory } from './add-story.ts';
import { recordConsent } from './record-consent.ts';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const work = await storyWork(db);
  const { cast, me, officer, activityId } = work;
  const form = paths.newStory({ id: activityId });
  const typed = {
    medium: 'picture',
    title: 'Strike, harbour gate',
    shown: 'Five strikers',
    peopleShown: '5',
  };
  const file = { name: 'gate.png', type: 'image/png', bytes: png };
  const sent = async (more: object, files: { file?: typeof file }) => {
    const { status, location = '' } = await app.as(me).post(form, { ...typed, ...more }, files);
    assert.equal(status, 303);
    return /stories\/([^/?]+)/.exec(location ?? '')![1]!;
  };
  const documents = () =>
    db.read(officer, (tx) => documentsOf(tx, cast.institute.id, { kind: 'activity', id: activityId }));
  const withdraw = async (id: string) => {
    const answer = await app.as(me).post(paths.withdrawStory({ id }), { reason: 'They did not agree' });
    assert.equal(answer.status, 303);
  };
  return { ...work, file, sent, documents, withdraw };
};

test('a story that is withdrawn takes the picture sent with it and its consent papers out of sight', async () => {
  const { me, officer, activityId, consent, file, sent, documents, withdraw } = await prepared();
  const storyId = await sent({}, { file });
  await doing(db, me, recordConsent, { ...consent, storyId });
  const [paper, picture] = await documents();
  assert.deepEqual([paper?.class, picture?.class], ['list_of_persons', 'ordinary']);
  await withdraw(storyId);
  assert.deepEqual(await documents(), []);
  for (const reader of [me, officer]) {
    assert.equal((await app.as(reader).get(paths.document({ id: picture!.id }))).status, 404);
    assert.equal((await app.as(reader).get(paths.documentFile({ id: picture!.id }))).status, 404);
    const { text } = await app.as(reader).get(paths.activity({ id: activityId }));
    assert.doesNotMatch(text, /harbour gate/);
  }
});

test('a picture that another story shows stays as long as that one, one that hung there before stays for good', async () => {
  const { me, officer, activityId, file, sent, documents, withdraw } = await prepared();
  const first = await sent({}, { file });
  const [picture] = await documents();
  const chosen = { activityId, medium: 'picture', title: 'The gate', shown: 'A gate', peopleShown: 0 };
  const { id: second } = await doing(db, me, addStory, { ...chosen, documentId: picture!.id });
  await withdraw(first);
  assert.deepEqual(
    (await documents()).map(({ id }) => id),
    [picture!.id],
  );
  await withdraw(second);
  assert.equal((await documents()).length, 0, 'the last story that showed it takes it along');
  const before = await doing(db, officer, attachDocument, {
    subject: { kind: 'activity', id: activityId },
    title: 'Gate',
    file: { name: 'a.png', mediaType: 'image/png', size: 10, sha256: 'a'.repeat(64) },
  });
  const { id: third } = await doing(db, officer, addStory, { ...chosen, documentId: before.id });
  const form = paths.withdrawStory({ id: third });
  assert.match((await app.as(officer).get(form)).text, /avant le récit y reste/);
  assert.equal((await app.as(officer).post(form, { reason: 'Told wrongly' })).status, 303);
  assert.deepEqual(
    (await documents()).map(({ id }) => id),
    [before.id],
  );
});

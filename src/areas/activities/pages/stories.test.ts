import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { storyWork } from '../../../../test/support/story-work.ts';
import { training } from '../../../../test/support/union-work.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addStory } from '../commands/add-story.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { publishStory } from '../commands/publish-story.ts';
import { recordConsent } from '../commands/record-consent.ts';
import { takeDownStory } from '../commands/take-down-story.ts';
import { withdrawConsent } from '../commands/withdraw-consent.ts';
import { withdrawStory } from '../commands/withdraw-story.ts';
import { activityById } from '../queries/activities.ts';
import { storiesAPage } from '../queries/story-list.ts';
import { show } from './stories.tsx';

const db = await testDatabase();
const app = testApp(db);

const prepared = async () => {
  const work = await storyWork(db);
  const { cast, me, officer, activityId } = work;
  const activity = await db.read(officer, (tx) => activityById(tx, cast.institute.id, activityId));
  const { outcomeId, programmeId, partnershipId, reference } = activity!;
  const told = async (title: string, more: object = {}) =>
    (
      await doing(db, 'activityId' in more ? officer : me, addStory, {
        activityId,
        medium: 'story',
        title,
        shown: 'Two dockers of the night shift',
        peopleShown: 2,
        ...more,
      })
    ).id;
  return { ...work, outcomeId, programmeId, partnershipId: partnershipId!, reference, told };
};

const address = (query: Record<string, string> = {}) => withQuery(paths.stories(), query);

/** The stories that a list leads to, in its order. */
const listed = async (actor: Actor, query: Record<string, string> = {}) => {
  const { status, text } = await app.as(actor).get(address(query));
  assert.equal(status, 200, JSON.stringify(query));
  return [...text.matchAll(/href="\/stories\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
};

test('stories stand in one list, the last first, each leading to itself, its activity, outcome and partner', async () => {
  const { cast, me, officer, storyId, activityId, outcomeId, partnershipId, consent, told } =
    await prepared();
  await doing(db, me, recordConsent, { ...consent, who: 'Two witnesses of the strike' });
  const later = await told('Overtime is paid');
  for (const reader of [me, officer, cast.as('finance_officer'), cast.as('partner_treasurer', me)])
    assert.deepEqual(await listed(reader), [later, storyId], reader.role);
  const { text } = await app.as(officer).get(address());
  const links = [
    paths.activity({ id: activityId }),
    paths.outcome({ id: outcomeId }),
    paths.partner({ id: partnershipId }),
  ];
  for (const link of links) assert.ok(text.includes(`href="${link}"`), link);
  assert.match(text, /Two dockers of the night shift/);
  assert.doesNotMatch(text, /Two witnesses/, 'who consented is told on the page of the story alone');
  const { queries } = await countingQueries(db, officer, show, { path: paths.stories() });
  assert.ok(queries <= 10, `${queries} queries`);
  await doing(db, me, withdrawStory, { storyId: later, reason: 'Told wrongly' });
  assert.deepEqual(await listed(officer), [storyId]);
});

test('the list of stories is narrowed by programme, outcome, partner and where a story stands', async () => {
  const { me, officer, storyId, consent, publication, told, ...of } = await prepared();
  const { outcomeId, programmeId, partnershipId } = of;
  const { id: activityId } = await doing(db, officer, planActivity, { ...training, outcomeId });
  const own = await told('Of the institute', { activityId });
  assert.deepEqual(await listed(officer, { partner: partnershipId }), [storyId]);
  assert.deepEqual(await listed(officer, { outcome: outcomeId, programme: programmeId }), [own, storyId]);
  assert.deepEqual(await listed(officer, { published: 'published' }), []);
  await doing(db, me, recordConsent, consent);
  const { id: publicationId } = await doing(db, officer, publishStory, publication);
  assert.deepEqual(await listed(officer, { published: 'published' }), [storyId]);
  assert.deepEqual(await listed(officer, { published: 'nowhere' }), [own]);
  await doing(db, officer, takeDownStory, { publicationId, takenDownOn: '2026-05-02' });
  assert.deepEqual(await listed(officer, { published: 'nowhere' }), [own, storyId]);
  assert.match((await app.as(officer).get(address())).text, /retiré de la publication/);
});

test('the list tells consent for what a story is published as, before that for the best use, or for one asked for', async () => {
  const { me, officer, storyId, consent, publication, told } = await prepared();
  const [none, half, nobody, twice] = [
    await told('None'),
    await told('Half'),
    await told('Nobody', { peopleShown: 0 }),
    await told('Twice'),
  ];
  const { id: consentId } = await doing(db, me, recordConsent, consent);
  await doing(db, me, recordConsent, { ...consent, storyId: half, people: 1, untilOn: '2026-04-30' });
  const { id: first } = await doing(db, me, recordConsent, { ...consent, storyId: twice, people: 1 });
  const states = async (of: Record<string, string> = {}) => {
    const found: Record<string, unknown> = {};
    for (const state of ['given', 'unproven', 'lapsed', 'missing'])
      for (const id of await listed(officer, { ...of, consent: state })) found[id!] = state;
    return [storyId, none, half, nobody, twice].map((id) => found[id]);
  };
  assert.deepEqual(await states(), ['given', 'missing', 'lapsed', 'given', 'missing']);
  assert.deepEqual(await states({ use: 'press' }), ['missing', 'missing', 'missing', 'given', 'missing']);
  await doing(db, me, recordConsent, { ...consent, storyId: twice, people: 1, renews: 'nobody' });
  assert.equal((await states())[4], 'given');
  await doing(db, me, withdrawConsent, { consentId: first, withdrawnOn: '2026-05-01' });
  assert.equal((await states())[4], 'lapsed');
  await doing(db, officer, publishStory, publication);
  await doing(db, me, recordConsent, { ...consent, uses: ['press'] });
  await doing(db, me, withdrawConsent, { consentId, withdrawnOn: '2026-05-01' });
  assert.equal((await states())[0], 'lapsed', 'consent to the press does not keep it on the website');
  assert.equal((await states({ use: 'press' }))[0], 'given');
});

test('a filter of stories that is none is told, and nothing is narrowed or taken along by it', async () => {
  const { me, officer, storyId } = await prepared();
  for (const name of ['programme', 'outcome', 'partner', 'published', 'consent', 'use']) {
    for (const format of ['', 'csv']) {
      const { status, text } = await app.as(officer).get(address({ [name]: 'x', format }));
      assert.equal(status, 422, name);
      assert.match(text, new RegExp(`href="#f-${name}"`));
      assert.ok(text.includes(paths.story({ id: storyId })));
    }
  }
  assert.equal((await app.as(me).get(address({ partner: newId() }))).status, 422);
});

test('stories are taken along as they are narrowed, all pages of them', async () => {
  const { officer, me, reference, told } = await prepared();
  const titles = Array.from({ length: storiesAPage }, (_, at) => `Change ${at}`);
  for (const each of titles) await told(each, { peopleShown: 0 });
  const csv = async (query: Record<string, string>) =>
    (await app.as(officer).get(address({ ...query, format: 'csv' }))).text.trim().split('\r\n');
  assert.equal((await csv({})).length, storiesAPage + 2);
  const [head, row, ...rest] = await csv({ consent: 'missing' });
  assert.equal(rest.length, 0);
  assert.equal(head?.split(';').length, row?.split(';').length);
  for (const said of ['At the port', reference, 'Own', 'manquant', 'pas publié'])
    assert.ok(row?.includes(said), said);
  const xlsx = await app.as(me).get(address({ format: 'xlsx' }));
  assert.equal(xlsx.status, 200);
  const first = await listed(officer);
  const { text } = await app.as(officer).get(address());
  const next = /<a href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const after = new URL(next, 'http://x').searchParams.get('after') ?? '';
  const second = await listed(officer, { after });
  assert.deepEqual([first.length, second.length], [storiesAPage, 1]);
  assert.equal(new Set([...first, ...second]).size, storiesAPage + 1);
});

test('stories of others are in no list: another partner, another institute, what is not under control, the donor', async () => {
  const { cast, officer, strangers, storyId, outcomeId, programmeId, partnershipId } = await prepared();
  for (const stranger of strangers) {
    assert.deepEqual(await listed(stranger), []);
    const file = await app.as(stranger).get(address({ format: 'csv' }));
    assert.doesNotMatch(file.text, /At the port/);
    const foreign = await app.as(stranger).get(address({ partner: partnershipId }));
    assert.equal(foreign.status, 422, 'a partner that the reader does not see is no choice');
    assert.ok(!foreign.text.includes('At the port'));
  }
  const auditor = (outcomes: string[], years: number[]) => cast.as('auditor', { scope: { outcomes, years } });
  const controls = auditor([outcomeId], [2026]);
  assert.deepEqual(await listed(controls), [storyId]);
  assert.equal((await app.as(controls).get(paths.story({ id: storyId }))).status, 200);
  for (const other of [auditor([outcomeId], [2025]), auditor([programmeId], [2026])])
    assert.deepEqual(await listed(other), []);
  for (const query of [{}, { format: 'csv' }])
    assert.equal((await app.as(cast.as('donor_officer')).get(address(query))).status, 404);
  const outcome = await app.as(officer).get(paths.outcome({ id: outcomeId }));
  assert.ok(outcome.text.includes(`href="${address({ outcome: outcomeId })}"`));
  const activities = withQuery(paths.activities(), { programme: programmeId });
  assert.ok((await app.as(officer).get(activities)).text.includes(address({ programme: programmeId })));
});

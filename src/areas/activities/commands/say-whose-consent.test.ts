import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testPlace } from '../../../../test/support/cluster.ts';
import { storyWork } from '../../../../test/support/story-work.ts';
import { perform } from '../../../command/perform.ts';
import { withOwner } from '../../../db/owner.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { projectRoot } from '../../../root.ts';
import { storyById } from '../queries/stories.ts';
import { publishStory } from './publish-story.ts';
import { recordConsent } from './record-consent.ts';
import { sayWhoseConsent } from './say-whose-consent.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const place = await testPlace();
const db = place.open();
const app = testApp(db);
const asOwner = (text: string, values: unknown[]) =>
  withOwner(place.ownerUrl, (owner) => owner.query(text, values));

/** Two consents of one person each to a picture of two, as they were recorded before anyone asked whose they are. */
const prepared = async () => {
  const work = await storyWork(db);
  const { me, officer, storyId, consent } = work;
  const one = { ...consent, who: 'Shop steward, port', people: 1 };
  const { id: first } = await doing(db, me, recordConsent, one);
  const { id: second } = await doing(db, me, recordConsent, {
    ...one,
    who: 'Steward',
    givenOn: '2026-03-10',
    renews: 'nobody',
  });
  const forget = () => asOwner('update story_consents set of_others = false where story_id = $1', [storyId]);
  const home = async () => (await app.as(officer).get(paths.home())).text;
  const page = async () => (await app.as(me).get(paths.story({ id: storyId }))).text;
  return { ...work, one, first, second, forget, home, page };
};

test('two old consents of one person never publish a picture of two, until it is said that they are of two', async () => {
  const { me, officer, first, second, forget, refused, page, publication } = await prepared();
  await forget();
  assert.equal(await refused({}), 'activities.consent-unproven');
  const form = paths.publishStory({ id: publication.storyId });
  const typed = { publishedOn: '01/04/2026', publishedAs: 'website', place: 'Récits' };
  const answer = await app.as(officer).post(form, typed);
  assert.equal(answer.status, 422);
  assert.match(
    answer.text,
    /une seule et même personne[\s\S]*1 sur 2[\s\S]*règlement \(UE\) 2016\/679 \(RGPD\), art\. 7/,
  );
  assert.match(await page(), /class="notice warn"[\s\S]*une seule et même personne/);
  assert.ok((await page()).includes(paths.whoseConsent({ id: second })));
  assert.ok(!(await page()).includes(paths.whoseConsent({ id: first })), 'one is enough to tell two apart');
  const whose = paths.whoseConsent({ id: second });
  assert.ok((await app.as(me).get(whose)).text.includes(`value="${first}"`));
  const unsaid = await app.as(me).post(whose, {});
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-renews"/);
  assert.equal((await app.as(me).post(whose, { renews: 'nobody' })).status, 303);
  assert.doesNotMatch(await page(), /une seule et même personne/);
  const again = await perform(db, me, sayWhoseConsent, newId(), { consentId: second, renews: first });
  assert.equal(!again.done && again.problem?.key, 'activities.whose-said-already');
  assert.equal(await refused({}), undefined);
});

test('a picture published on two consents of one person waits for who may take it down', async () => {
  const { me, officer, first, second, forget, home, page, refused, publication } = await prepared();
  await doing(db, officer, publishStory, publication);
  assert.doesNotMatch(await home(), /At the port/);
  await forget();
  assert.match(await home(), /Dire de qui est chaque consentement[^<]*01\/04\/2026[^<]*At the port/);
  assert.match(await page(), /Encore publié sans consentement valable/);
  await doing(db, me, sayWhoseConsent, { consentId: second, renews: first });
  assert.match(await home(), /Retirer de la publication, publié depuis le 01\/04\/2026[^<]*At the port/);
  assert.equal(await refused({}), 'activities.consent-missing');
  const { text } = await app.as(me).get(paths.story({ id: publication.storyId }));
  assert.match(text, /Renouvelle/);
});

test('who withdraws one of two old consents may be the other too', async () => {
  const { me, first, second, forget, refused } = await prepared();
  await forget();
  await asOwner(
    'update stories set people_shown = 1 where id = (select story_id from story_consents where id = $1)',
    [first],
  );
  assert.equal(await refused({}), undefined, 'of one person at least they are');
  await doing(db, me, withdrawConsent, { consentId: first, withdrawnOn: '2026-03-20' });
  assert.equal(await refused({}), 'activities.consent-unproven');
  const said = async (renews: string) => {
    const outcome = await perform(db, me, sayWhoseConsent, newId(), { consentId: second, renews });
    return outcome.done ? undefined : outcome.fields?.renews?.[0]?.key;
  };
  assert.equal(await said('nobody'), 'activities.more-consent-than-shown');
  assert.equal(await said(first), 'activities.renews-withdrawn', 'theirs is withdrawn as well');
  await doing(db, me, withdrawConsent, { consentId: second, withdrawnOn: '2026-03-20' });
  assert.equal(await said(first), undefined);
  assert.equal(await refused({}), 'activities.consent-lapsed');
});

test('whose a consent is, is said within what stands: not of more people than shown, nor of what is not there', async () => {
  const { cast, me, one, first, second, forget, strangers, storyId } = await prepared();
  const { id: third } = await doing(db, me, recordConsent, { ...one, renews: first });
  await forget();
  await asOwner('update story_consents set renews_id = null where id = $1', [third]);
  const said = async (consentId: string, renews: string) => {
    const outcome = await perform(db, me, sayWhoseConsent, newId(), { consentId, renews });
    return outcome.done ? undefined : outcome.fields?.renews?.map(({ key }) => key);
  };
  assert.deepEqual(await said(second, newId()), ['problem.not-in-list']);
  assert.deepEqual(await said(second, second), ['problem.not-in-list']);
  assert.equal(await said(second, 'nobody'), undefined);
  assert.deepEqual(await said(third, 'nobody'), ['activities.more-consent-than-shown']);
  assert.equal(await said(third, first), undefined);
  assert.deepEqual(await said(first, third), ['problem.not-in-list'], 'it is renewed by that one');
  const input = { consentId: first, renews: second };
  for (const stranger of strangers)
    await assert.rejects(perform(db, stranger, sayWhoseConsent, newId(), input), NotFound);
  await assert.rejects(perform(db, cast.as('finance_officer'), sayWhoseConsent, newId(), input), NotAllowed);
  const form = paths.whoseConsent({ id: first });
  assert.equal((await app.as(strangers[0]!).get(form)).status, 404);
  assert.equal((await app.as(cast.as('finance_officer')).get(form)).status, 403);
  const story = await db.read(me, (tx) => storyById(tx, cast.institute.id, storyId));
  assert.equal(story?.consents.length, 3, 'what is said of a consent adds none');
});

test('what was said since anyone was asked stays said when an office is upgraded, what never was stays open', async () => {
  const { first, second, storyId, forget } = await prepared();
  await forget();
  const migration = readFileSync(join(projectRoot, 'db/migrations/0165-whose-consent.sql'), 'utf8');
  const kept = migration.slice(migration.indexOf('update story_consents c set of_others'));
  const others = async () => {
    await asOwner(kept, []);
    const { rows } = await asOwner('select id from story_consents where story_id = $1 and of_others', [
      storyId,
    ]);
    return rows.map(({ id }: { id: string }) => id);
  };
  const body = `(select y.body from audit_payloads y join story_consents c on (c.institute_id, c.entry_no) = (y.chain, y.no) where c.id = $1)`;
  const { rows } = await asOwner(`select ${body} as body`, [second]);
  const asked = rows[0].body as string;
  const payload = (text: string) =>
    asOwner(
      `update audit_payloads y set body = $2 from story_consents c
        where (c.institute_id, c.entry_no) = (y.chain, y.no) and c.id = $1`,
      [second, text],
    );
  await payload(asked.replace(/"renews":null,?/, ''));
  assert.deepEqual(await others(), []);
  await payload(asked);
  assert.deepEqual(await others(), [second]);
  assert.notEqual(first, second);
});

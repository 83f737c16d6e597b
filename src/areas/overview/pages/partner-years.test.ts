import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import type { Command } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { languages } from '../../../kernel/language.ts';
import { paths, withQuery } from '../../../paths.ts';
import { followRecommendation } from '../../activities/commands/follow-recommendation.ts';
import { recommend } from '../../activities/commands/recommend.ts';
import { recordAffiliation } from '../../partners/commands/record-affiliation.ts';
import { recordSupport } from '../../partners/commands/record-support.ts';
import { registerOrganisation } from '../../partners/commands/register-organisation.ts';
import { signAgreement } from '../../partners/commands/sign-agreement.ts';
import { withdrawRightsRecord } from '../../rights/commands/withdraw-rights-record.ts';
import { show } from './partner-years.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const stranger = (await makeCast(db)).as('director');
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const [first, second] = office.partnerships;
const [organisationId] = office.organisations;
const thisYear = Number(office.today.slice(0, 4));
const tag = cast.institute.code;
const perform = <I, V>(command: Command<I, V>, input: unknown) => doing(db, cast.system, command, input);

const bodyId = newId();
await perform(registerOrganisation, { id: bodyId, kind: 'regional_body', name: `Region of ${tag}` });
await perform(recordAffiliation, {
  memberId: organisationId,
  bodyId,
  fromOn: `${thisYear - 12}-03-01`,
  source: 'register',
});
await perform(recordSupport, {
  organisationId,
  fromOn: `${thisYear - 14}-01-01`,
  untilOn: `${thisYear - 11}-12-31`,
  programme: `Old programme of ${tag}`,
  source: 'archive',
});

const address = paths.partnerYears({ id: first });
const read = async (actor: typeof officer, at: string = address) => {
  const { status, text } = await app.as(actor).get(at);
  assert.equal(status, 200, `${actor.role} ${at}`);
  return text;
};

test('a partner’s ten years stand side by side, each figure leading to its entries and they to their records', async () => {
  const text = await read(officer);
  assert.equal(text.match(/<th scope="col"><a href="#y\d{4}">/g)?.length, 10);
  const screened = `y2021-screenings`;
  assert.match(text, new RegExp(`href="#${screened}">1<`));
  assert.match(
    text,
    new RegExp(`id="${screened}"[\\s\\S]*?href="${paths.screening({ id: office.screeningId })}"`),
  );
  assert.match(text, /href="#y2023-members">5,000</);
  assert.match(text, new RegExp(`id="y${thisYear}-affiliations"[\\s\\S]*?Region of ${tag}`));
  assert.ok(text.includes(`href="${paths.dialogueEvent({ id: office.gains.eventId })}"`));
  assert.ok(text.includes(`href="${paths.collectiveAgreement({ id: office.gains.agreementId })}"`));
  assert.match(text, /id="y2024-hand-over"[\s\S]*?approved/);
  assert.match(text, new RegExp(`id="y${thisYear}-ownership"`));
  assert.doesNotMatch(text, /class="tag (stop|warn)"/, 'an aid to a conversation has no red marks');
});

test('an agreement stands there once it is signed, a round once it was held', async () => {
  const before = await read(officer);
  assert.ok(!before.includes(`href="${paths.agreement({ id: office.agreementId })}"`));
  assert.ok(
    !before.includes(`href="${paths.assessment({ id: office.assessmentId })}"`),
    'a round still open',
  );
  await perform(signAgreement, {
    agreementId: office.agreementId,
    version: 1,
    signedOn: office.today,
    signedForPartnerBy: 'its general secretary',
  });
  const after = await read(officer);
  assert.ok(after.includes(`href="${paths.agreement({ id: office.agreementId })}"`));
});

test('earlier years are a page away', async () => {
  const text = await read(officer);
  const earlier = withQuery(address, { until: String(thisYear - 10) });
  assert.ok(text.includes(`href="${earlier}"`));
  assert.ok(!text.includes('Old programme'));
  const before = await read(officer, earlier);
  assert.match(before, new RegExp(`id="y${thisYear - 11}-support"[\\s\\S]*?Old programme of ${tag}`));
  assert.ok(!before.includes(office.screeningId));
  assert.ok(before.includes(`href="${withQuery(address, { until: String(thisYear) })}"`), 'and back');
});

test('the ten years are taken along as they are read, by whoever reads them', async () => {
  const shown = await read(officer);
  for (const format of ['csv', 'xlsx']) assert.ok(shown.includes(withQuery(address, { format })));
  const csv = withQuery(address, { format: 'csv' });
  const { text, headers } = await app.as(officer).get(csv);
  assert.match(text, new RegExp(`\r\n${thisYear},Member of,Region of ${tag}`));
  assert.match(text, /\r\n2023,Members,"?[^\r]*5,000/);
  assert.ok(!text.includes('Old programme'));
  const name = decodeURIComponent(headers.get('content-disposition') ?? '');
  assert.ok(name.endsWith(`${thisYear - 9}–${thisYear}.csv`), name);
  const until = String(thisYear - 10);
  assert.match(
    (await app.as(officer).get(withQuery(address, { format: 'csv', until }))).text,
    /Old programme/,
  );
  const own = cast.as('partner_coordinator', { ...en, partnerships: [first] });
  assert.doesNotMatch((await app.as(own).get(csv)).text, /Activities it led/);
  const scope = { outcomes: [...office.outcomes], years: [thisYear] };
  const audited = await app.as(cast.as('auditor', { ...en, scope })).get(csv);
  assert.match(audited.text, /Member of/);
  assert.doesNotMatch(audited.text, /Members|Screenings|Dialogue/);
  const other = cast.as('partner_coordinator', { ...en, partnerships: [second] });
  for (const actor of [other, stranger]) assert.equal((await app.as(actor).get(csv)).status, 404);
});

test('recommendations are listed until they are done', async () => {
  const recommendationId = newId();
  await perform(recommend, {
    id: recommendationId,
    activityId: office.activities.exchange,
    recommendation: `Meet again in ${tag}`,
    addressee: 'the secretariat',
    dueOn: office.today,
  });
  assert.match(await read(officer), new RegExp(`#recommendations">Meet again in ${tag}`));
  await perform(followRecommendation, { recommendationId, state: 'done', onDay: office.today, what: 'Met' });
  assert.ok(!(await read(officer)).includes('Meet again'));
});

test('what was withdrawn is told no more', async () => {
  await perform(withdrawRightsRecord, {
    kind: 'dialogue_event',
    id: office.gains.eventId,
    reason: 'entered twice',
  });
  assert.ok(!(await read(officer)).includes(office.gains.eventId));
});

test('a partner reads its own years without a share of a whole it does not see, and nobody else’s', async () => {
  const own = cast.as('partner_coordinator', { ...en, partnerships: [first] });
  const text = await read(own);
  assert.ok(text.includes(office.screeningId));
  assert.ok(text.includes(office.gains.agreementId));
  assert.doesNotMatch(text, /y\d{4}-ownership/);
  assert.ok(!text.includes(paths.ownership({ id: first })));
  assert.equal((await app.as(own).get(paths.partnerYears({ id: second }))).status, 404);
});

test('an auditor reads neither the file nor what was won; another institute and the donor find nothing', async () => {
  const scope = { outcomes: [...office.outcomes], years: [thisYear] };
  const text = await read(cast.as('auditor', { ...en, scope }));
  assert.match(text, /-affiliations"/);
  for (const hidden of ['screenings', 'members', 'dialogue', 'won', 'advocacy', 'ownership', 'hand-over'])
    assert.doesNotMatch(text, new RegExp(`y\\d{4}-${hidden}`), hidden);
  for (const id of [office.screeningId, office.gains.agreementId]) assert.ok(!text.includes(id));
  for (const actor of [stranger, cast.as('donor_officer')])
    assert.equal((await app.as(actor).get(address)).status, 404, actor.role);
});

test('an id that is none, and one of nothing, are not found', async () => {
  for (const id of ['x', newId()])
    assert.equal((await app.as(officer).get(paths.partnerYears({ id }))).status, 404, id);
});

test('the page asks at most ten queries', async () => {
  const { queries } = await countingQueries(db, officer, show, { params: { id: first } });
  assert.ok(queries <= 10, String(queries));
});

test('a year without anything and every sentence exist in five languages', async () => {
  for (const language of languages)
    for (const at of [address, withQuery(paths.partnerYears({ id: second }), { until: '1950' })]) {
      const text = await read(cast.as('programme_officer', { language }), at);
      assert.doesNotMatch(text, />[^<]*\b(overview|page|rights|partners|activities)\.[a-zA-Z0-9-]+[^<]*</);
    }
});

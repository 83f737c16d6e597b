import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { languages } from '../../../kernel/language.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addStory } from '../../activities/commands/add-story.ts';
import { show as showChecks } from './checks.tsx';
import { show as showProgrammeChecks } from './programme-checks.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const stranger = (await makeCast(db)).as('director', { language: 'en' });
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const [first, second] = office.partnerships;
const ofFirst = cast.as('partner_coordinator', { ...en, partnerships: [first] });
const ofSecond = cast.as('partner_coordinator', { ...en, partnerships: [second] });
const auditor = cast.as('auditor', {
  ...en,
  scope: { outcomes: [...office.outcomes], years: [Number(office.today.slice(0, 4))] },
});

const ofProgramme = (query: Record<string, string> = {}) =>
  withQuery(paths.programmeChecks({ id: office.programmeId }), query);
const ofAll = (query: Record<string, string>) => withQuery(paths.checks(), query);

const read = async (actor: typeof officer, address: string) => {
  const { status, text } = await app.as(actor).get(address);
  assert.equal(status, 200, `${actor.role} ${address}`);
  return text;
};

test('the checks of a programme say what its partners’ screenings and plans want, each leading to its page', async () => {
  const text = await read(officer, ofProgramme({ of: 'partners' }));
  assert.match(text, /Agreement of 6 June 2007, aim O1/);
  assert.ok(text.includes(`href="${paths.screenings({ id: first })}"`), 'an old screening');
  assert.ok(text.includes(`href="${paths.screenings({ id: second })}"`), 'no screening at all');
  assert.match(text, /id="blocks"/);
  assert.match(text, /rule=O1-screening-missing/, 'the way to a derogation');
});

test('the checks of a programme say what its partners’ talks, agreements and demands want', async () => {
  for (const address of [ofProgramme({ of: 'rights' }), ofAll({ of: 'rights' })]) {
    const text = await read(officer, address);
    assert.ok(
      text.includes(`href="${paths.collectiveAgreement({ id: office.gains.agreementId })}"`),
      address,
    );
    assert.ok(text.includes(`href="${paths.advocacyDossier({ id: office.gains.dossierId })}"`), address);
    assert.ok(text.includes(`href="${paths.dialogueEvent({ id: office.gains.eventId })}"`), address);
    assert.ok(!text.includes(paths.askDerogation()), 'no derogation is taken for what a union won');
  }
});

test('activities and expenses of the programme stand there too', async () => {
  const activities = await read(officer, ofProgramme({ of: 'activities' }));
  assert.ok(activities.includes(`href="${paths.activity({ id: office.activities.ahead })}"`));
  assert.match(await read(officer, ofProgramme({ of: 'expenses' })), /<table/);
});

test('the stories of the programme stand there with what consent says of each, without a way to a derogation', async () => {
  const story = { activityId: office.activities.exchange, medium: 'picture', title: 'At the harbour gate' };
  const shown = { ...story, shown: 'Two shop stewards', peopleShown: 2 };
  const { id } = await doing(db, cast.as('programme_officer'), addStory, shown);
  const own = await read(officer, ofProgramme({ of: 'stories' }));
  for (const text of [own, await read(officer, ofAll({ of: 'stories', programme: office.programmeId }))]) {
    assert.ok(text.includes(`href="${paths.story({ id })}"`));
    assert.match(text, /At the harbour gate/);
    assert.match(text, /0 of 2 people shown/);
    assert.ok(!text.includes(paths.askDerogation()), 'consent is nobody else’s to give');
  }
  assert.match(await read(officer, ofProgramme({ of: 'stories', rule: 'O8-consent' })), /harbour gate/);
  const found = await read(officer, withQuery(paths.search(), { q: 'harbour gate' }));
  assert.ok(found.includes(`href="${paths.story({ id })}"`));
  assert.ok(!(await read(stranger, withQuery(paths.search(), { q: 'harbour gate' }))).includes(id));
});

test('a page beyond the last is the last: a check that is settled shortens the list', async () => {
  for (const address of [ofProgramme, ofAll])
    assert.match(await read(officer, address({ of: 'partners', page: '2' })), /id="blocks"/);
});

test('the list is narrowed to a severity and to a rule', async () => {
  const whole = await read(officer, ofProgramme({ of: 'partners' }));
  assert.match(whole, /id="informs"/);
  const blocking = await read(officer, ofProgramme({ of: 'partners', verdict: 'blocks' }));
  assert.match(blocking, /id="blocks"/);
  assert.ok(!blocking.includes('id="informs"'));
  const aged = await read(officer, ofProgramme({ of: 'partners', rule: 'O1-screening-age' }));
  assert.ok(aged.includes(paths.screenings({ id: first })));
  assert.ok(!aged.includes(`href="${paths.screenings({ id: second })}"`));
  const none = await read(officer, ofProgramme({ of: 'partners', rule: 'O1-congress' }));
  assert.match(none, /No check answers to this filter/);
});

test('a partner reads its own file only, another institute nothing, and the donor finds no page', async () => {
  const own = await read(ofFirst, ofProgramme({ of: 'partners' }));
  assert.ok(own.includes(`href="${paths.screenings({ id: first })}"`));
  assert.ok(!own.includes(second));
  const rights = await read(ofSecond, ofProgramme({ of: 'rights' }));
  assert.ok(!rights.includes(office.gains.agreementId));
  for (const kind of ['partners', 'rights'])
    assert.ok(!(await read(stranger, ofAll({ of: kind }))).includes(cast.institute.code), kind);
  for (const address of [ofProgramme({ of: 'partners' }), ofAll({ of: 'rights' })])
    assert.equal((await app.as(cast.as('donor_officer')).get(address)).status, 404, address);
});

test('an auditor is offered neither the partner’s file nor what it won, even by the address', async () => {
  for (const kind of ['partners', 'rights']) {
    for (const address of [ofProgramme({ of: kind }), ofAll({ of: kind })]) {
      const { status, text } = await app.as(auditor).get(address);
      assert.equal(status, 422, address);
      for (const tab of ['of=partners', 'of=rights']) assert.ok(!text.includes(tab), `${address} ${tab}`);
      for (const hidden of [office.gains.agreementId, paths.screenings({ id: first })])
        assert.ok(!text.includes(hidden), address);
    }
  }
});

for (const kind of ['activities', 'expenses', 'programmes', 'partners', 'rights'])
  test(`the page of checks asks at most ten queries: ${kind}`, async () => {
    const all = await countingQueries(db, officer, showChecks, { query: `of=${kind}` });
    assert.ok(all.queries <= 10, `all: ${all.queries}`);
    const params = { id: office.programmeId };
    const one = await countingQueries(db, officer, showProgrammeChecks, { params, query: `of=${kind}` });
    assert.ok(one.queries <= 10, `of the programme: ${one.queries}`);
  });

test('every sentence of the checks exists in five languages', async () => {
  for (const language of languages)
    for (const kind of ['partners', 'rights']) {
      const text = await read(cast.as('programme_officer', { language }), ofProgramme({ of: kind }));
      assert.doesNotMatch(text, />[^<]*\b(overview|page|rulebook|partners|rights)\.[a-zA-Z0-9-]+[^<]*</);
    }
});

test('the rules lead to what they mark, where the reader has that page', async () => {
  const link = (of: string, rule: string) => ofAll({ of, rule }).replaceAll('&', '&amp;');
  const links = [
    link('partners', 'O7-last-cycle'),
    link('rights', 'O4-counted-once'),
    link('programmes', 'O2-baseline'),
  ];
  const rules = await read(officer, paths.rules());
  for (const one of links) assert.ok(rules.includes(one), one);
  const ofAuditor = await read(auditor, paths.rules());
  for (const one of links.slice(0, 2)) assert.ok(!ofAuditor.includes(one), one);
});

test('what is none of the choices is told beside its field', async () => {
  const wrong = [
    ofAll({ of: 'activities', year: '20261' }),
    ofAll({ of: 'programmes', programme: 'none' }),
    ofAll({ of: 'programmes', verdict: 'loud' }),
    ofProgramme({ of: 'partners', rule: 'R-0' }),
  ];
  for (const address of wrong) {
    const { status, text } = await app.as(officer).get(address);
    assert.equal(status, 422, address);
    const name = new URL(address, 'http://x').searchParams.keys().toArray().at(-1);
    assert.ok(text.includes(`href="#f-${name}"`), address);
  }
});

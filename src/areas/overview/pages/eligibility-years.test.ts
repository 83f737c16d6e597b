import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { screeningOf } from '../../../../test/support/screening.ts';
import { training } from '../../../../test/support/union-work.ts';
import { isId, newId } from '../../../kernel/id.ts';
import { languages } from '../../../kernel/language.ts';
import { paths } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { recordAffiliation } from '../../partners/commands/record-affiliation.ts';
import { recordScreening } from '../../partners/commands/record-screening.ts';
import { recordSupport } from '../../partners/commands/record-support.ts';
import { registerAgreement } from '../../partners/commands/register-agreement.ts';
import { registerOrganisation } from '../../partners/commands/register-organisation.ts';
import { signAgreement } from '../../partners/commands/sign-agreement.ts';
import { startPartnership } from '../../partners/commands/start-partnership.ts';
import { bodiesOf } from '../../partners/queries/affiliations.ts';
import { supportsOf } from '../../partners/queries/supports.ts';
import { countryReading } from '../../partners/rules/country-reading.ts';
import { regionalBody } from '../../partners/rules/regional-body.ts';
import { recordCountryFact } from '../../rulebook/commands/record-country-fact.ts';
import { countryFacts } from '../../rulebook/queries/country-facts.ts';
import * as correctAffiliation from './correct-affiliation.tsx';
import * as correctCountryFact from './correct-country-fact.tsx';
import * as correctSupport from './correct-support.tsx';
import { show } from './eligibility-years.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const en = { language: 'en' } as const;
const officer = cast.as('programme_officer', en);
const year = Number(office.today.slice(0, 4));
const perform = <I, V>(command: Parameters<typeof doing<I, V>>[2], input: unknown) =>
  doing(db, cast.system, command, input);

// The office's partner country is Benin; Togo was one until two years ago.
await perform(recordCountryFact, {
  country: 'TG',
  kind: 'partner_country',
  value: `20${String(year - 9).slice(2)}-20${String(year - 2).slice(2)}`,
  source: 'programme file',
  confidence: 'read',
  validFrom: `${year - 9}-01-01`,
  validUntil: `${year - 2}-12-31`,
});
await db.write(cast.system, async (tx) => {
  for (const rule of [regionalBody, countryReading])
    for (const { validFrom, ...parameter } of rule.parameters)
      await tx
        .insertInto('parameters')
        .values({
          ...parameter,
          institute_id: cast.institute.id,
          id: newId(),
          rule_id: rule.id,
          valid_from: validFrom,
          entry_no: 1,
        })
        .execute();
});
const [body, togo] = [newId(), newId()];
await perform(registerOrganisation, { id: body, kind: 'regional_body', name: 'Invented regional body' });
await perform(registerOrganisation, {
  id: togo,
  kind: 'national_union',
  name: 'Invented union of Togo',
  country: 'TG',
});
for (const memberId of [office.organisations[0], togo]) {
  await perform(recordAffiliation, {
    memberId,
    bodyId: body,
    fromOn: `${year - 6}-01-01`,
    source: 'congress',
  });
  await perform(recordSupport, {
    organisationId: memberId,
    fromOn: `${year - 5}-07-01`,
    programme: 'old',
    source: 'archive',
  });
}
const partnershipId = newId();
await perform(startPartnership, { id: partnershipId, organisationId: body, fromOn: `${year - 4}-01-01` });
await perform(recordScreening, screeningOf(partnershipId));
const agreementId = newId();
await perform(registerAgreement, {
  id: agreementId,
  partnershipId,
  kind: 'partnership',
  reference: 'AG-REGIONAL',
  fromOn: `${year - 3}-01-01`,
  untilOn: `${year + 1}-12-31`,
  currency: 'EUR',
});
await perform(signAgreement, {
  agreementId,
  signedOn: `${year - 3}-02-01`,
  signedForPartnerBy: 'Secretary general',
});

const address = paths.eligibilityYears({ id: body });
const read = async (actor: typeof officer) => {
  const { status, text } = await app.as(actor).get(address);
  assert.equal(status, 200);
  return text.slice(text.indexOf('<main'));
};
/** Verdict and countries of a line of the table of years. */
const lineOf = (text: string, of: number) => {
  const row = text.match(new RegExp(`<tr><th scope="row">(?:(?!</tr>).)*>${of}</a>.*?</tr>`))?.[0] ?? '';
  return row
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
};

test('each year has its verdict, where it counts and where else affiliates are', async () => {
  const text = await read(officer);
  assert.match(lineOf(text, year - 6), /blocks.* Benin \(1\), Togo \(1\)$/, 'nobody was supported yet');
  assert.match(lineOf(text, year - 5), /Benin \(1\), Togo \(1\)$/);
  assert.doesNotMatch(lineOf(text, year - 5), /blocks|warning/);
  assert.match(
    lineOf(text, year - 1),
    /warning Benin \(1\) Togo \(1\)$/,
    'Togo is no partner country any more',
  );
});

test('the page says what would change the verdict and that the reading is open', async () => {
  const text = await read(officer);
  assert.match(text, /1 more country is needed/);
  assert.match(text, /Would count if it were a partner country: Togo/);
  assert.match(text, /The verdict depends on countries that were partner countries and no longer are: Togo/);
});

test('what was signed stands with the verdict of its day, and losing eligibility since undid nothing', async () => {
  const text = await read(officer);
  const card = text.slice(text.indexOf('id="decisions"'));
  assert.match(card, new RegExp(`href="${paths.agreement({ id: agreementId })}"`));
  const row = card.match(/<tr><th scope="row"><a href="[^"]*">AG-REGIONAL.*?<\/tr>/)?.[0] ?? '';
  assert.match(row, new RegExp(`01/02/${year - 3}`));
  assert.match(row, /class="tag ok"/);
  const row2 = await db.read(officer, (tx) =>
    tx.selectFrom('agreement_signings').select('signed_on').where('agreement_id', '=', agreementId).execute(),
  );
  assert.equal(row2.length, 1);
});

test('for another kind of organisation the question does not arise; another institute and the donor find nothing', async () => {
  const union = await app.as(officer).get(paths.eligibilityYears({ id: office.organisations[0] }));
  assert.match(union.text, /only arises for a regional/);
  const stranger = (await makeCast(db)).as('director');
  for (const actor of [
    stranger,
    cast.as('donor_officer'),
    cast.as('partner_coordinator', { partnerships: [office.partnerships[0]] }),
  ])
    assert.equal((await app.as(actor).get(address)).status, 404, actor.role);
  for (const id of ['x', newId()])
    assert.equal((await app.as(officer).get(paths.eligibilityYears({ id }))).status, 404);
});

test('the page asks at most ten queries and speaks five languages', async () => {
  assert.ok((await countingQueries(db, officer, show, { params: { id: body } })).queries <= 10);
  for (const language of languages)
    assert.doesNotMatch(
      await read(cast.as('director', { language })),
      />[^<]*\b(overview|partners|rulebook)\.[a-zA-Z0-9-]+[^<]*</,
      language,
    );
});

test('an action under another partnership that benefits the body rests on the verdict too; one that does not, not', async () => {
  const action = {
    kind: 'A6',
    outcomeId: office.outcomes[0],
    partnershipId: office.partnerships[0],
    plannedFrom: `${year}-02-02`,
    plannedUntil: `${year}-02-03`,
    country: 'BJ',
    reach: 'regional',
    scope: 'cross_sectoral',
    bodyOrganisationId: body,
    effectCountries: ['BJ'],
  };
  await perform(planActivity, { ...action, title: 'A position that serves it', bodyBenefits: true });
  await perform(planActivity, { ...action, title: 'A meeting beside it', bodyBenefits: false });
  const text = await read(officer);
  const row = text.match(/<tr><th scope="row"><a[^>]*>[^<]*A position that serves it.*?<\/tr>/)?.[0] ?? '';
  assert.match(row, /of another partnership/);
  assert.match(row, /warning/);
  assert.doesNotMatch(text, /A meeting beside it/);
});

const restingOf = async (path: string, actor = officer) => {
  const { status, text } = await app.as(actor).get(path);
  assert.equal(status, 200);
  return text.match(/<section class="card" id="resting".*?<\/section>/s)?.[0] ?? '';
};

const factsOf = (country: string) =>
  db.read(officer, (tx) => countryFacts(tx, cast.institute.id, { kind: 'partner_country', country }));

test('who corrects a past fact first reads which decisions would be judged otherwise without it', async () => {
  const { affiliation, support } = await db.read(officer, async (tx) => ({
    affiliation: (await bodiesOf(tx, cast.institute.id, togo))[0]!,
    support: (await supportsOf(tx, cast.institute.id, togo))[0]!,
  }));
  const [fact] = await factsOf('TG');
  for (const [form, path] of [
    [correctAffiliation, paths.correctAffiliation(affiliation)],
    [correctSupport, paths.correctSupport(support)],
    [correctCountryFact, paths.countryFact({ id: fact!.id })],
  ] as const) {
    const text = await restingOf(path);
    assert.match(text, new RegExp(`${address}#decisions`), path);
    assert.match(text, new RegExp(`AG-REGIONAL</a>, Invented regional body, 01/02/${year - 3}`), path);
    assert.match(text, /class="tag ok".*without it:.*class="tag stop"/s, path);
    const id = path.split('/').find((part) => isId(part))!;
    assert.ok((await countingQueries(db, officer, form.show, { path, params: { id } })).queries <= 9, path);
    for (const language of languages)
      assert.doesNotMatch(
        await restingOf(path, cast.as('director', { language })),
        />[^<]*\b(overview|partners|rulebook)\.[a-zA-Z0-9-]+[^<]*</,
        language,
      );
  }
});

test('a fact on which nothing hangs says so, and one of another kind or country shows no note', async () => {
  const { id: unsupported } = await perform(registerOrganisation, {
    kind: 'national_union',
    name: 'Invented union that nobody supported',
    country: 'NE',
  });
  const { id } = await perform(recordAffiliation, {
    memberId: unsupported,
    bodyId: body,
    fromOn: `${year - 6}-01-01`,
    source: 'congress',
  });
  assert.match(await restingOf(paths.correctAffiliation({ id })), /no decision taken so far/);
  const said = { source: 'file', confidence: 'read', validFrom: `${year - 9}-01-01` };
  const rating = { ...said, country: 'TG', kind: 'rights_rating', value: '4' };
  const far = { ...said, country: 'PE', kind: 'partner_country', value: '2017-2021' };
  for (const fact of [rating, far]) {
    const recorded = await perform(recordCountryFact, fact);
    assert.equal(await restingOf(paths.countryFact(recorded)), '');
  }
});

test('of a partner country, the activities that only this fact lets be charged are counted and found', async () => {
  const [fact] = await factsOf('TG');
  const path = paths.countryFact({ id: fact!.id });
  const plan = (more: object) =>
    perform(planActivity, {
      ...training,
      outcomeId: office.outcomes[0],
      partnershipId: office.partnerships[0],
      plannedFrom: `${year - 3}-03-01`,
      plannedUntil: `${year - 3}-03-02`,
      country: 'TG',
      ...more,
    });
  assert.doesNotMatch(await restingOf(path), /chargeable/);
  await plan({});
  await plan({ country: 'BJ' });
  await plan({ plannedFrom: `${year}-03-01`, plannedUntil: `${year}-03-02` });
  const text = await restingOf(path);
  assert.match(text, /One activity in Togo is chargeable by this fact alone/);
  assert.match(text, new RegExp(`href="${paths.activities()}\\?country=TG"`));
});

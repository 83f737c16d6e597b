import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../test/support/app.ts';
import { doing, makeCast } from '../../../test/support/cast.ts';
import { testDatabase } from '../../../test/support/cluster.ts';
import { countingQueries } from '../../../test/support/counting.ts';
import { screeningOf } from '../../../test/support/screening.ts';
import { paths, withQuery } from '../../paths.ts';
import { adoptRulebook } from '../rulebook/commands/adopt-rulebook.ts';
import { recordAffiliation } from './commands/record-affiliation.ts';
import { recordScreening } from './commands/record-screening.ts';
import { recordSupport } from './commands/record-support.ts';
import { registerAgreement } from './commands/register-agreement.ts';
import { registerOrganisation } from './commands/register-organisation.ts';
import { startPartnership } from './commands/start-partnership.ts';
import { show as showAgreement } from './pages/agreement.tsx';
import { show as showEligibility } from './pages/eligibility.tsx';
import { show as showOrganisation } from './pages/organisation.tsx';
import { show as showOrganisations } from './pages/organisations.tsx';
import { show as showPartners } from './pages/partners.tsx';
import { bodiesOf } from './queries/affiliations.ts';
import { agreementsOf } from './queries/agreements.ts';
import { organisation } from './queries/organisation.ts';
import { supportsOf } from './queries/supports.ts';
import { partnerRules } from './rules/partner-rules.ts';

const db = await testDatabase();
const app = testApp(db);
const { institute, system, as } = await makeCast(db);
const officer = as('programme_officer', { language: 'fr' });
const staff = app.as(officer);

const register = async (name: string, kind: string, country?: string) =>
  (await doing(db, officer, registerOrganisation, { name, kind, country })).id;
const partner = async (organisationId: string) =>
  (await doing(db, officer, startPartnership, { organisationId, fromOn: '2022-01-01' })).id;
const draft = async (partnershipId: string, reference: string) =>
  (
    await doing(db, officer, registerAgreement, {
      partnershipId,
      kind: 'partnership',
      reference,
      fromOn: '2022-01-01',
      untilOn: '2099-12-31',
      amount: { minor: 8_500_000, currency: 'EUR' },
      currency: 'EUR',
    })
  ).id;

await doing(db, system, adoptRulebook, {
  parameters: partnerRules.flatMap(({ id, parameters }) =>
    parameters.map((seed) => ({ ...seed, ruleId: id })),
  ),
  countryFacts: ['BJ', 'TG'].map((country) => ({
    country,
    kind: 'partner_country',
    value: '2022-2026',
    source: 'dossier',
    confidence: 'read',
    validFrom: '2022-01-01',
    validUntil: '2026-12-31',
  })),
});
const benin = await register('Union du Bénin', 'national_union', 'BJ');
const togo = await register('Union du Togo', 'national_union', 'TG');
const body = await register('Organisation régionale', 'regional_body');
for (const memberId of [benin, togo])
  await doing(db, officer, recordAffiliation, {
    memberId,
    bodyId: body,
    fromOn: '2005-01-01',
    source: 'congrès',
  });
for (const organisationId of [benin, togo])
  await doing(db, officer, recordSupport, {
    organisationId,
    fromOn: '2012-01-01',
    untilOn: '2016-12-31',
    programme: 'programme 2012-2016',
    source: 'archives de l’institut',
  });
const beninPartnership = await partner(benin);
const beninAgreement = await draft(beninPartnership, 'CP-2022-01');

const auditor = app.as(
  as('auditor', { scope: { outcomes: ['019a0000-0000-7000-8000-000000000001'], years: [2026] } }),
);
const donor = app.as(as('donor_officer', { institutes: [] }));
const stranger = app.as((await makeCast(db)).as('programme_officer'));
const director = app.as(as('director', { language: 'nl' }));
const ownPartner = app.as(as('partner_coordinator', { partnerships: [beninPartnership], language: 'fr' }));

const staffPages = [
  paths.organisations(),
  paths.editOrganisation({ id: benin }),
  paths.newAffiliation({ id: benin }),
  paths.newSupport({ id: benin }),
  paths.eligibility({ id: body }),
  paths.partners(),
  paths.editPartnership({ id: beninPartnership }),
  paths.newAgreement({ id: beninPartnership }),
];

test('an officer opens every page of the area', async () => {
  for (const path of [
    ...staffPages,
    paths.organisation({ id: benin }),
    paths.newOrganisation(),
    paths.newPartnership(),
    paths.agreement({ id: beninAgreement }),
    paths.editAgreement({ id: beninAgreement }),
  ])
    assert.equal((await staff.get(path)).status, 200, path);
});

test('who writes or changes an agreement reads whether the partner was screened', async () => {
  for (const path of [
    paths.newAgreement({ id: beninPartnership }),
    paths.editAgreement({ id: beninAgreement }),
  ])
    assert.match((await staff.get(path)).text, /<section class="card" id="screening"/, path);
});

test('the donor and another institute find nothing of it, nor does anyone under an id that is none', async () => {
  const named = [
    paths.organisation({ id: benin }),
    paths.agreement({ id: beninAgreement }),
    ...staffPages.filter((path) => path !== paths.organisations() && path !== paths.partners()),
  ];
  for (const path of named) {
    assert.equal((await stranger.get(path)).status, 404, path);
    assert.equal((await donor.get(path)).status, 404, path);
  }
  for (const path of [paths.organisations(), paths.partners()]) {
    assert.equal((await donor.get(path)).status, 404, path);
    assert.doesNotMatch((await stranger.get(path)).text, /Union du Bénin/);
  }
  assert.equal((await staff.get(paths.organisation({ id: 'none' }))).status, 404);
});

test('an auditor reads and keeps nothing', async () => {
  for (const path of [paths.organisations(), paths.partners(), paths.eligibility({ id: body })])
    assert.equal((await auditor.get(path)).status, 200, path);
  assert.equal((await auditor.get(paths.newSupport({ id: benin }))).status, 403);
  const { text } = await auditor.get(paths.organisation({ id: benin }));
  assert.doesNotMatch(text, new RegExp(paths.editOrganisation({ id: benin })));
});

test('a partner sees its own organisation and agreement, with its bodies and support, and no other’s', async () => {
  const own = await ownPartner.get(paths.organisation({ id: benin }));
  assert.equal(own.status, 200);
  for (const seen of [/Organisation régionale/, /programme 2012-2016/, /CP-2022-01/])
    assert.match(own.text, seen);
  assert.equal((await ownPartner.get(paths.agreement({ id: beninAgreement }))).status, 200);
  const foreign = await draft(await partner(togo), 'CP-2022-02');
  for (const path of [
    paths.organisation({ id: togo }),
    paths.organisation({ id: body }),
    paths.agreement({ id: foreign }),
    ...staffPages,
  ])
    assert.equal((await ownPartner.get(path)).status, 404, path);
});

test('an organisation is registered and changed with its identifiers; a saved version is not overwritten', async () => {
  const fields = { name: 'Centrale', kind: 'sector_federation', country: 'BJ' };
  const line = { 'identifiers.0.scheme': 'IATI', 'identifiers.0.value': 'BJ-1' };
  const half = await staff.post(paths.newOrganisation(), { ...fields, 'identifiers.0.scheme': 'IATI' });
  assert.equal(half.status, 422);
  assert.match(half.text, /href="#f-identifiers-0-value"/);
  const saved = await staff.post(paths.newOrganisation(), { ...fields, ...line });
  assert.equal(saved.status, 303);
  const id = saved.location?.split('/').at(-1) ?? '';
  const edit = paths.editOrganisation({ id });
  assert.match((await staff.get(edit)).text, /value="BJ-1"/);
  const change = { ...fields, ...line, version: '1' };
  assert.equal((await staff.post(edit, { ...change, name: 'Centrale des mines' })).status, 303);
  const second = await staff.post(edit, { ...change, name: 'Centrale du bois' });
  assert.equal(second.status, 422);
  assert.match(second.text, /Centrale des mines/);
  assert.match(second.text, /Centrale du bois/);
  assert.equal(
    (await db.read(officer, (tx) => organisation(tx, institute.id, id)))?.name,
    'Centrale des mines',
  );
});

test('an affiliation is noted from either side, and ended with its reason', async () => {
  const memberId = await register('Union du Niger', 'national_union', 'NE');
  const asBody = withQuery(paths.newAffiliation({ id: body }), { as: 'body' });
  const fields = { memberId, fromOn: '01/05/2010', source: 'site' };
  const without = await staff.post(asBody, { ...fields, source: '' });
  assert.equal(without.status, 422);
  assert.match(without.text, /value="01\/05\/2010"/);
  assert.equal((await staff.post(asBody, fields)).status, 303);
  const circle = { memberId: undefined, bodyId: memberId, fromOn: '01/05/2010', source: 'site' };
  const { memberId: _, ...up } = circle;
  assert.equal((await staff.post(paths.newAffiliation({ id: body }), up)).status, 422);
  const rows = () => db.read(officer, (tx) => bodiesOf(tx, institute.id, memberId));
  const [row] = await rows();
  const end = paths.correctAffiliation({ id: row!.id });
  assert.equal((await staff.get(end)).status, 200);
  const ending = { fromOn: '01/05/2010', untilOn: '31/12/2020', source: 'lettre', reason: 'départ' };
  assert.equal((await staff.post(end, ending)).status, 303);
  assert.equal((await rows())[0]?.untilOn, '2020-12-31');
  assert.equal((await staff.get(end)).status, 404);
});

test('a support from before the tool is noted, and withdrawn where it never was', async () => {
  const fields = {
    programme: 'programme 2003-2007',
    fromOn: '01/01/2003',
    untilOn: '31/12/2002',
    source: 'x',
  };
  const wrong = await staff.post(paths.newSupport({ id: togo }), fields);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /La fin vient avant le début/);
  const right = { ...fields, untilOn: '31/12/2007' };
  assert.equal((await staff.post(paths.newSupport({ id: togo }), right)).status, 303);
  const rows = () => db.read(officer, (tx) => supportsOf(tx, institute.id, togo));
  const row = (await rows()).find(({ programme }) => programme === 'programme 2003-2007');
  const path = paths.correctSupport({ id: row!.id });
  assert.equal((await staff.post(path, { ...right, neverWas: 'on', reason: 'autre syndicat' })).status, 303);
  assert.equal(
    (await rows()).some(({ id }) => id === row!.id),
    false,
  );
});

test('the director signs on a page that nobody else has; a signed agreement is edited no more', async () => {
  const path = paths.signAgreement({ id: beninAgreement });
  assert.equal((await staff.get(path)).status, 403);
  assert.match((await staff.get(paths.agreement({ id: beninAgreement }))).text, /Seule la direction signe/);
  assert.equal((await director.post(path, { signedOn: '31/02/2022' })).status, 422);
  const early = await director.post(path, { signedOn: '01/02/2022', signedForPartnerBy: 'het secretariaat' });
  assert.equal(early.status, 422);
  assert.match(early.text, /een nieuwe overeenkomst wacht/);
  await doing(db, officer, recordScreening, screeningOf(beninPartnership));
  const signed = await director.post(path, {
    signedOn: '01/02/2022',
    signedForPartnerBy: 'het secretariaat',
  });
  assert.equal(signed.status, 303);
  const [row] = await db.read(officer, (tx) => agreementsOf(tx, institute.id, beninPartnership));
  assert.equal(row?.signedOn, '2022-02-01');
  assert.equal((await staff.get(paths.editAgreement({ id: beninAgreement }))).status, 403);
  const list = await staff.get(paths.partners());
  assert.match(list.text, /CP-2022-01/);
  assert.match(list.text, /en cours/);
});

test('eligibility is shown for any day with its countries, affiliates, support and source', async () => {
  const on = (day: string) => staff.get(withQuery(paths.eligibility({ id: body }), { on: day }));
  const open = await on('2026-11-24');
  assert.match(open.text, /Présente dans 2 pays partenaires soutenus \(Bénin, Togo\)/);
  for (const seen of [/Union du Bénin/, /programme 2012-2016/, /archives de l’institut/])
    assert.match(open.text, seen);
  const closed = await on('01/01/2027');
  assert.match(closed.text, /L’objectif O3 n’est pas rempli/);
  assert.match(closed.text, /dépend de pays qui furent partenaires et ne le sont plus\s: (Togo|Bénin)/);
  assert.match((await on('2010-01-01')).text, /Demander une dérogation/);
  assert.doesNotMatch(open.text, /Demander une dérogation/);
  const other = await staff.get(paths.eligibility({ id: benin }));
  assert.match(other.text, /ne se pose que pour une organisation régionale/);
});

test('both lists are filtered, ordered and taken along', async () => {
  const found = await staff.get(withQuery(paths.organisations(), { q: 'togo', sort: 'country' }));
  assert.match(found.text, /Union du Togo/);
  assert.doesNotMatch(found.text, /Union du Bénin/);
  assert.match((await staff.get(withQuery(paths.partners(), { state: 'ended' }))).text, /Aucun partenaire/);
  const csv = await staff.get(withQuery(paths.partners(), { format: 'csv' }));
  assert.match(csv.text, /Union du Bénin;;syndicat national;Bénin;2022-01-01;;CP-2022-01;/);
  const sheet = await staff.get(withQuery(paths.organisations(), { format: 'xlsx' }));
  assert.equal(sheet.bytes[0], 'P'.charCodeAt(0));
});

test('no page of the area asks more than ten queries', async () => {
  const draftId = await draft(await partner(body), 'CP-2022-03');
  const pages = [
    [showOrganisation, { id: benin }],
    [showEligibility, { id: body }],
    [showAgreement, { id: draftId }],
    [showPartners, {}],
    [showOrganisations, {}],
  ] as const;
  for (const [show, params] of pages) {
    const { queries } = await countingQueries(db, officer, show, { params });
    assert.ok(queries > 0 && queries <= 10, `${queries} queries`);
  }
});

test('an address that was tampered with is told, and shows the list from its beginning', async () => {
  for (const path of [paths.organisations(), paths.partners()])
    for (const after of [`x|${'-'.repeat(36)}`, '|', "'"])
      assert.equal((await staff.get(withQuery(path, { after, sort: 'x' }))).status, 422, after);
});

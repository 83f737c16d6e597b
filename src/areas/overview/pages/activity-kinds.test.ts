import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { show as showEdit } from '../../activities/pages/edit-activity.tsx';
import { show as showPlan } from '../../activities/pages/plan-activity.tsx';
import { recordAffiliation } from '../../partners/commands/record-affiliation.ts';
import { registerOrganisation } from '../../partners/commands/register-organisation.ts';
import { show as showActivity } from './activity.tsx';
import { show as showChecks } from './checks.tsx';
import { show as showProgrammeChecks } from './programme-checks.tsx';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const officer = cast.as('programme_officer', { language: 'en' });
const [organisationId] = office.organisations;

const planned = {
  outcomeId: office.outcomes[0],
  partnershipId: office.partnerships[0],
  country: 'BJ',
  plannedFrom: office.today,
  plannedUntil: office.today,
  onBehalf: { source: 'letter' },
};
const plan = async (kind: string, title: string, detail: object) =>
  (await doing(db, cast.system, planActivity, { ...planned, kind, title, ...detail })).id;

const bodyId = newId();
const body = { id: bodyId, kind: 'regional_body', name: `Body of ${cast.institute.code}` };
await doing(db, cast.system, registerOrganisation, body);
const affiliation = { memberId: organisationId, bodyId, fromOn: '2020-01-01', source: 'register' };
await doing(db, cast.system, recordAffiliation, affiliation);
const multilateral = await plan('A6', 'Council', {
  reach: 'regional',
  scope: 'cross_sectoral',
  bodyOrganisationId: bodyId,
  bodyBenefits: true,
  effectCountries: ['BJ'],
  organisations: [{ organisationId, takesPart: true, organises: false }],
});
const { gains } = office;
const defence = await plan('A4', 'Wages of the port', {
  means: 'negotiation',
  purpose: 'Wages',
  defenceTopics: ['wages'],
  dossiers: [{ dossierId: gains.dossierId }],
  dialogues: [{ eventId: gains.eventId }],
  agreements: [{ agreementId: gains.agreementId }],
});
await plan('A5', 'Seniors', {
  organiserKind: 'ilo',
  trainingField: 'rights',
  countries: ['BJ', 'TG'],
  selection: 'By the executive',
  nationalLeaders: 2,
});

test('an activity leads to the demands, talks and agreements that it worked on', async () => {
  const { text } = await testApp(db)
    .as(officer)
    .get(paths.activity({ id: defence }));
  assert.ok(text.includes(`href="${paths.advocacyDossier({ id: gains.dossierId })}"`));
  assert.ok(text.includes(`href="${paths.dialogueEvent({ id: gains.eventId })}"`));
  assert.ok(text.includes(`href="${paths.collectiveAgreement({ id: gains.agreementId })}"`));
});

const counted = [
  ['multilateral action with a body that benefits', showActivity, { id: multilateral }, ''],
  ['defence with links', showActivity, { id: defence }, ''],
  ['form of a multilateral action', showEdit, { id: multilateral }, ''],
  ['form of a defence with links', showEdit, { id: defence }, ''],
  ['form of a new defence', showPlan, { kind: 'A4' }, ''],
  ['form of a new multilateral action', showPlan, { kind: 'A6' }, ''],
  ['checks of activities', showChecks, {}, 'of=activities'],
  ['checks of a programme’s activities', showProgrammeChecks, { id: office.programmeId }, 'of=activities'],
] as const;

for (const [name, show, params, query] of counted)
  test(`a page of activities of all kinds asks at most ten queries: ${name}`, async () => {
    const { queries } = await countingQueries(db, officer, show, { params, query });
    assert.ok(queries <= 10, `${name}: ${queries}`);
  });

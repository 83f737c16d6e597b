import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { detailsOf } from '../queries/activity-details.ts';
import type { BuiltKind } from '../rules/kind-details.ts';
import { holdActivity } from './hold-activity.ts';
import { planActivity } from './plan-activity.ts';
import { recordUse } from './record-use.ts';
import { reviseActivity } from './revise-activity.ts';

const db = await testDatabase();

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const partner = await partnerOf(db, cast, 'Own', outcomeId);
  const { organisationId: other } = await partnerOf(db, cast, 'Other', outcomeId);
  const week = {
    outcomeId,
    title: 'Une semaine',
    plannedFrom: '2026-03-02',
    plannedUntil: '2026-03-06',
    country: 'BJ',
  };
  return { cast, outcomeId, ...partner, other, week };
};

const support = {
  beneficiary: 'secretariat',
  purpose: 'A secretariat that answers',
  organMeetings: 4,
  postShares: [
    { post: 'Legal adviser', funder: 'institute', sharePercent: 60, fullTimeEquivalent: 0.75 },
    { post: 'Legal adviser', funder: 'partner', sharePercent: 40 },
    { post: 'Accountant', funder: 'partner', sharePercent: 100 },
  ],
};
const seniors = {
  organiserKind: 'ilo',
  trainingField: 'rights',
  countries: ['BJ', 'TG'],
  selection: 'By the executive',
  nationalLeaders: 2,
  sectorLeaders: 0,
  headsOfDepartment: 5,
  otherFunctions: 0,
  tookPartBefore: 1,
};
const awareness = {
  audience: 'workers',
  region: 'flanders',
  languages: ['nl'],
  channels: ['workplace', 'print'],
  message: 'Decent work',
  campaignDays: [
    { onDay: '2026-03-03', what: 'Flyers at the gate', channel: 'workplace', expectedReach: 400 },
    { onDay: '2026-03-02', what: 'Opening', channel: 'meeting' },
  ],
};

const details = (organisationId: string): [BuiltKind, object][] => [
  ['A3', support],
  ['A5', { ...seniors, organiserOrganisationId: organisationId }],
  [
    'A6',
    {
      reach: 'regional',
      scope: 'sectoral',
      sector: 'Textiles',
      bodyOrganisationId: organisationId,
      bodyBenefits: true,
      effectCountries: ['BJ'],
      jointPosition: 'A common minimum wage',
      organisations: [{ organisationId, takesPart: true, organises: false }],
    },
  ],
  ['A9', awareness],
];

for (const [at, kind] of (['A3', 'A5', 'A6', 'A9'] as const).entries())
  test(`what an activity of ${kind} is comes back as it was given, and as it was changed, with what was left out gone`, async () => {
    const { cast, week, other } = await prepared();
    const [, detail] = details(other)[at]!;
    const officer = cast.as('programme_officer');
    const { id, reference } = await doing(db, officer, planActivity, { kind, ...week, ...detail });
    assert.match(reference, new RegExp(`-2026-${kind}-0001$`));
    const read = async () =>
      (await db.read(officer, (tx) => detailsOf(tx, cast.institute.id, kind, [id]))).get(id);
    assert.deepEqual(await read(), { kind, ...detail });
    const lists = { postShares: [], campaignDays: [], organisations: [] };
    const empty = Object.fromEntries(Object.entries(lists).filter(([name]) => name in detail));
    const optional = ['organMeetings', 'organiserOrganisationId', 'jointPosition'];
    const fewer = {
      ...Object.fromEntries(Object.entries(detail).filter(([name]) => !optional.includes(name))),
      ...empty,
    };
    await doing(db, officer, reviseActivity, { kind, ...week, ...fewer, activityId: id, version: 1 });
    assert.deepEqual(await read(), { kind, ...fewer });
  });

test('what is wrong in a list is said by row and field', async () => {
  const { cast, week } = await prepared();
  const shares = [
    { post: 'Accountant', funder: 'partner', sharePercent: 100 },
    { post: ' ', funder: 'nobody', sharePercent: 101 },
  ];
  const input = { kind: 'A3', ...week, ...support, postShares: shares };
  const refused = await perform(db, cast.as('director'), planActivity, newId(), input);
  assert.deepEqual(Object.keys((!refused.done && refused.fields) || {}).sort(), [
    'postShares.1.funder',
    'postShares.1.post',
    'postShares.1.sharePercent',
  ]);
});

test('a post is some of full time, in hundredths at most, and its rows say the same of it', async () => {
  const { cast, week } = await prepared();
  const planned = async (...equivalents: unknown[]) => {
    const postShares = equivalents.map((fullTimeEquivalent, at) => ({
      post: at === 0 ? 'Accountant' : 'ACCOUNTANT',
      funder: 'partner',
      sharePercent: 40,
      ...(fullTimeEquivalent === undefined ? {} : { fullTimeEquivalent }),
    }));
    const input = { kind: 'A3', ...week, ...support, postShares };
    const said = await perform(db, cast.as('director'), planActivity, newId(), input);
    return Object.keys((!said.done && said.fields) || {});
  };
  const field = 'postShares.0.fullTimeEquivalent';
  for (const kept of [[0.01], [1], [20], [0.1, 0.1], [0.29, undefined], [undefined, 2.5]])
    assert.deepEqual(await planned(...kept), [], String(kept));
  for (const broken of [0, -1, 20.5, 0.125, '0.5'])
    assert.deepEqual(await planned(broken), [field], String(broken));
  assert.deepEqual(await planned(0.5, 0.6), ['postShares']);
});

test('an organisation that a partner does not see is none to it, in whatever field it stands', async () => {
  const { cast, week, partnershipId } = await prepared();
  const { organisationId: hidden } = await partnerOf(db, cast, 'Hidden');
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const input = { kind: 'A5', ...week, partnershipId, ...seniors, organiserOrganisationId: hidden };
  const refused = await perform(db, coordinator, planActivity, newId(), input);
  assert.deepEqual(!refused.done && refused.fields, {
    organiserOrganisationId: [{ key: 'problem.not-known-here' }],
  });
});

test('a campaign in Belgium speaks a language and uses a channel', async () => {
  const { cast, week } = await prepared();
  const input = { kind: 'A9', ...week, country: 'BE', ...awareness, languages: [], channels: ['pigeon'] };
  const refused = await perform(db, cast.as('director'), planActivity, newId(), input);
  assert.deepEqual(Object.keys((!refused.done && refused.fields) || {}).sort(), ['channels.0', 'languages']);
});

test('what participants do with an international training is asked of those who were there, once it was held', async () => {
  const { cast, week, partnershipId } = await prepared();
  const coordinator = cast.as('partner_coordinator', { partnerships: [partnershipId] });
  const planned = { kind: 'A5', ...week, partnershipId, ...seniors };
  const { id: activityId } = await doing(db, coordinator, planActivity, planned);
  const use = { activityId, askedOn: '2026-09-10', asked: 7, usingIt: 5, what: 'They negotiate' };
  const early = await perform(db, coordinator, recordUse, newId(), use);
  assert.equal(!early.done && early.problem?.key, 'activities.not-held-yet');
  const held = { activityId, heldFrom: '2026-03-02', heldUntil: '2026-03-06' };
  await doing(db, coordinator, holdActivity, held);
  const more = await perform(db, coordinator, recordUse, newId(), { ...use, usingIt: 8 });
  assert.deepEqual(!more.done && more.fields, { usingIt: [{ key: 'activities.more-use-it-than-asked' }] });
  const future = await perform(db, coordinator, recordUse, newId(), { ...use, askedOn: '2080-01-01' });
  assert.deepEqual(!future.done && future.fields, { askedOn: [{ key: 'activities.day-in-future' }] });
  await doing(db, coordinator, recordUse, use);
  const stranger = (await makeCast(db)).as('director');
  await assert.rejects(perform(db, stranger, recordUse, newId(), use), NotFound);
});

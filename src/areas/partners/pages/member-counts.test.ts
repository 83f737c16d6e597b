import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { recordMemberCount } from '../commands/record-member-count.ts';
import { memberCountsOf } from '../queries/member-counts.ts';
import { partnerRules } from '../rules/partner-rules.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { as, system, institute } = cast;
await doing(db, system, adoptRulebook, {
  parameters: partnerRules.flatMap(({ id, parameters }) =>
    parameters.map((seed) => ({ ...seed, ruleId: id })),
  ),
  countryFacts: [],
});
const { partnershipId } = await partnerOf(db, cast, 'Union comptée');
const other = await partnerOf(db, cast, 'Union voisine');
const staff = app.as(as('programme_officer', { language: 'fr' }));
const own = as('partner_coordinator', { partnerships: [partnershipId], language: 'fr' });
const coordinator = app.as(own);
const list = paths.memberCounts({ id: partnershipId });
const add = paths.newMemberCount({ id: partnershipId });

const fields = {
  onDay: '31/12/2019',
  members: '170 000',
  women: '60000',
  men: '110000',
  method: 'dues_register',
  confidence: 'medium',
  source: 'rapport annuel 2019',
};
const series = () => db.read(own, (tx) => memberCountsOf(tx, institute.id, partnershipId));

test('a union counts its members; parts that are more than all are said beside the field', async () => {
  const wrong = await coordinator.post(add, { ...fields, men: '110001' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /href="#f-women"/);
  assert.match(wrong.text, /value="110001"/);
  assert.equal((await coordinator.post(add, fields)).status, 303);
  const again = await coordinator.post(add, fields);
  assert.equal(again.status, 422);
  assert.match(again.text, /Ce jour a déjà un nombre/);
});

test('a jump is saved and marked until its reason is given', async () => {
  const jump = { ...fields, onDay: '31/12/2022', members: '300000', women: '', men: '' };
  assert.equal((await coordinator.post(add, jump)).status, 303);
  const marked = await staff.get(list);
  assert.match(marked.text, /plus de 30 % d’écart/);
  assert.match(marked.text, /Raison manquante/);
  const row = (await series()).at(-1);
  const path = paths.correctMemberCount({ id: row?.id ?? '' });
  const explained = { ...jump, jumpReason: 'une fédération est entrée', reason: 'raison du saut' };
  assert.equal((await coordinator.post(path, { ...explained, reason: '' })).status, 422);
  assert.equal((await coordinator.post(path, explained)).status, 303);
  const settled = await staff.get(list);
  assert.doesNotMatch(settled.text, /Raison manquante/);
  assert.match(settled.text, /une fédération est entrée/);
  assert.deepEqual(
    (await series()).map(({ members }) => members),
    [170_000, 300_000],
  );
});

test('what staff enter for a union says where it comes from, and a figure that never was is withdrawn', async () => {
  const entered = {
    ...fields,
    onDay: '31/12/2023',
    members: '310000',
    'onBehalf.source': 'courriel du 4 mars',
  };
  assert.equal((await staff.post(add, entered)).status, 303);
  assert.match((await staff.get(list)).text, /courriel du 4 mars/);
  const row = (await series()).at(-1);
  const path = paths.correctMemberCount({ id: row?.id ?? '' });
  assert.match((await staff.get(path)).text, /value="310000"/);
  const withdrawn = { ...entered, neverWas: 'on', reason: 'autre année' };
  assert.equal((await staff.post(path, withdrawn)).status, 303);
  assert.equal((await series()).length, 2);
});

test('a union sees no other’s members; an auditor, a donor and another institute see none', async () => {
  assert.equal((await coordinator.get(paths.memberCounts({ id: other.partnershipId }))).status, 404);
  const count = { ...fields, onDay: '2021-01-01', members: 5, women: 1, men: 1 };
  const refused = await perform(db, own, recordMemberCount, newId(), {
    ...count,
    partnershipId: other.partnershipId,
  });
  assert.deepEqual(refused, {
    done: false,
    fields: { partnershipId: [{ key: 'problem.not-known-here' }] },
  });
  const auditor = app.as(as('auditor', { scope: { outcomes: [partnershipId], years: [2026] } }));
  const donor = app.as(as('donor_officer', { institutes: [institute.id] }));
  const stranger = app.as((await makeCast(db)).as('programme_officer'));
  for (const visitor of [auditor, donor, stranger])
    for (const path of [list, add]) assert.equal((await visitor.get(path)).status, 404, path);
  await assert.rejects(
    perform(db, as('finance_officer'), recordMemberCount, newId(), { ...count, partnershipId }),
    NotAllowed,
  );
});

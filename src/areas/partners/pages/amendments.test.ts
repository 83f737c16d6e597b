import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { screeningOf } from '../../../../test/support/screening.ts';
import { partnerOf } from '../../../../test/support/union-work.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { recordScreening } from '../commands/record-screening.ts';
import { registerAgreement } from '../commands/register-agreement.ts';
import { signAgreement } from '../commands/sign-agreement.ts';
import { amendmentsOf } from '../queries/amendments.ts';

const db = await testDatabase();
const app = testApp(db);
const cast = await makeCast(db);
const { as, institute } = cast;
const { partnershipId } = await partnerOf(db, cast, 'Union prolongée');
const chief = as('director', { language: 'en' });
const director = app.as(chief);
const officer = app.as(as('programme_officer', { language: 'en' }));
await doing(db, chief, recordScreening, screeningOf(partnershipId));
const { id } = await doing(db, chief, registerAgreement, {
  partnershipId,
  kind: 'partnership',
  reference: newId(),
  fromOn: '2022-01-01',
  untilOn: '2024-12-31',
  currency: 'EUR',
});
const page = paths.agreement({ id });
const add = paths.newAmendment({ id });
const fields = { untilOn: '30/06/2025', amount: '', currency: 'EUR', reason: 'a later congress' };

test('a draft is edited, not amended', async () => {
  assert.equal((await officer.get(add)).status, 403);
  assert.ok(!(await officer.get(page)).text.includes(add));
});

test('an officer drafts an amendment, the director signs it, and the agreement runs longer', async () => {
  const signed = { agreementId: id, signedOn: '2022-02-10', signedForPartnerBy: 'its secretariat' };
  await doing(db, chief, signAgreement, signed);
  assert.ok((await officer.get(page)).text.includes(add));
  const empty = await officer.post(add, { ...fields, untilOn: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Say what changes/);
  assert.equal((await officer.post(add, fields)).location?.split('?')[0], page);
  const [draft] = await db.read(chief, (tx) => amendmentsOf(tx, institute.id, id));
  assert.ok(draft);
  const sign = paths.signAmendment({ id: draft.id });
  assert.ok(!(await officer.get(page)).text.includes(sign));
  assert.equal((await officer.get(sign)).status, 403);
  assert.ok((await director.get(page)).text.includes(sign));
  assert.match((await director.get(sign)).text, /a later congress/);
  const signing = { signedOn: '01/12/2024', signedForPartnerBy: 'its secretariat' };
  assert.equal((await director.post(sign, signing)).status, 303);
  assert.match((await director.get(page)).text, /30\/06\/2025/);
  assert.equal((await director.get(sign)).status, 403);
});

test('the partner reads what was amended, and another partner finds nothing', async () => {
  const own = as('partner_coordinator', { partnerships: [partnershipId], language: 'en' });
  assert.match((await app.as(own).get(page)).text, /a later congress/);
  const { partnershipId: otherId } = await partnerOf(db, cast, 'Union voisine');
  const other = as('partner_coordinator', { partnerships: [otherId], language: 'en' });
  assert.equal((await app.as(other).get(page)).status, 404);
});

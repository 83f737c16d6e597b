import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eur, on } from '../../../../test/support/agreed-transfers.ts';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingWorld } from '../../../../test/support/partner-reports.ts';
import { paths, withQuery } from '../../../paths.ts';
import { registerAgreement } from '../../partners/commands/register-agreement.ts';

const db = await testDatabase();

test('a coordinator comes from home to the list and from it to a new report, of each of its agreements', async () => {
  const { cast, partner, officer, partnershipId, agreementId } = await reportingWorld(db);
  assert.match((await partner.get(paths.home())).text, new RegExp(`href="${paths.partnerReports()}"`));
  const opening = paths.newPartnerReport({ id: agreementId });
  assert.match(
    (await partner.get(paths.partnerReports())).text,
    new RegExp(`${opening}"[^>]*>Begin a report<`),
  );
  const nowhere = (await officer.get(paths.partnerReports())).text;
  assert.match(nowhere, /choose a partner first/);
  const { id: second } = await doing(db, cast.as('director'), registerAgreement, {
    partnershipId,
    kind: 'partnership',
    reference: 'Second',
    fromOn: on(-200),
    untilOn: on(400),
    amount: eur(500_00),
    currency: 'EUR',
  });
  for (const text of [
    (await partner.get(paths.partnerReports())).text,
    (await officer.get(withQuery(paths.partnerReports(), { partner: partnershipId }))).text,
  ]) {
    assert.match(text, new RegExp(opening));
    assert.match(text, new RegExp(`${paths.newPartnerReport({ id: second })}"[^>]*>Begin a report: Second<`));
  }
  const treasurer = cast.as('partner_treasurer', { partnerships: [partnershipId], language: 'en' });
  const read = await testApp(db).as(treasurer).get(paths.partnerReports());
  assert.equal(read.status, 200);
  assert.doesNotMatch(read.text, /Begin a report/);
});

test('the list shows what it is narrowed by, and a filter keeps all of it', async () => {
  const { officer, programme, agreementId } = await reportingWorld(db);
  const query = { programme: programme.id, agreement: agreementId, year: '2019' };
  const { text } = await officer.get(withQuery(paths.partnerReports(), query));
  for (const [name, value] of Object.entries(query))
    assert.match(
      text,
      new RegExp(`<select id="f-${name}" name="${name}"(?:(?!</select>).)*value="${value}" selected`),
      name,
    );
  assert.doesNotMatch(text, /type="hidden" name="(?:programme|agreement|year)"/);
});

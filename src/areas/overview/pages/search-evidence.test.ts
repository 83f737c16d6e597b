import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths, withQuery } from '../../../paths.ts';
import { attachDocument } from '../../records/commands/attach-document.ts';

const db = await testDatabase();
const app = testApp(db);
const office = await reportingOffice(db);
const { cast, programme, officer, partner, indicator, open, record } = office;

const id = await indicator();
const { now, submitting } = await open([id]);
assert.ok((await submitting([{ indicatorId: id, value: '3' }])).done);
const { report } = await now();
const ofAnother = await indicator();
const { id: own } = await record(ofAnother, '5', { partnershipId: undefined }, officer);

const attach = async (
  subject: { kind: string; id: string },
  partnershipId?: string | null,
): Promise<string> => {
  const kept = { place: 'Cotonou', keeper: 'Secretariat' };
  const input = { subject, partnershipId: partnershipId ?? undefined, title: 'Registre des adhérents', kept };
  return paths.document({ id: (await doing(db, officer, attachDocument, input)).id });
};
const ofSheet = await attach({ kind: 'measurement-report', id: report.id }, report.partnershipId);
const { id: partners } = await record(ofAnother, '4');
const ofFigure = await attach({ kind: 'measurement', id: partners }, office.partnershipId);
const ofInstitute = await attach({ kind: 'measurement', id: own });
const all = [ofSheet, ofFigure, ofInstitute];

const found = async (actor: typeof officer): Promise<string[]> => {
  const { status, text } = await app.as(actor).get(withQuery(paths.search(), { q: 'registre adherents' }));
  return status === 200 ? all.filter((href) => text.includes(`href="${href}"`)) : [];
};

test('the evidence of a sheet and of a single figure is found, by a partner its own alone', async () => {
  assert.deepEqual(await found(officer), all);
  assert.deepEqual(await found(partner), [ofSheet, ofFigure]);
  const other = cast.as('partner_coordinator', { partnerships: [programme.partnerships[1]!] });
  assert.deepEqual(await found(other), []);
  assert.deepEqual(await found(cast.as('donor_officer')), []);
});

test('an auditor finds the evidence of the figures that the control reaches, and of no other', async () => {
  const outcomes = [programme.outcomes[0]!];
  assert.deepEqual(await found(cast.as('auditor', { scope: { outcomes, years: [reportYear] } })), all);
  for (const scope of [
    { outcomes, years: [reportYear + 1] },
    { outcomes: [programme.outcomes[1]!], years: [reportYear] },
  ])
    assert.deepEqual(await found(cast.as('auditor', { scope })), []);
});

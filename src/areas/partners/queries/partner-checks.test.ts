import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { handOverChecks } from './hand-over-checks.ts';
import { handOverPlansOf } from './hand-over-plans.ts';
import { checksOfPartners, type JudgedPartner } from './partner-checks.ts';
import { partnerDecisionsOf } from './partner-decisions.ts';
import { screeningChecks } from './screening-checks.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const officer = cast.as('programme_officer');
const institute = cast.institute.id;
const on = { day: office.today, programmeUntil: office.today };
const partners = office.partnerships.map(
  (id, at): JudgedPartner => ({ id, name: `Union ${at + 1}`, kind: 'national_union' }),
);

test('all partners at once are judged as each is on its own page', async () => {
  await db.read(officer, async (tx) => {
    const found = await checksOfPartners(tx, institute, partners, on);
    for (const { id: partnershipId, kind } of partners) {
      const own = found.filter(({ partner }) => partner.id === partnershipId).map(({ check }) => check);
      const screened = { partnershipId, organisationKind: kind };
      const [plan] = await handOverPlansOf(tx, institute, partnershipId);
      const decisions = await partnerDecisionsOf(tx, institute, partnershipId);
      const alone = [
        ...(await screeningChecks(tx, institute, screened, office.today)),
        ...(await handOverChecks(tx, institute, partnershipId, office.today, { plan, decisions })),
      ];
      for (const check of alone)
        assert.deepEqual(
          own.find(({ ruleId }) => ruleId === check.ruleId),
          check,
          check.ruleId,
        );
      assert.ok(own.some(({ ruleId }) => ruleId === 'O7-last-cycle'));
    }
  });
});

test('aim O1 asks nothing of what is no union, and nobody is judged where there is nobody', async () => {
  await db.read(officer, async (tx) => {
    const company: JudgedPartner = { id: office.partnerships[1], name: 'Port', kind: 'other' };
    const found = await checksOfPartners(tx, institute, [company], on);
    assert.ok(found.every(({ check }) => !check.ruleId.startsWith('O1-screening')));
    assert.deepEqual(await checksOfPartners(tx, institute, [], on), []);
  });
});

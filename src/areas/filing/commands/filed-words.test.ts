import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeOffice } from '../../../../test/support/office.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { fileProgramme } from './file-programme.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const office = await makeOffice(db, cast);
const app = testApp(db);
const donor = app.as(cast.as('donor_officer', { institutes: [cast.institute.id] }));
const lastYear = yearOf(todayIn()) - 1;
const said = (text: string) => ({ fr: { text, source: true as const } });

test('the account says what was measured in words, of partners only what was approved', async () => {
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, {
    outcomeId: office.outcomes[0],
    code: 'Q1',
    title: said('État du projet de loi'),
    measure: 'qualitative',
    overTime: 'last',
    overPartners: 'none',
    baseline: { year: lastYear - 1, text: said('Aucun projet de loi') },
  });
  const measure = (year: number, text: string, more = {}) =>
    doing(db, cast.system, recordMeasurement, {
      indicatorId,
      from: `${year}-01-01`,
      until: `${year}-06-30`,
      text: said(text),
      provenance: 'Journal',
      ...more,
    });
  const days = { from: `${lastYear}-01-01`, until: `${lastYear}-12-31` };
  await doing(db, cast.system, setTarget, { indicatorId, ...days, text: said('Une loi votée') });
  await measure(lastYear, 'Déposé au parlement');
  await measure(lastYear + 1, 'Voté en commission');
  const ofPartner = { partnershipId: office.partnerships[0], onBehalf: { source: 'letter' } };
  await measure(lastYear, 'Dit par un partenaire', ofPartner);

  const filed = await doing(db, cast.as('director'), fileProgramme, {
    programmeId: office.programmeId,
    kind: 'yearly_account',
    year: lastYear,
  });
  const { text } = await donor.get(paths.filing({ id: filed.id }));
  for (const words of ['Aucun projet de loi', 'Une loi votée', 'Déposé au parlement'])
    assert.ok(text.includes(words), words);
  for (const words of ['Voté en commission', 'Dit par un partenaire'])
    assert.ok(!text.includes(words), words);
});

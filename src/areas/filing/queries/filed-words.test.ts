import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { reviewReport } from '../../results/commands/review-report.ts';
import { setBaseline } from '../../results/commands/set-baseline.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { fileProgramme } from '../commands/file-programme.ts';
import { filingById } from './filings.ts';
import { programmeAccount } from './programme-account.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const { cast, officer, institute, programme } = office;
const said = (text: string) => ({ fr: { text, source: true as const } });
const told = { measure: 'qualitative', overTime: 'last', overPartners: 'none' };

const accounted = async (named: string) => {
  const account = await db.read(officer, (tx) =>
    programmeAccount(
      tx,
      { id: institute, code: 'T' },
      {
        programmeId: programme.id,
        year: reportYear,
        day: todayIn(),
      },
    ),
  );
  const rows = account?.content.outcomes.flatMap(({ indicators }) => indicators) ?? [];
  const found = rows.find(({ title }) => title.fr?.text === named);
  assert.ok(found);
  return found;
};

test('the account of a year says what an indicator of words began with, aims at and came to, once it is approved', async () => {
  const id = await office.indicator({ ...told, title: said('Projet de loi') });
  await doing(db, officer, setBaseline, {
    indicatorId: id,
    year: reportYear - 1,
    text: said('Aucun projet'),
  });
  const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
  const later = { from: `${reportYear + 1}-01-01`, until: `${reportYear + 1}-12-31` };
  await doing(db, officer, setTarget, { indicatorId: id, ...year, text: said('Déposé') });
  await doing(db, officer, setTarget, { indicatorId: id, ...later, text: said('Voté') });
  const { now, seen, submitting } = await opened(id);
  await submitting([{ indicatorId: id, text: said('En commission'), comment: said('Pour vous seul') }]);
  const before = await accounted('Projet de loi');
  assert.deepEqual(before.words?.actual, [], 'what nobody released goes nowhere');
  const { report } = await now();
  await doing(db, officer, reviewReport, {
    ...{ reportId: report.id, version: report.version, seen: await seen(), approveRest: true },
  });
  const { words, actual } = await accounted('Projet de loi');
  assert.equal(actual, null);
  assert.deepEqual(words, {
    baseline: said('Aucun projet'),
    target: said('Déposé'),
    actual: [said('En commission')],
  });
  const aims = ['O2'];
  await db.write(cast.system, (tx) =>
    tx.updateTable('outcomes').set({ aims }).where('programme_id', '=', programme.id).execute(),
  );
  const filed = await doing(db, cast.as('director'), fileProgramme, {
    ...{ programmeId: programme.id, kind: 'yearly_account', year: reportYear },
  });
  const donor = cast.as('donor_officer', { institutes: [institute] });
  const { text } = await testApp(db)
    .as(donor)
    .get(paths.filing({ id: filed.id }));
  for (const each of ['Aucun projet', 'Déposé', 'En commission']) assert.match(text, new RegExp(each));
  assert.doesNotMatch(text, /Pour vous seul|Voté/);
  const stored = await db.read(donor, (tx) => filingById(tx, [institute], filed.id));
  assert.equal(stored?.content.format, 'relais-filing-5');
});

test('words beside a figure are not filed', async () => {
  const id = await office.indicator({ title: said('Membres') });
  await office.record(
    id,
    '40',
    { partnershipId: undefined, text: said('Registre relu'), ...firstHalf },
    officer,
  );
  const { actual, words } = await accounted('Membres');
  assert.deepEqual([actual, words?.actual], ['40', []]);
});

const opened = async (id: string) => {
  const window = await office.open([id]);
  const seen = async () => (await window.now()).figures.map(({ rowId }) => rowId);
  return { ...window, seen };
};

test('own words leave the house at once, unless a sheet asks for them: then once they are approved', async () => {
  const id = await office.indicator({ ...told, title: said('Statut') });
  await office.record(
    id,
    '',
    { ...{ partnershipId: undefined, value: undefined }, text: said('Reconnu') },
    officer,
  );
  const actual = async () => (await accounted('Statut')).words?.actual;
  assert.deepEqual(await actual(), [said('Reconnu')]);
  const sheet = await office.open([id], { partnerships: [], asksInstitute: true }, null);
  await sheet.submitting([{ indicatorId: id, text: said('Reconnu') }], {}, officer);
  assert.deepEqual(await actual(), [], 'nobody approved them');
  const { report, figures } = await sheet.now();
  await doing(db, cast.as('programme_officer'), reviewReport, {
    ...{ reportId: report.id, version: report.version, approveRest: true },
    seen: figures.map(({ rowId }) => rowId),
  });
  assert.deepEqual(await actual(), [said('Reconnu')]);
});

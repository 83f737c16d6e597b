import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { decided } from '../../../../test/support/obligations.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { adoptObligations } from '../../obligations/commands/adopt-obligations.ts';
import { fileObligation } from '../../obligations/commands/file-obligation.ts';
import { takeOverObligation } from '../../obligations/commands/take-over-obligation.ts';
import { obligations } from '../../obligations/queries/obligation-clock.ts';
import { waitingOf } from '../../overview/queries/waiting-of.ts';
import { addOutcome } from '../commands/add-outcome.ts';
import { adoptFileSections } from '../commands/adopt-file-sections.ts';
import { endOutcome } from '../commands/end-outcome.ts';
import { reviseOutcome } from '../commands/revise-outcome.ts';
import { handInChecks } from '../queries/hand-in-checks.ts';

const db = await testDatabase();
const app = testApp(db);
const said = (fr: string) => ({ fr: { text: fr, source: true as const } });
const thisYear = yearOf(todayIn());
const typed = {
  version: '0',
  kind: 'left_out',
  endedOn: `14/02/${thisYear}`,
  reference: 'AM 12',
  reason: 'Coupe',
};

/** A programme decided on that runs from last year, with an outcome that the decision left out. */
const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId } = await programmeOf(db, cast, thisYear - 1);
  const { id } = await doing(db, cast.system, addOutcome, {
    programmeId,
    code: 'OS3',
    title: said('Pas retenu'),
    aims: ['O2'],
  });
  await decided(db, cast, programmeId);
  await doing(db, cast.system, adoptObligations, {});
  const me = app.as(cast.as('programme_officer', { language: 'en' }));
  const owed = async () =>
    (await db.read(cast.as('director'), (tx) => obligations(tx, cast.institute.id)))
      .filter(({ outcomeId }) => outcomeId === id)
      .map(({ code, year }) => `${code} ${year}`);
  const end = (kind: 'left_out' | 'stopped', endedOn: string, more = {}) =>
    doing(db, cast.system, endOutcome, {
      outcomeId: id,
      kind,
      endedOn,
      reference: 'AM 12',
      reason: 'Coupe',
      ...more,
    });
  return { cast, programmeId, id, me, owed, end, form: paths.endOutcome({ id }) };
};

test('an outcome that the donor left out says so with day and reference, wherever it stands', async () => {
  const { me, id, programmeId, form } = await prepared();
  const theory = paths.theory({ id: programmeId });
  assert.match((await me.get(theory)).text, new RegExp(form));
  assert.equal((await me.post(form, typed)).status, 303);
  for (const page of [theory, paths.outcome({ id }), paths.programme({ id: programmeId })])
    assert.match((await me.get(page)).text, /Left out/, page);
  assert.match((await me.get(paths.outcome({ id }))).text, /AM 12/);
});

test('it asks nothing any more: no check, no obligation, no section of the file, no budget, no line in my work', async () => {
  const { cast, programmeId, id, me, owed, end } = await prepared();
  await doing(db, cast.system, adoptFileSections, {});
  const officer = cast.as('programme_officer', { language: 'en' });
  const asked = () =>
    db.read(officer, async (tx) => ({
      checks: (await handInChecks(tx, cast.institute.id, programmeId, todayIn())).filter(
        ({ subject }) => subject.id === id,
      ).length,
      waiting: (await waitingOf(tx, officer, todayIn())).filter(({ subject }) => subject.id === id).length,
    }));
  const before = await asked();
  assert.ok(before.checks > 0 && before.waiting > 0);
  assert.ok((await owed()).length > 0);
  const file = paths.programmeFile({ id: programmeId });
  assert.match((await me.get(file)).text, new RegExp(`/outcomes/${id}/file/`));
  const finance = app.as(cast.as('finance_officer', { language: 'en' }));
  const budget = paths.newBudgetAmount({ id: programmeId });
  assert.match((await finance.get(budget)).text, /OS3/);
  await end('left_out', `${thisYear}-02-14`);
  assert.deepEqual(await asked(), { checks: 0, waiting: 0 });
  assert.deepEqual(await owed(), []);
  assert.doesNotMatch((await me.get(file)).text, new RegExp(`/outcomes/${id}/file/`));
  assert.doesNotMatch((await finance.get(budget)).text, /OS3/);
});

test('a stopped outcome still owes the year in which it was stopped, and none after it', async () => {
  const { owed, end } = await prepared();
  await end('stopped', `${thisYear}-02-14`);
  const years = [...new Set((await owed()).map((line) => line.slice(-4)))].sort();
  assert.deepEqual(years, [String(thisYear - 1), String(thisYear)]);
});

test('what was filed of a year that is not owed any more stays', async () => {
  const { cast, owed, end } = await prepared();
  const rows = await db.read(cast.as('director'), (tx) =>
    obligations(tx, cast.institute.id, { year: thisYear - 1, code: 'lessons-learned' }),
  );
  const row = rows.find(({ subject }) => subject.endsWith('OS3'));
  const filing = { obligationId: row?.id, version: 0, filedOn: todayIn(), channel: 'mail', receipt: 'reçu' };
  await doing(db, cast.system, fileObligation, filing);
  await end('left_out', `${thisYear}-02-14`);
  assert.deepEqual(await owed(), [`lessons-learned ${thisYear - 1}`]);
});

test('an obligation that was given to another function stays when nothing else is owed any more', async () => {
  const { cast, owed, end } = await prepared();
  const rows = await db.read(cast.as('director'), (tx) =>
    obligations(tx, cast.institute.id, { year: thisYear, code: 'iati-sheet' }),
  );
  const row = rows.find(({ subject }) => subject.endsWith('OS3'));
  const taking = { obligationId: row?.id, version: 0, role: 'director', reason: 'Away' };
  await doing(db, cast.system, takeOverObligation, taking);
  await end('left_out', `${thisYear}-02-14`);
  assert.deepEqual(await owed(), [`iati-sheet ${thisYear}`]);
});

test('what the donor left out is named in no publication and holds none back', async () => {
  const { programmeId, me, end } = await prepared();
  await end('left_out', `${thisYear}-02-14`);
  const page = paths.exportIati({ id: programmeId });
  assert.match((await me.get(page)).text, /<form[^>]*action="[^"]*iati"/);
  assert.equal((await me.post(page, {})).status, 303);
  assert.match((await me.get(page)).text, /download=1/);
});

test('an end noted wrongly is corrected, or taken back, each with a reason; then the outcome owes again', async () => {
  const { me, form, id, owed } = await prepared();
  const before = await owed();
  await me.post(form, typed);
  const shown = await me.get(form);
  const version = /name="version" value="(\d+)"/.exec(shown.text)?.[1] ?? '';
  const unsaid = await me.post(form, { ...typed, version, reference: 'AM 21' });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /Why it is corrected/);
  const corrected = { ...typed, version, reference: 'AM 21', correctionReason: 'Autre lettre' };
  assert.equal((await me.post(form, corrected)).status, 303);
  assert.match((await me.get(paths.outcome({ id }))).text, /AM 21/);
  const back = paths.takeBackOutcomeEnd({ id });
  assert.match((await me.get(form)).text, new RegExp(back));
  const next = /name="version" value="(\d+)"/.exec((await me.get(back)).text)?.[1] ?? '';
  assert.equal((await me.post(back, { version: next, reason: '' })).status, 422);
  assert.equal((await me.post(back, { version, reason: 'Autre outcome' })).status, 422);
  assert.equal((await me.post(back, { version: next, reason: 'Autre outcome' })).status, 303);
  assert.doesNotMatch((await me.get(paths.outcome({ id }))).text, /AM 21/);
  assert.deepEqual(await owed(), before);
  assert.match((await me.get(paths.history({ kind: 'outcome', id }))).text, /Autre outcome/);
  assert.equal((await me.get(back)).status, 404);
});

test('an end says its day, which is not to come, its reference and why', async () => {
  const { me, form } = await prepared();
  const wrong = await me.post(form, {
    version: '0',
    kind: 'stopped',
    endedOn: '31/12/2099',
    reference: '',
    reason: '',
  });
  assert.equal(wrong.status, 422);
  const late = await me.post(form, { ...typed, endedOn: '31/12/2099' });
  assert.equal(late.status, 422);
  assert.match(late.text, /has not come yet/);
});

test('who keeps programmes ends an outcome; a partner reads that it ended, and not why', async () => {
  const { cast, form, id, end } = await prepared();
  assert.equal((await app.as(cast.as('finance_officer')).post(form, typed)).status, 403);
  assert.equal((await app.as((await makeCast(db)).as('programme_officer')).post(form, typed)).status, 404);
  await end('left_out', `${thisYear}-02-14`);
  const { partnershipId } = await partnerOf(db, cast, 'Une union');
  const carried = { outcomeId: id, version: 1, code: 'OS3', title: said('Pas retenu'), aims: ['O2'] };
  await doing(db, cast.system, reviseOutcome, { ...carried, partnershipIds: [partnershipId] });
  const coordinator = app.as(
    cast.as('partner_coordinator', { language: 'en', partnerships: [partnershipId] }),
  );
  const seen = await coordinator.get(paths.outcome({ id }));
  assert.match(seen.text, /Left out/);
  assert.doesNotMatch(seen.text, /Coupe/);
  assert.equal((await coordinator.get(form)).status, 403);
});

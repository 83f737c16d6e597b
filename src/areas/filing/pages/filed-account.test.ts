import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths } from '../../../paths.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { fileLessons } from '../../reviews/commands/file-lessons.ts';
import { fileScores } from '../../reviews/commands/file-scores.ts';
import { writeLessons } from '../../reviews/commands/write-lessons.ts';
import { writeScores } from '../../reviews/commands/write-scores.ts';
import { questionsBrought } from '../../reviews/rules/score-questions.ts';
import { fileProgramme } from '../commands/file-programme.ts';
import { filingById } from '../queries/filings.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const told = yearOf(today) - 2;

/** The account of two years ago is filed here. */
const prepared = async () => {
  const cast = await makeCast(db);
  const clock = await clockOf(db, cast);
  const { programmeId } = clock;
  const director = cast.as('director', { language: 'en' });
  const file = (kind: string, year?: number) =>
    doing(db, director, fileProgramme, { programmeId, kind, year });
  const { id } = await file('yearly_account', told);
  const filing = await db.read(director, (tx) => filingById(tx, [cast.institute.id], id));
  return { ...clock, cast, director, file, page: paths.filing({ id }), sha256: filing!.row.sha256 };
};

const linkIn = (text: string): string | undefined =>
  /href="(\/obligations\/[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');

test('an account filed here leads to its financial report, which keeps its digest, and the donor is led to the very account', async () => {
  const { cast, director, page, owed, sha256 } = await prepared();
  const me = app.as(director);
  const { text } = await me.get(page);
  assert.match(text, /This filing answers the obligation/);
  const { id } = await owed('financial-report', told);
  assert.equal(linkIn(text), paths.obligation({ id }));
  const form = await me.get(paths.obligation({ id }));
  const shown = today.split('-').reverse().join('/');
  assert.match(form.text, new RegExp(`name="filedOn"[^>]*value="${shown}"`));
  assert.match(form.text, new RegExp(`<option value="${sha256}" selected`));
  assert.match(form.text, new RegExp(`href="${page}">The account of the year was filed in Relais`));
  const donor = app.as(cast.as('donor_officer', { language: 'en', institutes: [cast.institute.id] }));
  const year = `${paths.obligations()}?year=${yearOf(today)}&format=csv`;
  const noted = { version: '0', filedOn: shown, channel: 'extranet', sha256 };
  const another = await me.post(paths.fileObligation({ id }), { ...noted, sha256: 'ab'.repeat(32) });
  assert.equal(another.status, 422, 'no account that was filed here');
  assert.equal((await me.post(paths.fileObligation({ id }), noted)).status, 303);
  assert.equal((await owed('financial-report', told)).sha256, sha256);
  assert.doesNotMatch((await me.get(page)).text, /answers the obligation/);
  assert.match((await me.get(paths.obligation({ id }))).text, new RegExp(`SHA-256 ${sha256}`));
  assert.match((await donor.get(year)).text, new RegExp(sha256));
});

test('a report is noted with no account of another year or of another institute', async () => {
  const { cast, director, programmeId, file, owed, sha256 } = await prepared();
  const added = { code: 'OS9', title: { en: { text: 'Added since', source: true } }, aims: ['O1'] };
  await doing(db, director, addOutcome, { programmeId, ...added });
  const { id } = await file('yearly_account', told - 1);
  const before = await db.read(director, (tx) => filingById(tx, [cast.institute.id], id));
  const shown = today.split('-').reverse().join('/');
  const typed = { version: '0', filedOn: shown, channel: 'extranet' };
  const report = await owed('financial-report', told);
  const noting = (digest: string, of = { director, id: report.id }) =>
    app.as(of.director).post(paths.fileObligation({ id: of.id }), { ...typed, sha256: digest });
  const otherYear = await noting(before!.row.sha256);
  assert.equal(otherYear.status, 422);
  assert.match(otherYear.text, /id="f-filing-sha256-error"/);
  const elsewhere = await prepared();
  const own = await elsewhere.owed('financial-report', told);
  assert.equal((await noting(sha256, { director: elsewhere.director, id: own.id })).status, 422);
});

test('a filing of the whole programme answers nothing, and the donor and an administrator see no clock', async () => {
  const { cast, director, file, page } = await prepared();
  const { id } = await file('programme');
  assert.equal(linkIn((await app.as(director).get(paths.filing({ id }))).text), undefined);
  const readers = [
    cast.as('donor_officer', { institutes: [cast.institute.id] }),
    cast.as('administrator', { language: 'en' }),
  ];
  for (const reader of readers) {
    const { status, text } = await app.as(reader).get(page);
    assert.equal(status, 200);
    assert.equal(linkIn(text), undefined);
  }
});

test('an account that was filed again answers nothing any more, the one in force does', async () => {
  const { director, file, page } = await prepared();
  const me = app.as(director);
  const { id } = await file('yearly_account', told);
  assert.equal(linkIn((await me.get(page)).text), undefined);
  assert.ok(linkIn((await me.get(paths.filing({ id }))).text));
  await file('yearly_account', told - 1);
  assert.ok(linkIn((await me.get(paths.filing({ id }))).text), 'another year is no other version');
});

test('an account leads to the scores and lessons filed of its year, for the donor too; a programme to none', async () => {
  const { cast, director, programmeId, file, page } = await prepared();
  assert.doesNotMatch(
    (await app.as(director).get(page)).text,
    /href="\/(filed-scores|lessons)\?/,
    'none filed',
  );
  const [outcome] = await db.read(director, (tx) => outcomesOf(tx, cast.institute.id, programmeId));
  const about = { outcomeId: outcome!.id, year: told, version: 0 };
  const scores = questionsBrought.map(({ code: question }) => ({ question, score: 'B' }));
  const scored = await doing(db, director, writeScores, { ...about, scores });
  await doing(db, director, fileScores, { sheetId: scored.id, version: 1 });
  const lessons = [{ title: 'Ask first', text: 'Members say what they need' }];
  const learned = await doing(db, director, writeLessons, { ...about, lessons });
  await doing(db, director, fileLessons, { sheetId: learned.id, version: 1 });
  const readers = [director, cast.as('donor_officer', { institutes: [cast.institute.id] })];
  for (const reader of readers) {
    const { text } = await app.as(reader).get(page);
    for (const list of [paths.filedScores(), paths.filedLessons()]) {
      const href = new RegExp(`href="(${list}\\?[^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
      assert.match(href, new RegExp(`institute=${cast.institute.code}&programme=[^&]+&year=${told}$`));
      assert.equal((await app.as(reader).get(href)).status, 200);
    }
  }
  const { id } = await file('programme');
  assert.ok(!(await app.as(director).get(paths.filing({ id }))).text.includes(`${paths.filedScores()}?`));
});

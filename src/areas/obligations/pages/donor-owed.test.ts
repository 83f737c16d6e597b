import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { clockOf, letter } from '../../../../test/support/obligations.ts';
import { title } from '../../../../test/support/union-work.ts';
import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { languages } from '../../../kernel/language.ts';
import { paths, withQuery } from '../../../paths.ts';
import { fileProgramme } from '../../filing/commands/file-programme.ts';
import { openProgramme } from '../../programmes/commands/open-programme.ts';
import { reviseOutcome } from '../../programmes/commands/revise-outcome.ts';
import { fileScores } from '../../reviews/commands/file-scores.ts';
import { writeScores } from '../../reviews/commands/write-scores.ts';
import { questionsBrought } from '../../reviews/rules/score-questions.ts';
import { addObligationKind } from '../commands/add-obligation-kind.ts';
import { decideObligation } from '../commands/decide-obligation.ts';
import { fileObligation } from '../commands/file-obligation.ts';
import { moveObligation } from '../commands/move-obligation.ts';
import { reviseObligationKind } from '../commands/revise-obligation-kind.ts';
import { obligationKinds } from '../queries/obligation-kinds.ts';
import { show } from './obligations.tsx';

const db = await testDatabase();
const app = testApp(db);
const thisYear = yearOf(todayIn());
const told = thisYear - 2;
const due = told + 1;

const prepared = async () => {
  const cast = await makeCast(db);
  const clock = await clockOf(db, cast);
  const { id: obligationId } = await clock.owed('financial-report', told);
  const donor = cast.as('donor_officer', { institutes: [cast.institute.id], language: 'en' });
  const year = async (query: Record<string, string> = {}) => {
    const narrowed = { year: String(due), institute: cast.institute.code, ...query };
    const { status, text } = await app.as(donor).get(withQuery(paths.obligations(), narrowed));
    assert.equal(status, 200);
    return text;
  };
  const row = async (named: RegExp) =>
    [...(await year()).matchAll(/<tr>.*?<\/tr>/gs)].map(([tr]) => tr).findLast((tr) => named.test(tr)) ?? '';
  return { ...clock, cast, donor, obligationId, year, row };
};

const report = /Financial report/;
const granted = { grantedBy: 'file_manager', grantedOn: `${due}-06-01`, letterReference: 'D4/12', letter };

test('the donor’s year shows what is owed with its legal and its derogated day, on screen and in the file', async () => {
  const { cast, obligationId, year, row } = await prepared();
  assert.match(await row(report), /not filed yet/);
  await doing(db, cast.system, moveObligation, {
    obligationId,
    version: 0,
    dueOn: `${due}-09-30`,
    ...granted,
  });
  const shown = await row(report);
  for (const day of [/30\/06\/\d{4}/, /30\/09\/\d{4} · file manager/, /not filed yet/])
    assert.match(shown, day);
  const months = (await year())
    .split('<table')
    .find((each) => each.includes(`>Still owed in ${due}, by month`));
  assert.match(months ?? '', /Financial report[\s\S]*data-label="Sept?"/);
  const file = await year({ format: 'csv' });
  assert.match(
    file,
    new RegExp(`Financial report,P2022,${told},${due}-06-30,${due}-09-30,file manager,,not filed yet`),
  );
});

test('a version filed bears what the donor said of it; one that was asked about is owed again', async () => {
  const { cast, obligationId, year, owed } = await prepared();
  const filing = { obligationId, version: 0, filedOn: `${due}-06-20`, channel: 'extranet' };
  await doing(db, cast.system, fileObligation, filing);
  const said = {
    obligationId,
    version: 0,
    filingVersion: 1,
    decidedOn: `${due}-09-01`,
    letterReference: 'D4/77',
  };
  const remark = 'The letter is cross with us';
  await doing(db, cast.system, decideObligation, { ...said, decision: 'questions', remark, letter });
  const asked = await year();
  assert.match(asked, /questions asked · 01\/09\/\d{4} · D4\/77/);
  assert.match(asked, /another version is owed/);
  assert.ok(!asked.includes(remark), 'what the institute remarks stays in the house');
  const version = (await owed('financial-report', told)).closingNo ?? 0;
  await doing(db, cast.system, fileObligation, { ...filing, version, filedOn: `${due}-09-20` });
  assert.doesNotMatch(await year(), /another version is owed/);
});

test('what lies frozen in Relais opens from what is still owed, not from a version filed that was another', async () => {
  const { cast, programmeId, obligationId, year, row } = await prepared();
  assert.doesNotMatch(await row(report), /href="\/filings/);
  const account = { programmeId, kind: 'yearly_account', year: told };
  const { id } = await doing(db, cast.as('director'), fileProgramme, account);
  const link = new RegExp(`href="${paths.filing({ id })}"[^>]*>account of ${told}`);
  assert.match(await row(report), link);
  const filing = { obligationId, version: 0, filedOn: todayIn(), channel: 'extranet' };
  await doing(db, cast.system, fileObligation, filing);
  const filedNow = await year({ year: String(thisYear) });
  assert.match(filedNow, report);
  assert.doesNotMatch(filedNow, link);
  assert.match(filedNow, /<td[^>]*>(?:<span[^>]*>)+no digest kept: filed elsewhere/);
  const file = await year({ year: String(thisYear), format: 'csv' });
  assert.match(file, /Financial report.*no digest kept/);
});

test('scores open by the outcome of their sheet, whatever it is called by now; once filed, in the very version', async () => {
  const { cast, outcomeId, owed, year, row } = await prepared();
  const scored = (score: string) => questionsBrought.map(({ code }) => ({ question: code, score }));
  const frozen = async (version: number, score: string) => {
    const written = { outcomeId, year: told, version, scores: scored(score) };
    const { id: sheetId } = await doing(db, cast.system, writeScores, written);
    return doing(db, cast.as('director'), fileScores, { sheetId, version: version + 1 });
  };
  const { id } = await frozen(0, 'B');
  const outcome = { outcomeId, code: 'OS9', title, aims: ['O2'], version: 1 };
  await doing(db, cast.system, reviseOutcome, outcome);
  const link = (of: string) => `href="${paths.filedScoresOne({ id: of })}"`;
  assert.ok((await row(/Performance scores/)).includes(link(id)));
  const { id: obligationId } = await owed('performance-scores', told);
  const { sha256 } = await db.read(cast.as('director'), (tx) =>
    tx.selectFrom('score_filings').select('sha256').where('id', '=', id).executeTakeFirstOrThrow(),
  );
  const filing = { obligationId, version: 0, filedOn: todayIn(), channel: 'extranet', sha256 };
  await doing(db, cast.system, fileObligation, filing);
  const next = await frozen(1, 'A');
  const filedNow = await year({ year: String(thisYear) });
  assert.ok(filedNow.includes(link(id)) && !filedNow.includes(link(next.id)));
  assert.ok((await year({ year: String(thisYear), format: 'csv' })).includes(sha256));
});

test('what an institute owes by a kind of its own, or of a programme that is not decided, the donor is not told', async () => {
  const { cast, year } = await prepared();
  await doing(db, cast.system, openProgramme, { reference: 'DRAFT', title, fromOn: `${told}-01-01` });
  await doing(db, cast.as('director'), addObligationKind, {
    ...{
      title: { en: { text: 'House report', source: true } },
      scope: 'programme',
      rhythm: 'every',
      bound: 'by',
    },
    ...{
      yearsAfter: 1,
      month: 3,
      dayOfMonth: 31,
      role: 'director',
      citation: 'House rule',
      confidence: 'read',
    },
    cycleFrom: 2017,
  });
  assert.doesNotMatch(await year(), /House report|DRAFT/);
});

test('beside each day stands its article and how sure it is, and what an institute set otherwise is marked', async () => {
  const { cast, year, row } = await prepared();
  const before = await row(report);
  assert.match(before, /AR 11\/09\/2016, art\. [^(<]*\(read in the source\)/);
  assert.match(before, /data-label="Legal day, as the institute keeps it"/);
  assert.doesNotMatch(before, /set by the institute/);
  const kind = (await db.read(cast.as('director'), (tx) => obligationKinds(tx, cast.institute.id))).find(
    ({ code }) => code === 'financial-report',
  )!;
  const { id, version, bound, role, yearsAfter, month, monthsAfter, daysAfter } = kind;
  await doing(db, cast.system, reviseObligationKind, {
    ...{ kindId: id, version, bound, role, yearsAfter, month, monthsAfter, daysAfter },
    ...{ dayOfMonth: 15, citation: 'As we remember it', confidence: 'recalled' },
  });
  const after = await row(report);
  assert.match(after, /15\/06\/\d{4}[\s\S]*set by the institute/);
  assert.match(after, /As we remember it \(from memory, to be verified\)/);
  const file = await year({ format: 'csv' });
  assert.match(file, /As we remember it,"?from memory, to be verified"?,set by the institute/);
});

test('an institute that keeps no kinds is named, and is not said to owe nothing', async () => {
  const { cast, donor } = await prepared();
  const bare = await makeCast(db);
  const institutes = [...donor.institutes, bare.institute.id];
  const reader = app.as(cast.as('donor_officer', { institutes, language: 'en' }));
  const { text } = await reader.get(withQuery(paths.obligations(), { year: String(due) }));
  const code = (of: typeof cast) => of.institute.code.toUpperCase();
  assert.match(text, new RegExp(`keeps? no kinds of obligation in Relais[^<]*${code(bare)}`));
  assert.doesNotMatch(text, new RegExp(`keeps? no kinds of obligation in Relais[^<]*${code(cast)}`));
  const alone = await reader.get(withQuery(paths.obligations(), { institute: bare.institute.code }));
  assert.doesNotMatch(alone.text, /Nothing is owed in this year/);
});

const lent = [
  ...['programmes', 'programme_decisions', 'outcomes', 'outcome_ends', 'programme_amendments', 'evaluations'],
  ...['obligation_kinds', 'obligation_events', 'obligation_dates', 'evaluation_steps'],
  ...['programme_amendment_answers', 'amendment_withdrawals', 'score_sheets', 'lesson_sheets'],
];

test('outside the one question the donor reads no row that days are computed of, and within it no word', async () => {
  const { cast, donor, obligationId } = await prepared();
  await doing(db, cast.system, moveObligation, {
    obligationId,
    version: 0,
    dueOn: `${due}-09-30`,
    ...granted,
  });
  const count = (table: string) => sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`;
  await db.read(donor, async (tx) => {
    for (const table of lent) assert.equal((await count(table).execute(tx)).rows[0]?.n, 0, table);
    await sql`select set_config('relais.telling_dates', 'on', true)`.execute(tx);
    for (const table of ['programmes', 'outcomes', 'obligation_kinds', 'obligation_dates'])
      assert.notEqual((await count(table).execute(tx)).rows[0]?.n, 0, table);
  });
  for (const column of [
    'programmes.title',
    'outcomes.title',
    'obligation_takings.reason',
    'obligation_takings.obligation_id',
    'obligation_kinds.event',
    'obligation_kinds.role',
  ])
    await assert.rejects(
      db.read(donor, async (tx) => {
        await sql`select set_config('relais.telling_dates', 'on', true)`.execute(tx);
        await sql`select ${sql.ref(column)} from ${sql.table(column.split('.')[0]!)}`.execute(tx);
      }),
      /permission denied/,
      column,
    );
});

test('the donor’s year is said in five languages, with few queries; an institute’s people get their own clock', async () => {
  const { cast, donor } = await prepared();
  for (const language of languages) {
    const reader = cast.as('donor_officer', { institutes: [cast.institute.id], language });
    const { text } = await app.as(reader).get(withQuery(paths.obligations(), { year: String(due) }));
    assert.doesNotMatch(text, />[^<]*\b(obligations|page|filing)\.[a-zA-Z0-9-]+[^<]*</);
  }
  const { queries } = await countingQueries(db, donor, show);
  assert.ok(queries <= 10, String(queries));
  const own = await app.as(cast.as('director', { language: 'en' })).get(paths.obligations());
  assert.doesNotMatch(own.text, /Owed and filed by the institutes/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
import { filingsSince } from '../../overview/queries/latest-filings.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { lessonsLengthRule } from '../rules/lesson-rules.ts';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;
const filingIn = (text: string) => /\/lesson-sheets\/[0-9a-f-]+\/filing/.exec(text)?.[0] ?? '';

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat', outcomeId);
  const officer = app.as(cast.as('programme_officer', en));
  const partner = app.as(cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] }));
  const donor = app.as(cast.as('donor_officer', { ...en, institutes: [cast.institute.id] }));
  const address = withQuery(paths.outcomeLessons({ id: outcomeId }), { year: '2024' });
  const write = (version: number, given: Record<string, string>) =>
    officer.post(paths.outcomeLessons({ id: outcomeId }), {
      year: '2024',
      version: String(version),
      ...given,
    });
  /** Files what its page shows. */
  const file = async (filing: string) =>
    officer.post(filing, { version: versionIn((await officer.get(filing)).text) });
  return { cast, outcomeId, officer, partner, donor, address, write, file };
};

const first = { 'lessons.0.title': 'Ask the women first', 'lessons.0.text': 'They were not asked.' };

test('lessons are written, filed, and read by partner and donor as they were filed', async () => {
  const { cast, officer, partner, donor, address, write, file } = await prepared();
  assert.equal((await write(0, first)).status, 303);
  const filing = filingIn((await officer.get(address)).text);
  assert.doesNotMatch(
    (await partner.get(paths.filedLessons())).text,
    /Ask the women/,
    'a draft is the house’s',
  );
  const { status } = await file(filing);
  assert.equal(status, 303);
  await write(1, { ...first, 'lessons.0.text': 'Changed afterwards' });
  for (const reader of [partner, donor]) {
    const { text } = await reader.get(withQuery(paths.filedLessons(), { words: 'ask THE' }));
    const one = /\/lessons\/[0-9a-f-]{36}/.exec(text)?.[0] ?? '';
    const read = await reader.get(one);
    assert.match(read.text, /They were not asked/);
    assert.doesNotMatch(read.text, /Changed afterwards/);
    assert.doesNotMatch(
      (await reader.get(withQuery(paths.filedLessons(), { words: '100%' }))).text,
      /Ask the/,
    );
  }
  const { text: own } = await partner.get(paths.filedLessons());
  assert.match(own, /What the outcomes in which your organisation works have learned/);
  const one = /\/lessons\/[0-9a-f-]{36}/.exec(own)?.[0] ?? '';
  const { partnershipId: elsewhere } = await partnerOf(db, cast, 'Elsewhere');
  const other = app.as(cast.as('partner_coordinator', { ...en, partnerships: [elsewhere] }));
  assert.equal((await other.get(one)).status, 404, 'a partner that does not work in the outcome');
  for (const list of [paths.filedLessons(), withQuery(paths.filedLessons(), { format: 'csv' })])
    assert.doesNotMatch((await other.get(list)).text, /Ask the women/);
  const since = Temporal.Now.instant().subtract({ hours: 1 });
  const seen = { institutes: [cast.institute.id] };
  const fresh = await db.read(cast.as('donor_officer', seen), (tx) => filingsSince(tx, since));
  assert.ok(fresh.some(({ kind, year }) => kind === 'lessons' && year === 2024));
  await file(filing);
  const again = await donor.get(paths.filedLessons());
  assert.equal(
    [...again.text.matchAll(/Ask the women first/g)].length,
    1,
    'the last filing of a sheet stands',
  );
});

test('lessons are filed as they were read, and not twice', async () => {
  const { officer, address, write, file } = await prepared();
  await write(0, first);
  const filing = filingIn((await officer.get(address)).text);
  const read = await officer.get(filing);
  assert.match(read.text, /They were not asked/);
  await write(1, { ...first, 'lessons.0.text': 'They decide now.' });
  const late = await officer.post(filing, { version: versionIn(read.text) });
  assert.equal(late.status, 422);
  assert.match(late.text, /They decide now/);
  assert.equal((await officer.post(filing, { version: versionIn(late.text) })).status, 303);
  assert.match((await file(filing)).text, /filed already just as it is/);
});

test('the language of the texts is said, the writer’s own at first, and can be corrected', async () => {
  const { cast, officer, address, write, file } = await prepared();
  assert.match((await officer.get(address)).text, /value="en" selected/);
  await write(0, { ...first, language: 'en' });
  await write(1, { ...first, language: 'fr' });
  const form = (await officer.get(address)).text;
  assert.match(form, /value="fr" selected/);
  await file(filingIn(form));
  const list = (await officer.get(paths.filedLessons())).text;
  const one = /\/lessons\/[0-9a-f-]{36}/.exec(list)?.[0] ?? '';
  assert.match((await officer.get(one)).text, /<div lang="fr">/);
  const taken = await officer.get(withQuery(paths.filedLessons(), { format: 'csv' }));
  assert.match(
    taken.text,
    new RegExp(`Institute,Programme[^]*\\r\\n${cast.institute.code.toUpperCase()},P2022,`),
  );
});

test('a lesson without its sentence is told at its field and nothing typed is lost', async () => {
  const { write } = await prepared();
  const refused = await write(0, { ...first, 'lessons.3.text': 'Without a title' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-lessons-1-title-error"/);
  assert.match(refused.text, /Without a title/);
  assert.match(refused.text, /They were not asked/);
});

test('an institute that has adopted no rulebook yet is told of more than two pages by the number of the law', async () => {
  const { officer, address, write } = await prepared();
  const long = { 'lessons.0.title': 'Ask the women first', 'lessons.0.text': 'x'.repeat(6_000) };
  await write(0, long);
  const filing = filingIn((await officer.get(address)).text);
  for (const page of [address, filing])
    assert.match(
      (await officer.get(page)).text,
      /6,019 characters, more than the two pages allowed \(6,000\)/,
      page,
    );
  await write(1, first);
  for (const page of [address, filing])
    assert.match((await officer.get(page)).text, /39 characters of 6,000 at most/, page);
});

test('the second of two who write is shown both', async () => {
  const { write } = await prepared();
  await write(0, first);
  const refused = await write(0, { ...first, 'lessons.0.title': 'Ask everybody' });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Ask the women first/);
  assert.match(refused.text, /Ask everybody/);
});

test('neither partner nor auditor nor donor writes or reads the draft', async () => {
  const { cast, partner, donor, address, officer, write, outcomeId } = await prepared();
  await write(0, first);
  const filing = filingIn((await officer.get(address)).text);
  const auditor = app.as(cast.as('auditor', { scope: { outcomes: [outcomeId], years: [2024] } }));
  for (const reader of [partner, donor, auditor]) {
    assert.ok([403, 404].includes((await reader.get(address)).status));
    assert.ok([403, 404].includes((await reader.post(filing, {})).status));
  }
});

test('nothing is filed of a year that is not over, or without a lesson', async () => {
  const { cast, outcomeId, officer, file } = await prepared();
  const year = new Date().getFullYear();
  const of = { year: String(year), version: '0' };
  const written = await officer.post(paths.outcomeLessons({ id: outcomeId }), { ...of, ...first });
  assert.equal(written.status, year <= 2026 ? 303 : 422);
  const none = await officer.post(paths.outcomeLessons({ id: outcomeId }), { year: '2023', version: '0' });
  assert.equal(none.status, 303);
  const sheets = await db.read(cast.as('director'), (tx) =>
    tx
      .selectFrom('lesson_sheets')
      .select(['id', 'year'])
      .where('institute_id', '=', cast.institute.id)
      .execute(),
  );
  for (const { id } of sheets) assert.equal((await file(paths.fileLessons({ id }))).status, 422);
});

for (const [characters, confidence, verdict] of [
  [6000, 'read', 'ok'],
  [6001, 'guessed', 'warns'],
  [6001, 'read', 'blocks'],
] as const)
  test(`two pages: ${characters} characters with a number that was ${confidence} is ${verdict}`, () => {
    const number = { name: 'characters', value: '6000', unit: 'characters', citation: '', confidence };
    const facts = { code: 'OS1', year: 2024, characters };
    const check = applyRule(lessonsLengthRule, facts, new Map([['characters', number]]), {
      day: '2026-01-01' as never,
      exceptions: [],
    });
    assert.equal(check.verdict, verdict);
  });

test('a year that is none is told, and the lessons of another are not shown in its place unsaid', async () => {
  const { officer, outcomeId } = await prepared();
  const { status, text } = await officer.get(
    withQuery(paths.outcomeLessons({ id: outcomeId }), { year: '20245' }),
  );
  assert.equal(status, 422);
  assert.match(text, /20245/);
  assert.ok(text.includes('href="#f-year"') && text.includes('id="f-year"'));
});

test('a list in which nothing fits leads to where filings are; where there are none at all it says so', async () => {
  const { cast, officer, partner, donor, address, write, file } = await prepared();
  for (const list of [paths.filedLessons(), paths.filedScores()])
    assert.match((await officer.get(list)).text, /No lessons are filed|No scores were filed yet/);
  await write(0, first);
  await file(filingIn((await officer.get(address)).text));
  const there = withQuery(paths.filedLessons(), { institute: cast.institute.code, year: '2024' });
  const href = `href="${there.replaceAll('&', '&amp;')}"`;
  for (const reader of [officer, partner, donor]) {
    const { text } = await reader.get(withQuery(paths.filedLessons(), { year: '2021' }));
    assert.match(text, /There are filings of/);
    assert.ok(text.includes(href), text.slice(0, 4000));
    assert.match((await reader.get(there)).text, /Ask the women first/);
    assert.doesNotMatch((await reader.get(there)).text, /There are filings of/);
  }
  const stranger = await makeCast(db);
  const other = app.as(stranger.as('director', en));
  assert.doesNotMatch(
    (await other.get(paths.filedLessons())).text,
    /There are filings of/,
    'only what one may read',
  );
});

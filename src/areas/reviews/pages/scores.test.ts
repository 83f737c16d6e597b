import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { askedInstitute } from '../../../../test/support/asked-institute.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { comparedRows } from '../../../../test/support/compared-rows.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { paths, withQuery } from '../../../paths.ts';
import { filingsSince } from '../../overview/queries/latest-filings.ts';
import { scoreMarker } from '../../programmes/commands/score-marker.ts';
import { defineIndicator } from '../../results/commands/define-indicator.ts';
import { recordMeasurement } from '../../results/commands/record-measurement.ts';
import { setTarget } from '../../results/commands/set-target.ts';
import { filedScoresQuestion } from '../queries/score-question.ts';
import { lacksStory } from '../rules/score-input.ts';
import { criteria, questionsBrought } from '../rules/score-questions.ts';
import { show } from './outcome-scores.tsx';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat');
  const officer = app.as(cast.as('programme_officer', en));
  const donor = app.as(cast.as('donor_officer', { ...en, institutes: [cast.institute.id] }));
  const address = withQuery(paths.outcomeScores({ id: outcomeId }), { year: '2025' });
  const write = (version: number, given: Record<string, string>) =>
    officer.post(paths.outcomeScores({ id: outcomeId }), {
      year: '2025',
      version: String(version),
      ...given,
    });
  /** Files what its page shows. */
  const file = async (filing: string) =>
    officer.post(filing, { version: versionIn((await officer.get(filing)).text) });
  return { cast, outcomeId, partnershipId, officer, donor, address, write, file };
};

const allB = Object.fromEntries(questionsBrought.map(({ code }) => [`scores.${code}`, 'B']));
const filingIn = (text: string) => /\/score-sheets\/[0-9a-f-]+\/filing/.exec(text)?.[0] ?? '';

test('the questionnaire has seven criteria and twelve questions', () => {
  assert.equal(questionsBrought.length, 12);
  assert.deepEqual([...new Set(questionsBrought.map(({ criterion }) => criterion))], [...criteria]);
});

test('C and D ask for their story, A and B do not', () => {
  for (const [score, story, lacks] of [
    ['A', '', false],
    ['B', '', false],
    ['C', '', true],
    ['D', '', true],
    ['D', 'A strike', false],
    [null, '', false],
  ] as const)
    assert.equal(lacksStory({ score, story }), lacks, String(score));
});

test('at the end some questions ask for a story whatever the score, and none is refused without', () => {
  assert.equal(lacksStory({ score: 'A', story: '' }), false);
  assert.ok(questionsBrought.some(({ toldAtEnd }) => toldAtEnd));
  assert.ok(questionsBrought.some(({ toldAtEnd }) => !toldAtEnd));
});

test('scores are written, wait for their stories, are filed, and the donor reads them as they were filed', async () => {
  const { officer, donor, address, write, file } = await prepared();
  assert.match((await officer.get(address)).text, /is likely to be achieved/);
  assert.match((await write(0, { 'scores.gender-equality': 'C' })).location ?? '', /scores/);
  const filing = filingIn((await officer.get(address)).text);
  const missing = await file(filing);
  assert.equal(missing.status, 422);
  assert.match(missing.text, /without a score: 11/);
  await write(1, { ...allB, 'scores.gender-equality': 'C' });
  assert.match((await file(filing)).text, /without their story: 1/);
  await write(2, { ...allB, 'scores.gender-equality': 'C', 'stories.gender-equality': 'Few women decide' });
  assert.doesNotMatch((await donor.get(paths.filedScores())).text, /P2022/, 'nothing is filed yet');
  const { status, location } = await file(filing);
  assert.equal(status, 303);
  await write(3, { ...allB, 'stories.gender-equality': 'Changed afterwards' });
  assert.match((await donor.get(paths.filedScores())).text, /P2022/);
  const { text } = await donor.get(location ?? '');
  assert.match(text, /Few women decide/);
  assert.doesNotMatch(text, /Changed afterwards/);
});

test('what is filed is what was read: what was written since is shown first, and nothing is filed twice', async () => {
  const { officer, address, write, file } = await prepared();
  await write(0, allB);
  const filing = filingIn((await officer.get(address)).text);
  const read = versionIn((await officer.get(filing)).text);
  await write(1, { ...allB, 'scores.gender-equality': 'C', 'stories.gender-equality': 'Few women decide' });
  const late = await officer.post(filing, { version: read });
  assert.equal(late.status, 422);
  assert.match(late.text, /Somebody wrote on it since/);
  assert.match(late.text, /Few women decide/, 'what would be filed now');
  assert.equal((await officer.post(filing, { version: versionIn(late.text) })).status, 303);
  const again = await file(filing);
  assert.equal(again.status, 422);
  assert.match(again.text, /filed already just as it is/);
});

test('at the end of the programme it is asked what was achieved; a year outside it is refused', async () => {
  const { officer, outcomeId } = await prepared();
  const address = paths.outcomeScores({ id: outcomeId });
  assert.match((await officer.get(withQuery(address, { year: '2026' }))).text, /The outcome was achieved/);
  const { status, text } = await officer.post(address, { year: '2019', version: '0', ...allB });
  assert.equal(status, 422);
  assert.match(text, /outside the programme/);
});

test('what is filed of the last year says what was achieved', async (t) => {
  const { officer, outcomeId, file } = await prepared();
  t.mock.timers.enable({ apis: ['Date'], now: new Date('2027-02-01T12:00:00Z') });
  const address = paths.outcomeScores({ id: outcomeId });
  await officer.post(address, { year: '2026', version: '0', ...allB });
  const sheet = await officer.get(withQuery(address, { year: '2026' }));
  const { location } = await file(filingIn(sheet.text));
  assert.match((await officer.get(location ?? '')).text, /The outcome was achieved/);
});

test('the figures beside the questions are of the year that is scored', async () => {
  const { cast, outcomeId, partnershipId, officer } = await prepared();
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId, code: '1.1', title: { en: { text: 'Members', source: true } } },
    ...{ measure: 'number', overTime: 'sum', overPartners: 'sum' },
  });
  for (const [year, measured, aimed] of [
    ['2024', '1234', '2000'],
    ['2025', '111', '3000'],
  ]) {
    const days = { from: `${year}-01-01`, until: `${year}-12-31` };
    const place = { indicatorId, partnershipId, provenance: 'Register', onBehalf: { source: 'Letter' } };
    await doing(db, cast.system, recordMeasurement, { ...place, ...days, value: measured });
    await doing(db, cast.system, setTarget, { indicatorId, ...days, value: aimed });
  }
  const shown = async (year: string) =>
    (await officer.get(withQuery(paths.outcomeScores({ id: outcomeId }), { year }))).text;
  const [before, after] = [await shown('2024'), await shown('2025')];
  assert.match(before, /until the end of 2024/);
  assert.match(before, />1,234<[\s\S]*>2,000</);
  assert.match(after, />1,345<[\s\S]*>5,000</);
});

test('the second of two people saving sees both letters and both stories of each question', async () => {
  const { write } = await prepared();
  await write(0, {
    'scores.environment-care': 'C',
    'stories.environment-care': 'The first text',
    'scores.gender-equality': 'B',
  });
  const again = { 'scores.environment-care': 'A', 'stories.environment-care': 'The second text' };
  const { status, text } = await write(0, again);
  assert.equal(status, 422);
  const care = 'The work harms the environment as little as possible and takes care of it';
  assert.deepEqual(comparedRows(text), [
    ['The work changes what keeps women and men unequal', '', 'B · good'],
    [care, 'A · very good', 'C · with problems'],
    [`${care}: The story behind the score`, 'The second text', 'The first text'],
  ]);
  assert.equal((await write(1, again)).status, 303);
  assert.equal(versionIn(text), '1', 'once both were seen the next try goes on from what stands');
});

test('a story that is too long is told at its field', async () => {
  const { write } = await prepared();
  const { status, text } = await write(0, { 'stories.environment-care': 'x'.repeat(4_001) });
  assert.equal(status, 422);
  assert.ok(text.includes('href="#f-stories-environment-care"'));
  assert.ok(text.includes('id="f-stories-environment-care-error"'));
});

test('a partner, an auditor and the donor write no scores; another institute finds none', async () => {
  const { cast, outcomeId, partnershipId, address, write, officer, donor, file } = await prepared();
  await write(0, allB);
  const { location = '' } = await file(filingIn((await officer.get(address)).text));
  const partner = app.as(cast.as('partner_coordinator', { partnerships: [partnershipId] }));
  const auditor = app.as(cast.as('auditor', { scope: { outcomes: [outcomeId], years: [2025] } }));
  const stranger = app.as((await makeCast(db)).as('director'));
  for (const visitor of [partner, auditor, stranger, donor])
    assert.ok([403, 404].includes((await visitor.get(address)).status));
  for (const visitor of [partner, auditor, stranger])
    assert.equal((await visitor.get(location ?? '')).status, 404);
});

test('scores leave no trace where a control or a partner reads: their history is the house’s alone', async () => {
  const { cast, outcomeId, partnershipId, address, write, officer, file } = await prepared();
  await write(0, { ...allB, 'scores.gender-equality': 'C', 'stories.gender-equality': 'Few women decide' });
  await file(filingIn((await officer.get(address)).text));
  const ofOutcome = paths.history({ kind: 'outcome', id: outcomeId });
  const own = /\/history\/score_sheet\/[0-9a-f-]+/.exec((await officer.get(address)).text)?.[0] ?? '';
  assert.match((await officer.get(own)).text, /gender-equality: C/);
  const auditor = cast.as('auditor', { ...en, scope: { outcomes: [outcomeId], years: [2025] } });
  const coordinator = cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] });
  const seen = (await app.as(auditor).get(ofOutcome)).text;
  assert.doesNotMatch(seen, /gender-equality|performance scores/);
  for (const actor of [auditor, coordinator]) assert.equal((await app.as(actor).get(own)).status, 404);
  const entries = await db.read(auditor, (tx) =>
    tx.selectFrom('audit_entries').select('command').where('chain', '=', cast.institute.id).execute(),
  );
  assert.ok(entries.length > 0);
  assert.deepEqual(
    entries.filter(({ command }) => /scores/.test(command)),
    [],
  );
  const bodies = await db.read(auditor, (tx) =>
    tx.selectFrom('audit_payloads').select('body').where('chain', '=', cast.institute.id).execute(),
  );
  assert.ok(bodies.every(({ body }) => !body?.includes('gender-equality')));
});

test('the page asks at most ten queries', async () => {
  const { cast, outcomeId, write } = await prepared();
  await write(0, allB);
  const actor = cast.as('programme_officer', en);
  const { queries } = await countingQueries(db, actor, show, {
    params: { id: outcomeId },
    query: 'year=2025',
  });
  assert.ok(queries <= 10, String(queries));
});

test('the shell counts the letters of what was filed last, by criterion and outcome', async () => {
  const { cast, officer, address, write, file } = await prepared();
  const asked = [askedInstitute(db, cast)];
  assert.deepEqual((await filedScoresQuestion.ask(asked, ['criterion'])).rows, []);
  await write(0, allB);
  const filing = filingIn((await officer.get(address)).text);
  await file(filing);
  await write(1, { ...allB, 'scores.gender-equality': 'C', 'stories.gender-equality': 'Few women decide' });
  await file(filing);
  const { rows, total } = await filedScoresQuestion.ask(asked, ['criterion', 'year']);
  assert.deepEqual(total, { A: 0, B: 11, C: 1, D: 0 });
  const gender = rows.find(({ at }) => at.criterion === 'gender');
  assert.deepEqual([gender?.at.year, gender?.figures.C], ['2025', 1]);
});

test('filed scores are narrowed by year and letter and taken along', async () => {
  const { officer, address, write, file } = await prepared();
  await write(0, { ...allB, 'scores.gender-equality': 'C', 'stories.gender-equality': 'Few women decide' });
  await file(filingIn((await officer.get(address)).text));
  const listed = async (query: Record<string, string>) =>
    (await officer.get(withQuery(paths.filedScores(), query))).text;
  assert.match(await listed({ year: '2025', score: 'C' }), /\/filed-scores\/[0-9a-f-]{36}/);
  assert.doesNotMatch(await listed({ score: 'D' }), /\/filed-scores\/[0-9a-f-]{36}/);
  assert.doesNotMatch(await listed({ year: '2024' }), /\/filed-scores\/[0-9a-f-]{36}/);
  const csv = await listed({ score: 'C', format: 'csv' });
  assert.equal(csv.trim().split('\r\n').length, 2);
});

test('scores that were filed again stand only where they are asked for, marked, and lead to what was filed last', async () => {
  const { cast, officer, donor, address, write, file } = await prepared();
  await write(0, { ...allB, 'scores.gender-equality': 'C', 'stories.gender-equality': 'Few women decide' });
  const filing = filingIn((await officer.get(address)).text);
  const first = (await file(filing)).location?.replace(/\?.*/, '') ?? '';
  await write(1, allB);
  const last = (await file(filing)).location?.replace(/\?.*/, '') ?? '';
  const listed = async (query: Record<string, string>) =>
    (await officer.get(withQuery(paths.filedScores(), query))).text;
  assert.ok((await listed({})).includes(last) && !(await listed({})).includes(first));
  assert.doesNotMatch(
    await listed({ score: 'C' }),
    /\/filed-scores\/[0-9a-f-]{36}/,
    'a letter that no longer stands',
  );
  assert.equal((await listed({ format: 'csv' })).trim().split('\r\n').length, 2);
  const all = await listed({ versions: 'all' });
  assert.ok(all.includes(first) && all.includes(last));
  assert.match(all, /replaced on/);
  assert.match((await donor.get(first)).text, new RegExp(`took the place[\\s\\S]*${last}`));
  assert.match((await donor.get(last)).text, new RegExp(first));
  const since = Temporal.Now.instant().subtract({ hours: 1 });
  const reader = cast.as('donor_officer', { institutes: [cast.institute.id] });
  const fresh = await db.read(reader, (tx) => filingsSince(tx, since));
  const told = fresh.filter(({ kind }) => kind === 'scores').map(({ id, isAgain }) => ({ id, isAgain }));
  assert.ok(told.some(({ id, isAgain }) => last.endsWith(id) && isAgain));
  assert.ok(!told.some(({ id }) => first.endsWith(id)));
});

test('the reasons of the outcome’s markers stand beside environment, those of others do not', async () => {
  const { cast, outcomeId, officer, address } = await prepared();
  const marker = { outcomeId, significance: '1', scoredBy: 'Chargée de programme', scoredOn: '2026-01-02' };
  for (const [code, reason] of [
    ['6', 'Branches bargain on heat at work'],
    ['12', 'Meals at the training'],
  ] as const)
    await doing(db, cast.system, scoreMarker, {
      ...marker,
      code,
      reason: { en: { text: reason, source: true } },
    });
  const { text } = await officer.get(address);
  assert.match(text, /Branches bargain on heat at work/);
  assert.doesNotMatch(text, /Meals at the training/);
});

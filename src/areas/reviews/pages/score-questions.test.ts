import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { comparedRows } from '../../../../test/support/compared-rows.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { localized } from '../../../kernel/localized.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { paths, withQuery } from '../../../paths.ts';
import { wordScoreQuestions } from '../commands/word-score-questions.ts';
import { writeScores } from '../commands/write-scores.ts';
import { scoreEditions } from '../queries/score-editions.ts';
import { questionsOfYear, scoreSheetOf } from '../queries/score-sheets.ts';
import { nextQuestions } from '../rules/score-edition-input.ts';
import { questionsBrought } from '../rules/score-questions.ts';
import { filledQuestions } from './question-fields.tsx';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;
const path = paths.newScoreEdition();

/** The form as the page fills it, of the edition that the program brings. */
const filled = Object.fromEntries(
  Object.entries(filledQuestions(questionsBrought)).filter(([, value]) => value !== undefined),
) as Record<string, string>;
const fresh = {
  'questions.12.criterion': 'coherence',
  'questions.12.text.en': 'The work fits what others do',
};

const prepared = async () => {
  const cast = await makeCast(db);
  const { outcomeId } = await programmeOf(db, cast);
  const director = app.as(cast.as('director', en));
  const word = (version: number, fromYear: number, given: Record<string, string> = {}) =>
    director.post(path, { ...filled, version: String(version), fromYear: String(fromYear), ...given });
  const write = (year: number, version = 0) =>
    doing(db, cast.system, writeScores, {
      outcomeId,
      year,
      version,
      scores: [{ question: 'relevance-needs', score: 'B' }],
    });
  const codes = (year: number) =>
    db.read(cast.system, async (tx) =>
      (await questionsOfYear(tx, cast.institute.id, year)).map(({ code }) => code),
    );
  const editionOf = (year: number) =>
    db.read(
      cast.system,
      async (tx) => (await scoreSheetOf(tx, cast.institute.id, { outcomeId, year }))?.edition,
    );
  return { cast, outcomeId, director, word, write, codes, editionOf };
};

test('a director begins an edition: sheets begun keep theirs, new ones of its years are asked it', async () => {
  const { director, outcomeId, word, write, codes, editionOf } = await prepared();
  await write(2025);
  const form = await director.get(path);
  assert.equal(form.status, 200);
  assert.match(form.text, /value="The outcome is likely to be achieved"/);
  assert.equal(versionIn(form.text), '1');
  const { status, location } = await word(1, 2025, {
    ...fresh,
    'questions.12.place': '2',
    'questions.0.text.en': 'The outcome answers the needs of the members',
    'questions.5.dropped': 'on',
  });
  assert.equal(status, 303);
  const shown = await director.get(location ?? '');
  assert.match(shown.text, /The outcome answers the needs of the members/);
  assert.match(shown.text, /Coherence/);
  assert.match(shown.text, /2025/);
  assert.doesNotMatch(shown.text, /The activities are held as planned/);
  assert.deepEqual((await codes(2025)).slice(0, 3), ['relevance-needs', 'relevance-context', 'question-12']);
  assert.equal((await codes(2024)).includes('question-12'), false, 'it holds from 2025');
  await write(2024);
  await write(2026);
  assert.deepEqual(await Promise.all([2024, 2025, 2026].map(editionOf)), [1, 1, 2]);
  const sheetOf = async (year: string) =>
    (await director.get(withQuery(paths.outcomeScores({ id: outcomeId }), { year }))).text;
  assert.doesNotMatch(await sheetOf('2025'), /The work fits what others do/);
  assert.match(await sheetOf('2025'), /The activities are held as planned/);
  assert.match(await sheetOf('2026'), /The work fits what others do/);
  const old = await director.get(withQuery(paths.scoreQuestions(), { edition: '1' }));
  assert.match(old.text, /The activities are held as planned/);
});

test('an institute without scores begins from the edition that the program brings, and keeps both', async () => {
  const { cast, director, word, codes } = await prepared();
  assert.match(
    (await director.get(paths.scoreQuestions())).text,
    /The indicators move towards their targets/,
  );
  assert.equal((await word(1, 2026, fresh)).status, 303);
  const kept = await db.read(cast.system, (tx) => scoreEditions(tx, cast.institute.id));
  assert.deepEqual(
    kept.map(({ edition, fromYear, questions }) => [edition, fromYear, questions]),
    [
      [2, 2026, 13],
      [1, 1990, 12],
    ],
  );
  assert.ok(kept[0]?.by);
  assert.deepEqual([(await codes(2025)).length, (await codes(2026)).length], [12, 13]);
});

test('a changed wording leaves its translations to be looked at, and the last year follows where it had no other words', async () => {
  const { cast, word } = await prepared();
  await word(1, 2026, { 'questions.0.text.en': 'Members still need it' });
  const [first, , third] = await db.read(cast.system, (tx) => questionsOfYear(tx, cast.institute.id, 2026));
  assert.equal(first?.text.en?.text, 'Members still need it');
  assert.equal(first?.text.fr?.text, questionsBrought[0]?.text.fr?.text);
  assert.deepEqual(first?.finalText, first?.text);
  assert.equal(third?.finalText.en?.text, 'The outcome was achieved');
});

test('what is wrong is told beside its field, and nothing typed is lost', async () => {
  const { word } = await prepared();
  const { status, text } = await word(1, 2026, {
    'questions.3.dropped': 'on',
    'questions.4.place': 'last',
    'questions.12.text.en': 'Without a criterion',
    'questions.13.criterion': 'gender',
  });
  assert.equal(status, 422);
  for (const id of ['questions-4-place', 'questions-12-criterion', 'questions-13-text'])
    assert.match(text, new RegExp(`href="#f-${id}`), id);
  assert.match(text, /value="Without a criterion"/);
  assert.match(text, /value="last"/);
  assert.equal((await word(1, 1989)).status, 422);
  assert.match((await word(1, 1990)).text, /Nothing was changed/);
});

test('a questionnaire asks at least one question', async () => {
  const { word } = await prepared();
  const none = Object.fromEntries(questionsBrought.map((_, at) => [`questions.${at}.dropped`, 'on']));
  const { status, text } = await word(1, 2026, none);
  assert.equal(status, 422);
  assert.match(text, /at least one question/);
});

test('the second of two who begin an edition is shown both, and goes on from what stands', async () => {
  const { word } = await prepared();
  assert.equal((await word(1, 2026, { 'questions.0.text.en': 'Members still need it' })).status, 303);
  const mine = { 'questions.0.text.en': 'Partners still need it' };
  const late = await word(1, 2027, mine);
  assert.equal(late.status, 422);
  assert.deepEqual(comparedRows(late.text), [
    ['Holds from the year', '2027', '2026'],
    ['Question 1', 'Partners still need it', 'Members still need it'],
  ]);
  assert.match(late.text, /value="Partners still need it"/);
  assert.equal(versionIn(late.text), '2');
  assert.equal((await word(2, 2027, mine)).status, 303);
});

test('nobody but a director begins an edition; a partner, a control, the donor and another institute find none', async () => {
  const { cast, outcomeId, director, word } = await prepared();
  await word(1, 2026, fresh);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat');
  const partner = cast.as('partner_coordinator', { ...en, partnerships: [partnershipId] });
  const auditor = cast.as('auditor', { ...en, scope: { outcomes: [outcomeId], years: [2026] } });
  const donor = cast.as('donor_officer', { ...en, institutes: [cast.institute.id] });
  for (const actor of [partner, auditor, donor])
    for (const address of [path, paths.scoreQuestions()])
      assert.equal((await app.as(actor).get(address)).status, 404, `${actor.role} ${address}`);
  for (const role of ['programme_officer', 'finance_officer', 'administrator'] as const) {
    const staff = app.as(cast.as(role, en));
    assert.equal((await staff.get(paths.scoreQuestions())).status, 200, role);
    assert.equal((await staff.get(path)).status, 403, role);
  }
  const input = {
    version: 2,
    fromYear: 2026,
    questions: [{ criterion: 'gender' as const, text: localized('en', 'Other') }],
  };
  for (const actor of [partner, auditor, cast.as('programme_officer'), cast.as('finance_officer')])
    await assert.rejects(perform(db, actor, wordScoreQuestions, newId(), input), NotAllowed, actor.role);
  const stranger = app.as((await makeCast(db)).as('director', en));
  assert.doesNotMatch((await stranger.get(paths.scoreQuestions())).text, /fits what others do/);
  assert.match((await director.get(paths.scoreQuestions())).text, /fits what others do/);
});

test('an edition leaves no trace where a control reads', async () => {
  const { cast, outcomeId, word } = await prepared();
  await word(1, 2026, fresh);
  const entriesSeen = (actor: typeof cast.system) =>
    db.read(actor, async (tx) => {
      const entries = tx.selectFrom('audit_entries').select('command').where('chain', '=', cast.institute.id);
      return (await entries.where('command', '=', 'word-score-questions').execute()).length;
    });
  assert.equal(await entriesSeen(cast.system), 1);
  const scope = { outcomes: [outcomeId], years: [2026] };
  assert.equal(await entriesSeen(cast.as('auditor', { scope })), 0);
});

test('a code that the edition before does not know, or that is given twice, becomes a new question', () => {
  const asked = { criterion: 'gender' as const, text: localized('en', 'Who decides?') };
  const next = nextQuestions(questionsBrought, [
    { ...asked, code: 'gender-equality' },
    { ...asked, code: 'gender-equality' },
    { ...asked, code: 'unheard-of', place: 1 },
    asked,
  ]);
  assert.deepEqual(
    next.map(({ code, position }) => [code, position]),
    [
      ['question-3', 0],
      ['gender-equality', 1],
      ['question-2', 2],
      ['question-4', 3],
    ],
  );
});

test('which figures propose a letter, from which on, is changed with an edition and marked as known', async () => {
  const { cast, director, word } = await prepared();
  const shown = (await director.get(paths.scoreQuestions())).text;
  assert.match(shown, /Planned activities that were held · A from 90\u00a0%, B from 75\u00a0%[^<]*· guessed/);
  const bounds = (row: number, given: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(given).map(([part, value]) => [`questions.${row}.bounds.${part}`, value]),
    );
  const women = { measure: 'women-taking-part', forA: '45', forB: '35', forC: '15', confidence: 'read' };
  const nowhere = await word(1, 2026, bounds(0, women));
  assert.equal(nowhere.status, 422);
  assert.match(nowhere.text, /id="f-questions-0-bounds-source-error"/);
  const upside = await word(1, 2026, bounds(0, { ...women, source: 'House rules', forB: '50' }));
  assert.match(upside.text, /id="f-questions-0-bounds-forB-error"/);
  const much = await word(1, 2026, bounds(0, { ...women, source: 'House rules', forA: '400' }));
  assert.match(much.text, /id="f-questions-0-bounds-forA-error"/);
  assert.match(much.text, /value="400"/, 'nothing typed is lost');
  const given = { ...bounds(0, { ...women, source: 'House rules' }), ...bounds(5, { measure: '' }) };
  const { status } = await word(1, 2026, { ...given, ...bounds(5, { forA: '', forB: '', forC: '' }) });
  assert.equal(status, 303);
  const asked = await db.read(cast.system, (tx) => questionsOfYear(tx, cast.institute.id, 2026));
  assert.deepEqual(asked[0]?.bounds, {
    ...{ measure: 'women-taking-part', forA: 45, forB: 35, forC: 15 },
    ...{ confidence: 'read', source: 'House rules' },
  });
  assert.equal(asked[5]?.bounds, null);
  assert.deepEqual(asked[4]?.bounds, questionsBrought[4]?.bounds, 'what was not changed stays as it was');
});

test('the questionnaire and its editions are taken along', async () => {
  const { director, word } = await prepared();
  assert.equal((await word(1, 2026, fresh)).status, 303);
  const fileOf = async (query: Record<string, string>) =>
    (await director.get(withQuery(paths.scoreQuestions(), { format: 'csv', ...query }))).text.trim();
  assert.equal((await fileOf({})).split('\r\n').length, 14);
  assert.equal((await fileOf({ edition: '1' })).split('\r\n').length, 13);
  assert.match(await fileOf({ edition: '1' }), /from 90\u00a0%[^\r]*guessed/);
  assert.match(await fileOf({ table: 'editions' }), /\r\n2,2026,13,[^\r]+\r\n1,1990,12/);
});

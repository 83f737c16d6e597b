import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { filledFormWith } from '../../../../test/support/filled-form.ts';
import { clockOf } from '../../../../test/support/obligations.ts';
import { versionIn } from '../../../../test/support/partner-reports.ts';
import { title } from '../../../../test/support/union-work.ts';
import { addDays, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { wordsIn } from '../../../text/words.ts';
import { addFramework } from '../../programmes/commands/add-framework.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { recordDonorDialogue } from '../../programmes/commands/record-donor-dialogue.ts';
import { planEvaluation } from '../../reviews/commands/plan-evaluation.ts';
import { recordEvaluationStep } from '../../reviews/commands/record-evaluation-step.ts';
import { signEvaluationResponse } from '../../reviews/commands/sign-evaluation-response.ts';
import { writeLessons } from '../../reviews/commands/write-lessons.ts';
import { writeScores } from '../../reviews/commands/write-scores.ts';
import { questionsBrought } from '../../reviews/rules/score-questions.ts';
import { fileObligation } from '../commands/file-obligation.ts';
import { obligations } from '../queries/obligation-clock.ts';
import { show } from './obligation.tsx';

const db = await testDatabase();
const app = testApp(db);
const en = { language: 'en' } as const;
const thisYear = yearOf(todayIn());
const told = thisYear - 2;
const today = wordsIn('en').day(todayIn());

const prepared = async () => {
  const cast = await makeCast(db);
  const clock = await clockOf(db, cast);
  const officer = app.as(cast.as('programme_officer', en));
  const file = async (filing: string) =>
    officer.post(filing, { version: versionIn((await officer.get(filing)).text) });
  return { cast, ...clock, officer, file };
};

const scores = questionsBrought.map(({ code }) => ({ question: code, score: 'B' }));
const digestIn = (text: string): string => /<option value="([0-9a-f]{64})" selected/.exec(text)?.[1] ?? '';

test('scores filed here lead to the obligation they answer, where only the channel is left to say', async () => {
  const { cast, outcomeId, owed, officer, file } = await prepared();
  const { id } = await owed('performance-scores', told);
  const sheet = await doing(db, cast.system, writeScores, { outcomeId, year: told, version: 0, scores });
  const filing = paths.fileScores({ id: sheet.id });
  const answers = new RegExp(
    `answers the obligation <a href="${paths.obligation({ id })}">Performance scores`,
  );
  assert.match((await officer.get(filing)).text, answers);
  const { location } = await file(filing);
  assert.equal(location, paths.obligation({ id }));
  const { text } = await officer.get(paths.obligation({ id }));
  assert.match(text, new RegExp(`name="filedOn"[^>]*value="${today}"|value="${today}"[^>]*name="filedOn"`));
  const sha256 = digestIn(text);
  const typed = { version: '0', filedOn: today, channel: 'extranet', sha256 };
  assert.equal((await officer.post(paths.fileObligation({ id }), typed)).status, 303);
  const closed = await owed('performance-scores', told);
  assert.deepEqual([closed.filingVersion, closed.filedOn, closed.sha256], [1, todayIn(), sha256]);
  const after = await officer.get(paths.obligation({ id }));
  assert.match(after.text, new RegExp(`Version 1 filed[^]*SHA-256 ${sha256}`));
});

test('a version is one that lies here, and went to the donor when it was frozen or later', async () => {
  const { cast, outcomeId, owed, officer, file } = await prepared();
  const { id } = await owed('performance-scores', told);
  const sheet = await doing(db, cast.system, writeScores, { outcomeId, year: told, version: 0, scores });
  await file(paths.fileScores({ id: sheet.id }));
  const sha256 = digestIn((await officer.get(paths.obligation({ id }))).text);
  const yesterday = wordsIn('en').day(addDays(todayIn(), -1));
  const typed = { version: '0', channel: 'mail', receipt: 'R-9', filedOn: yesterday, sha256 };
  const early = await officer.post(paths.fileObligation({ id }), typed);
  assert.equal(early.status, 422);
  assert.match(early.text, /id="f-filing-filedOn-error"[\s\S]*frozen on/);
  assert.match(early.text, new RegExp(`value="${sha256}" selected[^]*value="R-9"`), 'nothing typed is lost');
  const unknown = await officer.post(paths.fileObligation({ id }), { ...typed, sha256: 'ab'.repeat(32) });
  assert.match(unknown.text, /id="f-filing-sha256-error"/);
  const elsewhere = { ...typed, sha256: '' };
  assert.equal((await officer.post(paths.fileObligation({ id }), elsewhere)).status, 303, 'on paper, before');
  assert.equal((await owed('performance-scores', told)).sha256, null);
});

test('a filing that was noted without a digest is told as that, and is given none by a correction unseen', async () => {
  const { cast, outcomeId, owed, officer, file } = await prepared();
  const { id } = await owed('performance-scores', told);
  const obligation = paths.obligation({ id });
  const sheet = await doing(db, cast.system, writeScores, { outcomeId, year: told, version: 0, scores });
  await file(paths.fileScores({ id: sheet.id }));
  const before = { obligationId: id, version: 0, filedOn: todayIn(), channel: 'extranet', receipt: 'R-1' };
  await doing(db, cast.system, fileObligation, before);
  const { text } = await officer.get(obligation);
  assert.match(text, /Version 1 filed[\s\S]*R-1 · no digest kept: filed elsewhere, or noted before one was/);
  const course = await officer.get(withQuery(obligation, { format: 'csv' }));
  assert.match(course.text, /R-1 · no digest kept/);
  assert.equal(digestIn(text), '', 'the version that lies here may be another');
  const shown = filledFormWith(text, 'channel')!;
  const corrected = {
    ...shown,
    filedOn: today,
    channel: 'mail',
    correction: 'on',
    reason: 'It went by mail',
  };
  assert.equal((await officer.post(paths.fileObligation({ id }), corrected)).status, 303);
  const row = await owed('performance-scores', told);
  assert.deepEqual([row.channel, row.sha256], ['mail', null]);
  const claim = await owed('claim', thisYear);
  const claimed = { obligationId: claim.id, version: 0, filedOn: todayIn(), channel: 'extranet' };
  await doing(db, cast.system, fileObligation, claimed);
  const other = await officer.get(paths.obligation({ id: claim.id }));
  assert.doesNotMatch(other.text, /no digest kept/, 'nothing of it is ever frozen');
});

test('lessons filed here lead to their obligation; it says how many outcomes of the programme are filed', async () => {
  const { cast, programmeId, outcomeId, owed, officer, file } = await prepared();
  const { id } = await owed('lessons-learned', told);
  await doing(db, cast.system, addOutcome, { programmeId, code: 'OS2', title, aims: ['O2'] });
  const lessons = [{ title: 'Ask first', text: 'Members know best.' }];
  const said = { outcomeId, year: told, version: 0, language: 'en', lessons };
  const sheet = await doing(db, cast.system, writeLessons, said);
  const { location } = await file(paths.fileLessons({ id: sheet.id }));
  assert.equal(location, paths.obligation({ id }));
  const { text } = await officer.get(paths.obligation({ id }));
  assert.match(text, /0 of 2 filed/);
  const typed = { version: '0', filedOn: today, channel: 'extranet', sha256: digestIn(text) };
  assert.equal((await officer.post(paths.fileObligation({ id }), typed)).status, 303);
  const after = (await officer.get(paths.obligation({ id }))).text;
  assert.match(after, /1 of 2 filed[\s\S]*still to do: <a href="[^"]+">P2022 · OS2<\/a>/);
  const counted = await countingQueries(db, cast.as('director'), show, {
    params: { id },
  });
  assert.ok(counted.queries <= 10, `${counted.queries} queries`);
});

test('an obligation leads to what it is about and to where it is worked on, each of which is there', async () => {
  const { outcomeId, programmeId, owed, officer } = await prepared();
  const of = (code: string, ...hrefs: string[]) => ({ code, hrefs });
  const outcome = paths.outcome({ id: outcomeId });
  const programme = paths.programme({ id: programmeId });
  const evaluations = `${paths.evaluations()}?programme=${programmeId}`;
  for (const { code, hrefs } of [
    of('performance-scores', outcome, `${paths.outcomeScores({ id: outcomeId })}?year=${told}`),
    of('lessons-learned', outcome, `${paths.outcomeLessons({ id: outcomeId })}?year=${told}`),
    of('iati-sheet', outcome, paths.exportIati({ id: programmeId })),
    of('financial-report', programme, paths.fileProgramme({ id: programmeId })),
    of('claim', programme, paths.instalments({ id: programmeId })),
    of('mid-term-report', programme, evaluations),
    of('strategic-dialogue', paths.frameworks()),
  ]) {
    const { id } = await owed(code, told);
    const { text } = await officer.get(paths.obligation({ id }));
    for (const href of hrefs) {
      assert.ok(text.includes(`href="${href}"`), `${code}: ${href}`);
      assert.equal((await officer.get(href)).status, 200, href);
    }
  }
});

test('nothing about a year can be filed before that year began', async () => {
  const { owed, officer } = await prepared();
  const { id } = await owed('financial-report', told);
  const typed = { version: '0', channel: 'mail', filedOn: `31/12/${told - 1}` };
  const early = await officer.post(paths.fileObligation({ id }), typed);
  assert.equal(early.status, 422);
  assert.match(early.text, new RegExp(`id="f-filing-filedOn-error"[^]*before ${told}, the year`));
});

test('a published evaluation asks by which channel, with its day and address filled in', async () => {
  const { cast, programmeId, outcomeId, owed, officer } = await prepared();
  const { id: evaluationId } = await doing(db, cast.system, planEvaluation, {
    programmeId,
    title: 'Mid-term',
    kind: 'mid-term',
    isExternal: true,
    criteria: ['impact'],
    fromOn: `${told}-09-01`,
    untilOn: `${told}-12-31`,
  });
  const { id } = await owed('mid-term-report', told);
  const link = new RegExp(`It is published[^]*<a href="${paths.obligation({ id })}">Mid-term`);
  const step = { evaluationId, onDay: `${told + 1}-01-15` };
  await doing(db, cast.system, recordEvaluationStep, { ...step, step: 'received' });
  assert.doesNotMatch((await officer.get(paths.evaluation({ id: evaluationId }))).text, link);
  const address = 'https://example.org/report';
  const published = { evaluationId, onDay: `${told + 1}-03-01`, step: 'published', address };
  await doing(db, cast.system, recordEvaluationStep, published);
  assert.doesNotMatch((await officer.get(paths.evaluation({ id: evaluationId }))).text, link, 'unsigned');
  await doing(db, cast.system, signEvaluationResponse, {
    ...{ evaluationId, version: 0, nothingRecommended: true, signedOn: `${told + 1}-02-01` },
  });
  assert.match((await officer.get(paths.evaluation({ id: evaluationId }))).text, link);
  const { text } = await officer.get(paths.obligation({ id }));
  for (const filled of [`value="01/03/${told + 1}"`, 'value="website" checked', `value="${address}"`])
    assert.match(text, new RegExp(filled));
  const typed = { version: '0', filedOn: `01/03/${told + 1}`, channel: 'website', receipt: address };
  assert.equal((await officer.post(paths.fileObligation({ id }), typed)).status, 303);
  assert.doesNotMatch((await officer.get(paths.evaluation({ id: evaluationId }))).text, link);
  const scope = { scope: { outcomes: [outcomeId], years: [told] } };
  const auditor = app.as(cast.as('auditor', { ...en, ...scope }));
  const seen = await auditor.get(paths.evaluation({ id: evaluationId }));
  assert.equal(seen.status, 200);
  assert.doesNotMatch(seen.text, new RegExp(id), 'the clock is the institute’s own');
});

test('a strategic dialogue of the year fills the form in, and none is said to be missing before', async () => {
  const { cast, programmeId, owed, officer } = await prepared();
  const { id } = await owed('strategic-dialogue', told);
  const page = paths.obligation({ id });
  assert.match((await officer.get(page)).text, /No strategic dialogue of the year is on record/);
  const cycle = { fromOn: `${told}-01-01`, untilOn: `${told}-12-31` };
  const framework = { name: title, kind: 'decent_work', ...cycle };
  const { id: frameworkId } = await doing(db, cast.system, addFramework, framework);
  const said = { kind: 'strategic', frameworkId, participants: 'Institutes', summary: 'Targets' };
  const held = { programmeId, ...said, heldOn: `${told}-03-20` };
  const dialogue = await doing(db, cast.system, recordDonorDialogue, held);
  const { text } = await officer.get(page);
  assert.doesNotMatch(text, /No strategic dialogue/);
  assert.match(text, new RegExp(`${paths.donorDialogue({ id: dialogue.id })}"[^]*value="20/03/${told}"`));
  assert.match(text, /<input[^>]*value="meeting"[^>]*checked/);
  const typed = { version: '0', filedOn: `20/03/${told}`, channel: 'meeting' };
  assert.equal((await officer.post(paths.fileObligation({ id }), typed)).status, 303);
  assert.match((await officer.get(page)).text, /at the meeting itself/);
});

test('what went along of other outcomes is filed in the same act, each with its own version', async () => {
  const { cast, programmeId, outcomeId, owed, officer, file } = await prepared();
  const outcome = { programmeId, title, aims: ['O2'] };
  const { id: second } = await doing(db, cast.system, addOutcome, { ...outcome, code: 'OS2' });
  await doing(db, cast.system, addOutcome, { ...outcome, code: 'OS3' });
  for (const one of [outcomeId, second]) {
    const said = { outcomeId: one, year: told, version: 0, scores };
    const sheet = await doing(db, cast.system, writeScores, said);
    await file(paths.fileScores({ id: sheet.id }));
  }
  const rows = async () =>
    await db.read(cast.system, (tx) =>
      obligations(tx, cast.institute.id, { code: 'performance-scores', year: told }),
    );
  const [first, along, left] = await rows();
  const page = paths.obligation({ id: first!.id });
  const { text } = await officer.get(page);
  for (const row of [along, left]) assert.match(text, new RegExp(`name="also" value="${row!.id}"`));
  const typed = { version: '0', filedOn: today, channel: 'extranet', receipt: 'R-1', sha256: digestIn(text) };
  const strange = (await owed('lessons-learned', told)).id;
  const post = (also: string[]) => officer.post(paths.fileObligation({ id: first!.id }), { ...typed, also });
  const refused = await post([along!.id, strange]);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="f-filing-also-error"/);
  assert.match(refused.text, new RegExp(`value="${along!.id}" checked`));
  assert.equal((await post([along!.id])).status, 303);
  const after = await rows();
  assert.deepEqual(
    after.map(({ filedOn, receipt }) => [filedOn, receipt]),
    [
      [todayIn(), 'R-1'],
      [todayIn(), 'R-1'],
      [null, null],
    ],
  );
  assert.ok(after[1]?.sha256 && after[1].sha256 !== after[0]?.sha256);
});

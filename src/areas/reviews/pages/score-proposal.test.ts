import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { countingQueries } from '../../../../test/support/counting.ts';
import { partnerOf, programmeOf, training } from '../../../../test/support/union-work.ts';
import { languages } from '../../../kernel/language.ts';
import { paths, withQuery } from '../../../paths.ts';
import { holdActivity } from '../../activities/commands/hold-activity.ts';
import { planActivity } from '../../activities/commands/plan-activity.ts';
import { writeScores } from '../commands/write-scores.ts';
import { scoreProposalQuestion } from '../queries/score-proposal-question.ts';
import { questionsBrought } from '../rules/score-questions.ts';
import { showWith } from './file-scores.tsx';

const db = await testDatabase();
const app = testApp(db);

/** Two trainings of 2025 of which one was held; 10 of 40 attendances of known sex are women's. */
const prepared = async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const { partnershipId } = await partnerOf(db, cast, 'Syndicat');
  const onBehalf = { source: 'letter' };
  for (const day of ['2025-03-03', '2025-05-05']) {
    const { id } = await doing(db, cast.system, planActivity, {
      ...training,
      ...{ outcomeId, partnershipId, plannedFrom: day, plannedUntil: day, onBehalf },
    });
    if (day === '2025-03-03')
      await doing(db, cast.system, holdActivity, {
        ...{ activityId: id, heldFrom: day, heldUntil: day, onBehalf },
        counts: [
          { sex: 'female', ageBand: '35_and_over', economy: 'formal', count: 10 },
          { sex: 'male', ageBand: '35_and_over', economy: 'formal', count: 30 },
          { sex: 'unknown', ageBand: '35_and_over', economy: 'formal', count: 60 },
        ],
      });
  }
  const address = withQuery(paths.outcomeScores({ id: outcomeId }), { year: '2025' });
  const officer = app.as(cast.as('programme_officer', { language: 'en' }));
  const send = (given: Record<string, string>) =>
    officer.post(paths.outcomeScores({ id: outcomeId }), { year: '2025', version: '0', ...given });
  return { cast, programmeId, outcomeId, address, officer, send };
};

const checked = (text: string, code: string) =>
  new RegExp(`name="scores.${code}" value="([A-D]?)" checked`).exec(text)?.[1];
const story = (text: string, code: string) =>
  new RegExp(`name="stories.${code}"[^>]*>([^<]*)<`).exec(text)?.[1]?.trim();

test('beside a question stands the letter that live figures propose, with bounds, their confidence and links', async () => {
  const { address, officer, outcomeId } = await prepared();
  const { text } = await officer.get(address);
  assert.match(text, /Of the 2 activities planned for 2025, 1 was held \(50\u00a0%\)/);
  assert.match(text, /A from 90\u00a0%, B from 75\u00a0%, C from 50\u00a0%, below that D[\s\S]{0,80}guessed/);
  assert.match(
    text,
    /Women account for 10 of 40 attendances in 2025 \(25\u00a0%\); of 60 more the sex is not known\./,
  );
  assert.ok(text.includes(`${paths.activities()}?outcome=${outcomeId}&amp;state=held&amp;year=2025`));
  assert.match(text, /recalled/);
  assert.match(text, /no indicator that is measured in figures/);
  assert.match(text, /Nothing is budgeted for the outcome until then/);
  assert.equal(checked(text, 'efficiency-activities'), '', 'a proposal is no answer');
});

test('a proposal is filled in by a button, saves nothing and writes over nothing that was typed', async () => {
  const { address, officer, send } = await prepared();
  const taken = await send({
    'scores.relevance-needs': 'A',
    'stories.gender-participation': 'Own words',
    take: 'efficiency-activities',
  });
  assert.equal(taken.status, 200);
  assert.equal(checked(taken.text, 'efficiency-activities'), 'C');
  assert.match(story(taken.text, 'efficiency-activities') ?? '', /^Of the 2 activities planned/);
  assert.equal(checked(taken.text, 'relevance-needs'), 'A', 'what was typed stays');
  assert.equal(checked(taken.text, 'gender-participation'), '', 'another proposal is not taken');
  const kept = await send({
    'scores.gender-participation': 'A',
    'stories.gender-participation': 'Own words',
    take: 'gender-participation',
  });
  assert.equal(checked(kept.text, 'gender-participation'), 'A');
  assert.equal(story(kept.text, 'gender-participation'), 'Own words');
  const { text } = await officer.get(address);
  assert.equal(checked(text, 'efficiency-activities'), '', 'nothing was saved');
  assert.match(taken.text, /data-filled/);
});

test('no letter is filled in where figures are missing', async () => {
  const { send } = await prepared();
  const { status, text } = await send({ take: 'efficiency-means' });
  assert.deepEqual(
    [status, checked(text, 'efficiency-means'), story(text, 'efficiency-means')],
    [200, '', ''],
  );
});

test('the first sentence is in the language of who reads', async () => {
  const { cast, outcomeId } = await prepared();
  const said = await Promise.all(
    languages.map(async (language) => {
      const reader = app.as(cast.as('programme_officer', { language }));
      const { text } = await reader.post(paths.outcomeScores({ id: outcomeId }), {
        ...{ year: '2025', version: '0', take: 'efficiency-activities' },
      });
      return story(text, 'efficiency-activities');
    }),
  );
  assert.equal(new Set(said).size, languages.length);
  assert.ok(said.every((each) => each?.includes('50\u00a0%')));
});

test('who files sees where the letter is another than was proposed', async () => {
  const { cast, address, officer, send } = await prepared();
  const allB = Object.fromEntries(questionsBrought.map(({ code }) => [`scores.${code}`, 'B']));
  await send({ ...allB, 'scores.efficiency-activities': 'C', 'stories.efficiency-activities': 'A strike' });
  const filing = /\/score-sheets\/([0-9a-f-]+)\/filing/.exec((await officer.get(address)).text);
  const { text } = await officer.get(filing?.[0] ?? '');
  const [, told = ''] = /Scored otherwise than the figures propose([\s\S]*?)<\/section>/.exec(text) ?? [];
  assert.match(
    told,
    /Women take part[\s\S]*C · with problems[\s\S]*B · good[\s\S]*Women account for 10 of 40/,
  );
  assert.doesNotMatch(told, /The activities are held/, 'what was taken over as proposed is not told');
  const { queries } = await countingQueries(
    db,
    cast.as('programme_officer', { language: 'en' }),
    showWith({ answered: async () => undefined }),
    { params: { id: filing?.[1] ?? '' } },
  );
  assert.ok(queries <= 9, `${queries}, and one for the obligation that it answers`);
});

test('the shell proposes the same letters beside those given', async () => {
  const { cast, programmeId, outcomeId } = await prepared();
  await doing(db, cast.system, writeScores, {
    ...{ outcomeId, year: 2025, version: 0 },
    scores: [{ question: 'efficiency-activities', score: 'B' }],
  });
  const { rows } = await db.read(cast.system, (tx) =>
    scoreProposalQuestion.ask(tx, cast.institute.id, {
      ...{ programmeId, by: ['question'], narrowed: { year: 2025, outcomeId } },
    }),
  );
  const of = (question: string) => rows.find(({ at }) => at.question === question);
  const { at, figures } = of('efficiency-activities') ?? {};
  assert.deepEqual([at?.proposed, at?.given, figures?.percent, figures?.forB], ['C', 'B', 50, 75]);
  assert.deepEqual([of('efficiency-means')?.at.proposed, of('efficiency-means')?.figures.missing], [null, 1]);
});

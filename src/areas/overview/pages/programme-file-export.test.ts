import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { partnerOf, programmeOf } from '../../../../test/support/union-work.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays, todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { addCommitment } from '../../programmes/commands/add-commitment.ts';
import { addContribution } from '../../programmes/commands/add-contribution.ts';
import { addFramework } from '../../programmes/commands/add-framework.ts';
import { addFrameworkTarget } from '../../programmes/commands/add-framework-target.ts';
import { decideProgramme } from '../../programmes/commands/decide-programme.ts';
import { recordAppraisalQuestion } from '../../programmes/commands/record-appraisal-question.ts';
import { recordDonorDialogue } from '../../programmes/commands/record-donor-dialogue.ts';
import { requestAmendment } from '../../programmes/commands/request-amendment.ts';

const db = await testDatabase();
const app = testApp(db);
const today = todayIn();
const ago = (days: number) => addDays(today, -days);
const said = (text: string) => ({ en: { text, source: true as const } });

const cast = await makeCast(db);
const { programmeId, outcomeId } = await programmeOf(db, cast, yearOf(today) - 1);
const { id: frameworkId } = await doing(db, cast.system, addFramework, {
  name: said('Decent work'),
  kind: 'decent_work',
  fromOn: ago(900),
  untilOn: addDays(today, 900),
});
const target = { frameworkId, code: 'C1', title: said('Unions are free') };
const { id: targetId } = await doing(db, cast.system, addFrameworkTarget, target);
const contribution = { programmeId, outcomeId, targetId, text: said('Two hundred delegates') };
await doing(db, cast.system, addContribution, contribution);
const { id: dialogueId } = await doing(db, cast.system, recordDonorDialogue, {
  programmeId,
  kind: 'strategic',
  frameworkId,
  heldOn: ago(40),
  participants: 'Directorate and institutes',
  summary: 'Progress',
});
const promise = { dialogueId, what: 'Send the plan', byFunction: 'Director', dueOn: today };
await doing(db, cast.system, addCommitment, promise);
await doing(db, cast.system, recordAppraisalQuestion, {
  programmeId,
  question: 'Why; and where?',
  askedOn: ago(9),
});
await doing(db, cast.as('director'), decideProgramme, {
  programmeId,
  kind: 'decided',
  decidedOn: ago(60),
  submittedOn: ago(200),
  reference: 'MB-77',
  subsidyMinor: 1_234_500,
});
await doing(db, cast.system, requestAmendment, {
  programmeId,
  kind: 'new_country',
  procedure: 'consent',
  what: 'Togo joins',
  reason: 'The network grows',
  requestedOn: ago(30),
});

const officer = cast.as('programme_officer', { language: 'en' });
const file = paths.programmeFile({ id: programmeId });
const linesOf = async (actor: Actor, path: string, table?: string) => {
  const { status, text } = await app.as(actor).get(withQuery(path, { format: 'csv', table }));
  assert.equal(status, 200, `${path} ${table}`);
  return text.trim().split('\r\n').slice(1);
};

test('each part of the programme file is taken along, as whoever reads the page sees it', async () => {
  for (const [table, ...lines] of [
    ['contributions', 'Decent work,C1 Unions are free,OS1,Two hundred delegates,,,,,,,'],
    ['dialogues', `${ago(40)},Strategic dialogue,P2022,Decent work,Directorate and institutes,1`],
    ['appraisal', `Why; and where?,,${ago(9)},,,not answered,,`],
    ['decisions', `submitted,${ago(200)},,,,`, `decided,${ago(60)},MB-77,,,12345.00`],
    ['amendments', `Togo joins,a new country,its consent is asked,${ago(30)},consent awaited`],
  ] as const) {
    assert.deepEqual(await linesOf(officer, file, table), lines);
    const { text } = await app.as(officer).get(file);
    assert.match(text, new RegExp(`format=xlsx&amp;table=${table}"`));
  }
  const promised = await linesOf(officer, paths.donorDialogue({ id: dialogueId }));
  assert.deepEqual(promised, [`Send the plan,Director,${today},open,,`]);
});

test('partners, the donor and other institutes find no file of it, nor of what was promised', async () => {
  const { partnershipId } = await partnerOf(db, cast, 'Own');
  const others = [
    cast.as('partner_coordinator', { partnerships: [partnershipId] }),
    cast.as('donor_officer'),
    (await makeCast(db)).as('programme_officer'),
  ];
  for (const other of others)
    for (const path of [file, paths.donorDialogue({ id: dialogueId })])
      assert.equal(
        (await app.as(other).get(withQuery(path, { format: 'csv', table: 'appraisal' }))).status,
        404,
        `${other.role} ${path}`,
      );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { answersOf, filing, fullMarks } from '../../../../test/support/assessment.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { textIn } from '../../../kernel/localized.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { sheetsSeen } from '../queries/assessments.ts';
import { askedIn, newestEditions } from '../queries/questionnaires.ts';
import { adoptQuestionnaires } from './adopt-questionnaires.ts';
import { agreeToOpenAssessment } from './agree-to-open-assessment.ts';
import { fileAssessmentSheet } from './file-assessment-sheet.ts';
import { openAssessmentRound } from './open-assessment-round.ts';
import { registerOrganisation } from './register-organisation.ts';
import { startPartnership } from './start-partnership.ts';
import { wordExternalFactors } from './word-external-factors.ts';

const db = await testDatabase();
const app = testApp(db);
const { institute, system, as } = await makeCast(db);
await doing(db, system, adoptQuestionnaires, {});

const partnerOf = async (name: string) => {
  const { id: organisationId } = await doing(db, system, registerOrganisation, {
    name,
    kind: 'national_union',
    country: 'BJ',
  });
  const { id } = await doing(db, system, startPartnership, { organisationId, fromOn: '2022-01-01' });
  return { partnershipId: id, coordinator: as('partner_coordinator', { partnerships: [id] }) };
};

const { partnershipId, coordinator } = await partnerOf('Union one');
const other = await partnerOf('Union two');
const officer = as('programme_officer');
const auditor = as('auditor', { scope: { outcomes: [newId()], years: [2026] } });

const open = async (kind: string): Promise<string> =>
  (await doing(db, coordinator, openAssessmentRound, { partnershipId, kind })).id;
const factorsSeen = (actor: typeof officer, roundId: string) =>
  db.read(actor, async (tx) =>
    (await sheetsSeen(tx, institute.id, [roundId])).map(({ answers }) => answers.factors),
  );

test('an external factor is one that the edition asks about, and what is written of it helps or hinders', async () => {
  const round = await open('tuoc');
  const file = (factors: object, marks = fullMarks('tuoc', 3), kind = round) =>
    perform(db, coordinator, fileAssessmentSheet, newId(), {
      roundId: kind,
      veil: newId(),
      answers: { ...answersOf(marks), factors },
      heldOn: '2026-01-15',
    });
  const notAsked = (code: string) => ({
    done: false,
    fields: { [`answers.factors.${code}.effect`]: [{ key: 'problem.not-in-list' }] },
  });
  assert.deepEqual(await file({ weather: { effect: 'helps' } }), notAsked('weather'));
  assert.deepEqual(
    await file({ law: { effect: 'helps' } }, fullMarks('tudep', 3), await open('tudep')),
    notAsked('law'),
  );
  assert.equal((await file({ law: { effect: 'unheard-of' } })).done, false);
  assert.deepEqual(await file({ law: { words: 'A new labour code' } }), {
    done: false,
    fields: { 'answers.factors.law.effect': [{ key: 'partners.effect-missing' }] },
  });
  const said = { law: { effect: 'helps', words: 'A new labour code' }, economy: { effect: 'hinders' } };
  assert.equal((await file(said)).done, true);
  assert.deepEqual(await factorsSeen(coordinator, round), [said]);
});

test('what weighs on a partner from outside is read by nobody else until the partner opens the round', async () => {
  const round = await open('tuoc');
  const factors = { politics: { effect: 'hinders' as const, words: 'Meetings are watched' } };
  await filing(db, coordinator, round, answersOf(fullMarks('tuoc', 2), { factors }));
  for (const actor of [officer, system, auditor, other.coordinator])
    assert.deepEqual(await factorsSeen(actor, round), [], actor.role);
  await assert.rejects(factorsSeen(as('donor_officer', { institutes: [institute.id] }), round), {
    code: '42501',
  });
  await doing(db, coordinator, agreeToOpenAssessment, { roundId: round });
  for (const actor of [officer, auditor]) assert.deepEqual(await factorsSeen(actor, round), [factors]);
  assert.deepEqual(await factorsSeen(other.coordinator, round), []);
});

test('a round of an edition without factors keeps its free words', async () => {
  const id = newId();
  await db.write(system, async (tx) => {
    const key = { institute_id: institute.id, kind: 'tuoc', edition: 1, entry_no: 1 };
    await tx.insertInto('questionnaire_editions').values(key).execute();
    await tx
      .insertInto('questionnaire_items')
      .values([
        { ...key, code: 'organisation', position: 0, text: '{}' },
        { ...key, code: 'resources', group_code: 'organisation', position: 100, text: '{}' },
      ])
      .execute();
    await tx
      .insertInto('assessment_rounds')
      .values({ ...key, id, partnership_id: partnershipId, opened_on: '2025-01-01' })
      .execute();
  });
  await filing(
    db,
    coordinator,
    id,
    answersOf({ resources: 3 }, { threats: 'Short contracts' }),
    '2025-01-02',
  );
  const [sheet] = await db.read(coordinator, (tx) => sheetsSeen(tx, institute.id, [id]));
  assert.equal(sheet?.answers.threats, 'Short contracts');
});

test('the institute words its own factors: rounds begun keep theirs, and the program brings nothing new', async () => {
  const begun = await open('tuoc');
  const staff = app.as(as('programme_officer', { language: 'en' }));
  const path = paths.externalFactors();
  const form = await staff.get(path);
  assert.equal(form.status, 200);
  assert.match(form.text, /value="The law: labour law/);
  const asked = async () =>
    db.read(system, async (tx) => {
      const edition = (await newestEditions(tx, institute.id)).get('tuoc')!;
      return { edition, ...(await askedIn(tx, institute.id, 'tuoc', edition)) };
    });
  const before = await asked();
  const seen = Object.fromEntries(
    before.factors.map(({ code, text }) => [`texts.${code}`, textIn(text, 'en').text]),
  );
  const typed = {
    ...seen,
    version: String(before.edition),
    'texts.technology': '',
    'added.1': 'The climate',
  };
  assert.equal((await staff.post(path, typed)).status, 303);
  const after = await asked();
  assert.deepEqual(
    after.factors.map(({ code }) => code),
    ['economy', 'politics', 'law', 'society', 'factor-1'],
  );
  assert.deepEqual(after.groups, before.groups);
  assert.equal((await staff.post(path, typed)).status, 422);
  const partner = app.as(coordinator);
  const going = await partner.get(paths.assessmentSheet({ id: begun }));
  assert.match(going.text, /answers\.factors\.technology\.effect/);
  const next = await partner.get(paths.assessmentSheet({ id: await open('tuoc') }));
  assert.match(next.text, /answers\.factors\.factor-1\.effect/);
  assert.doesNotMatch(next.text, /answers\.factors\.technology/);
  assert.deepEqual(await doing(db, system, adoptQuestionnaires, {}), { questionnaires: [] });
});

test('who may not adopt a questionnaire does not word it either', async () => {
  const path = paths.externalFactors();
  for (const actor of [other.coordinator, auditor, as('finance_officer')]) {
    assert.equal((await app.as(actor).get(path)).status, 403, actor.role);
    const words = { version: 3, language: 'en', texts: {}, added: ['The climate'] };
    await assert.rejects(perform(db, actor, wordExternalFactors, newId(), words), NotAllowed);
  }
  const elsewhere = (await makeCast(db)).as('programme_officer');
  assert.equal((await app.as(elsewhere).get(path)).status, 404);
});

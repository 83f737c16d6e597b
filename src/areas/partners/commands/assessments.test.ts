import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { answersOf, filing, fullMarks } from '../../../../test/support/assessment.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { perform } from '../../../command/perform.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { roundsHeld, sheetsSeen } from '../queries/assessments.ts';
import { adoptQuestionnaires } from './adopt-questionnaires.ts';
import { agreeToOpenAssessment } from './agree-to-open-assessment.ts';
import { fileAssessmentSheet } from './file-assessment-sheet.ts';
import { openAssessmentRound } from './open-assessment-round.ts';
import { registerOrganisation } from './register-organisation.ts';
import { saveAssessmentSheet } from './save-assessment-sheet.ts';
import { startPartnership } from './start-partnership.ts';
import { withdrawAssessmentConsent } from './withdraw-assessment-consent.ts';

const db = await testDatabase();
const { institute, system, as } = await makeCast(db);
await doing(db, system, adoptQuestionnaires, {});

const partnerOf = async (name: string): Promise<{ partnershipId: string; coordinator: Actor }> => {
  const { id: organisationId } = await doing(db, system, registerOrganisation, {
    name,
    kind: 'national_union',
    country: 'BJ',
  });
  const { id } = await doing(db, system, startPartnership, { organisationId, fromOn: '2022-01-01' });
  return { partnershipId: id, coordinator: as('partner_coordinator', { partnerships: [id] }) };
};

const ours = await partnerOf('Union one');
const other = await partnerOf('Union two');
const officer = as('programme_officer');
const staff = [officer, as('administrator'), as('director'), as('finance_officer'), system];
const auditor = as('auditor', { scope: { outcomes: [newId()], years: [2026] } });
const stranger = (await makeCast(db)).as('programme_officer');
const donor = as('donor_officer', { institutes: [institute.id] });

const open = async (kind: string, actor: Actor = ours.coordinator): Promise<string> =>
  (await doing(db, actor, openAssessmentRound, { partnershipId: ours.partnershipId, kind })).id;
const sidesSeen = (actor: Actor, roundId: string) =>
  db.read(actor, async (tx) =>
    (await sheetsSeen(tx, institute.id, [roundId])).map(({ side }) => side).sort(),
  );
const refused = (performing: Promise<unknown>) =>
  assert.rejects(performing, (error) => error instanceof NotAllowed || error instanceof NotFound);

test('the institute’s roles read no row of an unshared round: only that it was held, and on which day', async () => {
  const round = await open('tuoc');
  await filing(db, ours.coordinator, round, answersOf(fullMarks('tuoc', 2)), '2026-02-03');
  for (const actor of [...staff, auditor]) {
    assert.deepEqual(await sidesSeen(actor, round), [], actor.role);
    const held = await db.read(actor, (tx) => roundsHeld(tx, institute.id, ours.partnershipId));
    assert.ok(
      held.some(({ roundId, heldOn }) => roundId === round && heldOn === '2026-02-03'),
      actor.role,
    );
  }
  assert.deepEqual(await sidesSeen(ours.coordinator, round), ['partner']);
  assert.deepEqual(await sidesSeen(other.coordinator, round), []);
  assert.deepEqual(await sidesSeen(stranger, round), []);
  await assert.rejects(sidesSeen(donor, round), { code: '42501' });
});

test('the partner’s own user alone opens a round to the institute, and closes it again', async () => {
  const round = await open('tuoc');
  await filing(db, ours.coordinator, round, answersOf(fullMarks('tuoc', 3)));
  for (const actor of [
    ...staff,
    auditor,
    other.coordinator,
    as('partner_treasurer', { partnerships: [ours.partnershipId] }),
  ])
    await refused(perform(db, actor, agreeToOpenAssessment, newId(), { roundId: round }));
  await doing(db, ours.coordinator, agreeToOpenAssessment, { roundId: round });
  for (const actor of [officer, auditor]) assert.deepEqual(await sidesSeen(actor, round), ['partner']);
  await assert.rejects(sidesSeen(donor, round), { code: '42501' });
  await doing(db, ours.coordinator, withdrawAssessmentConsent, { roundId: round });
  for (const actor of [officer, auditor]) assert.deepEqual(await sidesSeen(actor, round), []);
});

test('a draft is never seen by another, and is not opened before it is filed', async () => {
  const round = await open('tuoc');
  const draft = { roundId: round, veil: newId(), answers: answersOf({ resources: 1 }) };
  await doing(db, ours.coordinator, saveAssessmentSheet, draft);
  const opening = await perform(db, ours.coordinator, agreeToOpenAssessment, newId(), { roundId: round });
  assert.deepEqual(opening, { done: false, problem: { key: 'partners.file-before-opening' } });
  assert.deepEqual(await sidesSeen(officer, round), []);
});

test('the answers of a TUDEP open to the other side only when both have filed and both agree', async () => {
  const round = await open('tudep', officer);
  const closed = async () => {
    assert.deepEqual(await sidesSeen(officer, round), ['institute']);
    assert.deepEqual(await sidesSeen(ours.coordinator, round), ['partner']);
    assert.deepEqual(await sidesSeen(auditor, round), []);
  };
  await filing(db, officer, round, answersOf(fullMarks('tudep', 5)));
  await doing(db, officer, agreeToOpenAssessment, { roundId: round });
  assert.deepEqual(await sidesSeen(ours.coordinator, round), []);
  await filing(db, ours.coordinator, round, answersOf(fullMarks('tudep', 3)));
  await closed();
  await doing(db, ours.coordinator, agreeToOpenAssessment, { roundId: round });
  for (const actor of [officer, ours.coordinator, auditor])
    assert.deepEqual(await sidesSeen(actor, round), ['institute', 'partner'], actor.role);
  await doing(db, officer, withdrawAssessmentConsent, { roundId: round });
  await closed();
});

test('no role writes the sheet, the filing or the consent of the other side, not even past the commands', async () => {
  const round = await open('tudep');
  await doing(db, ours.coordinator, saveAssessmentSheet, {
    roundId: round,
    veil: newId(),
    answers: answersOf({}),
  });
  const key = (side: string) => `'${institute.id}', '${round}', '${ours.partnershipId}', '${side}'`;
  const statements = (side: string) => [
    `insert into assessment_sheets (institute_id, round_id, partnership_id, side, answers, entry_no) values (${key(side)}, '{}', 1)`,
    `insert into assessment_filings (institute_id, round_id, partnership_id, side, held_on, filed_on, entry_no) values (${key(side)}, '2026-01-01', '2026-01-01', 1)`,
    `insert into assessment_consents (id, institute_id, round_id, partnership_id, side, entry_no) values ('${newId()}', ${key(side)}, 1)`,
  ];
  for (const [actor, side] of [
    [officer, 'partner'],
    [ours.coordinator, 'institute'],
  ] as const)
    for (const statement of statements(side))
      await assert.rejects(
        db.write(actor, (tx) => sql.raw(statement).execute(tx)),
        { code: '42501' },
        `${actor.role}: ${statement}`,
      );
  const changed = await db.write(officer, (tx) =>
    sql`update assessment_sheets set answers = '{}' where round_id = ${round}`.execute(tx),
  );
  assert.equal(Number(changed.numAffectedRows), 0);
});

test('neither the trail nor a receipt holds an answer, or a digest by which nine marks could be tried out', async () => {
  const round = await open('tuoc');
  const answers = answersOf(fullMarks('tuoc', 4), { strengths: { resources: 'Quiet harvest fund' } });
  const sheet = { roundId: round, veil: newId(), answers, heldOn: '2026-04-05' };
  await doing(db, ours.coordinator, fileAssessmentSheet, sheet);
  const bodies = await db.read(system, async (tx) => {
    const { rows } = await sql<{ text: string }>`
      select coalesce(p.body, '') || e::text as text from audit_entries e join audit_payloads p using (chain, no)
      union all select r::text from command_receipts r where r.chain = ${institute.id}`.execute(tx);
    return rows.map(({ text }) => text).join('\n');
  });
  assert.match(bodies, /"heldOn":"2026-04-05"/);
  assert.doesNotMatch(bodies, /Quiet harvest|"marks"|masked/);
  const digestOf = async (veil: string) => {
    const id = newId();
    const second = await open('tuoc');
    await perform(db, ours.coordinator, fileAssessmentSheet, id, { ...sheet, roundId: second, veil });
    const { rows } = await db.read(system, (tx) =>
      sql<{
        digest: Buffer;
      }>`select input_digest as digest from command_receipts where command_id = ${id}`.execute(tx),
    );
    return rows[0]!.digest.toString('hex');
  };
  assert.notEqual(await digestOf(newId()), await digestOf(newId()));
});

test('a sheet is filed whole, once, not ahead of its day, and no longer changes', async () => {
  const round = await open('tuoc');
  const { resources: _left, ...eight } = fullMarks('tuoc', 3);
  const file = (marks: Record<string, number>, more: object = {}) =>
    perform(db, ours.coordinator, fileAssessmentSheet, newId(), {
      roundId: round,
      veil: newId(),
      answers: answersOf(marks),
      heldOn: '2026-01-15',
      ...more,
    });
  assert.deepEqual(await file(eight), {
    done: false,
    fields: { 'answers.marks.resources': [{ key: 'partners.mark-missing', args: { no: '1' } }] },
  });
  const nine = fullMarks('tuoc', 3);
  assert.deepEqual(await file({ ...nine, unasked: 3 }), {
    done: false,
    fields: { 'answers.marks.unasked': [{ key: 'problem.not-in-list' }] },
  });
  assert.equal((await file({ ...nine, resources: 6 })).done, false);
  assert.deepEqual(await file(nine, { heldOn: '2199-01-01' }), {
    done: false,
    fields: { heldOn: [{ key: 'partners.round-in-future' }] },
  });
  assert.equal((await file(nine)).done, true);
  assert.deepEqual(await file(nine, { version: 1 }), {
    done: false,
    problem: { key: 'partners.sheet-filed-already' },
  });
});

test('of two people of the partner who save the same draft, the second is told', async () => {
  const round = await open('tuoc');
  const save = (version?: number) =>
    perform(db, ours.coordinator, saveAssessmentSheet, newId(), {
      roundId: round,
      veil: newId(),
      answers: answersOf({}),
      version,
    });
  assert.equal((await save()).done, true);
  const second = await save();
  assert.equal(second.done, false);
  assert.equal(!second.done && second.conflict?.version, 1);
  assert.equal((await save(1)).done, true);
});

test('the institute neither begins nor fills in a TUOC, and nobody touches another partner’s round', async () => {
  const round = await open('tuoc');
  const begin = { partnershipId: ours.partnershipId, kind: 'tuoc' };
  for (const actor of [officer, system, other.coordinator, donor])
    await refused(perform(db, actor, openAssessmentRound, newId(), begin));
  const draft = { roundId: round, veil: newId(), answers: answersOf({}) };
  for (const actor of [officer, auditor, other.coordinator, stranger])
    await refused(perform(db, actor, saveAssessmentSheet, newId(), draft));
});

test('a questionnaire is adopted once; where none was, no round begins', async () => {
  assert.deepEqual(await doing(db, system, adoptQuestionnaires, {}), { questionnaires: [] });
  const bare = await makeCast(db);
  const { id: organisationId } = await doing(db, bare.system, registerOrganisation, {
    name: 'Union three',
    kind: 'national_union',
    country: 'BJ',
  });
  const { id } = await doing(db, bare.system, startPartnership, { organisationId, fromOn: '2022-01-01' });
  const begun = await perform(db, bare.system, openAssessmentRound, newId(), {
    partnershipId: id,
    kind: 'tudep',
  });
  assert.deepEqual(begun, { done: false, problem: { key: 'partners.questionnaire-not-adopted' } });
});

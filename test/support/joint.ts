import assert from 'node:assert/strict';
import { recordBudget } from '../../src/areas/finance/commands/record-budget.ts';
import { recordExpense } from '../../src/areas/finance/commands/record-expense.ts';
import { addCoApplicant } from '../../src/areas/joint/commands/add-co-applicant.ts';
import { openJointProgramme } from '../../src/areas/joint/commands/open-joint-programme.ts';
import { releaseBlock } from '../../src/areas/joint/commands/release-block.ts';
import { setOrganisationAmounts } from '../../src/areas/joint/commands/set-organisation-amounts.ts';
import { takePart } from '../../src/areas/joint/commands/take-part.ts';
import { countedBlocks, organisationsOf } from '../../src/areas/joint/queries/consolidated.ts';
import { jointProgramme } from '../../src/areas/joint/queries/joint-programmes.ts';
import { sums } from '../../src/areas/joint/rules/joint-block.ts';
import { perform } from '../../src/command/perform.ts';
import type { Database } from '../../src/db/database.ts';
import { todayIn } from '../../src/kernel/calendar-day.ts';
import { newId } from '../../src/kernel/id.ts';
import { type Cast, doing } from './cast.ts';
import { makeProgramme } from './programme.ts';

export const eur = (minor: number) => ({ minor, currency: 'EUR' });

const today = todayIn();

const spent = async (db: Database, cast: Cast, budget: number, expense: number) => {
  const programme = await makeProgramme(db, cast);
  const cell = { block: 'operational', line: 'a', heading: 'running', outcomeId: programme.outcomes[0] };
  await doing(db, cast.system, recordBudget, {
    programmeId: programme.id,
    kind: 'filed',
    amounts: [{ ...cell, from: '2027-01-01', until: '2027-12-31', amount: eur(budget) }],
  });
  await doing(db, cast.system, recordExpense, {
    outcomeId: programme.outcomes[0],
    partnershipId: programme.partnerships[0],
    line: 'a',
    heading: 'running',
    paidOn: '2027-03-01',
    description: 'Rent of the hall of the union of Bujumbura',
    amount: eur(expense),
  });
  return programme;
};

/** A joint programme of two institutes and an organisation that does not work here, and what each does in it. */
export const makeJoint = async (db: Database, lead: Cast, other: Cast) => {
  const own = await spent(db, lead, 1000, 400);
  const theirs = await spent(db, other, 500, 450);
  const officer = lead.as('finance_officer');
  const { id: jointId } = await doing(db, officer, openJointProgramme, {
    programmeId: own.id,
    reference: newId(),
  });
  const add = (more: object) =>
    doing(db, officer, addCoApplicant, { jointId, fromOn: '2027-01-01', ...more });
  const { id: otherSeat } = await add({ tenantId: other.institute.id });
  const { id: ngo } = await add({ name: 'Invented solidarity' });
  await doing(db, other.as('director'), takePart, { jointId, programmeId: theirs.id });
  const seen = (cast: Cast) =>
    db.read(cast.as('programme_officer'), async (tx) => {
      const joint = await jointProgramme(tx, cast.institute.id, jointId);
      return joint && { joint, organisations: await organisationsOf(tx, joint) };
    });
  const leadSeat = (await seen(lead))!.organisations[0]!.id;
  const release = (cast: Cast, seat: string, programme?: typeof own, more = {}) =>
    perform(db, cast.as('finance_officer'), releaseBlock, newId(), {
      jointId,
      coApplicantId: seat,
      asOfDay: today,
      placements: programme
        ? [{ outcomeId: programme.outcomes[0], code: 'OS1' }, { outcomeId: programme.outcomes[1] }]
        : [],
      ...more,
    });
  const amounts = (more: object = {}, reason?: string) =>
    perform(db, officer, setOrganisationAmounts, newId(), {
      jointId,
      reason,
      amounts: [
        {
          coApplicantId: ngo,
          block: 'operational',
          outcomeCode: 'OS1',
          line: 'd',
          year: 2027,
          budget: eur(200),
          actual: eur(50),
          source: 'Letter of 3 March',
          ...more,
        },
      ],
    });
  const total = async (cast: Cast) =>
    sums(countedBlocks((await seen(cast))!.organisations).flatMap(({ cells }) => cells));
  return { own, theirs, jointId, leadSeat, otherSeat, ngo, seen, release, amounts, total };
};

/** What a refusal says: of the whole, and by field. */
export const keysOf = (outcome: Awaited<ReturnType<typeof perform>>) => {
  assert.ok(!outcome.done, 'It was not refused');
  return [
    outcome.problem?.key,
    ...Object.entries(outcome.fields ?? {}).map(([field, [problem]]) => `${field} ${problem?.key}`),
  ].filter(Boolean);
};

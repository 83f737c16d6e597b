import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import { changesKnown } from '../../programmes/queries/additions.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import type { Placed } from '../rules/budget-place.ts';
import { newsOf, receipts, shiftedCells, undone } from '../rules/budget-shift.ts';
import { type NamedReceipt, shiftRules } from '../rules/shift-rules.ts';
import { type BudgetAmountRow, budgetInForce } from './budget-amounts.ts';
import { budgetShifts, type MoveOfShift, movesOfProgramme, type ShiftRow } from './budget-shifts.ts';

export type JudgedShift = {
  moves: readonly MoveOfShift[];
  /** The budget without this shift and with it: what stood when it was applied, or stands now. */
  before: readonly (BudgetAmountRow | Placed)[];
  after: readonly (BudgetAmountRow | Placed)[];
  checks: readonly Check[];
  names: PlaceNames;
};

/** What a shift does to the budget and what the rules say of it; seven queries. */
export const judgedShift = async (tx: Tx, instituteId: string, shift: ShiftRow): Promise<JudgedShift> => {
  const all = await movesOfProgramme(tx, instituteId, shift.programmeId);
  const shifts = await budgetShifts(tx, instituteId, { programmeId: shift.programmeId }, null);
  const asOf = shift.appliedNo ?? undefined;
  const budget = await budgetInForce(tx, instituteId, shift.programmeId, asOf);
  const standing = budget.amounts.filter(({ isSuperseded }) => !isSuperseded);
  const moves = all.filter(({ shiftId }) => shiftId === shift.id);
  const before = shift.appliedNo === null ? standing : shiftedCells(standing, undone(moves));
  const isEarlier = ({ appliedNo }: ShiftRow) =>
    appliedNo !== null && (shift.appliedNo === null || appliedNo < shift.appliedNo);
  const earlier = shifts.filter((each) => each.id !== shift.id && isEarlier(each));
  const year = yearOf(shift.appliedOn ?? shift.on);
  const together = (counted: readonly ShiftRow[]): NamedReceipt[] => {
    const ids = new Set(counted.map(({ id }) => id));
    const made = all.filter(({ shiftId }) => ids.has(shiftId));
    return named(receipts(shiftedCells(before, undone(made)), [...made, ...moves]), moves);
  };
  const names = await placeNames(tx, instituteId, shift.programmeId);
  const named = nameReceipts(before, names.outcomes);
  const known = await changesKnown(tx, instituteId, shift.programmeId, asOf);
  const news = (expected?: ReadonlySet<string>) =>
    newsOf(before, moves, (id) => names.partners.get(id)?.country ?? undefined, expected);
  const facts = {
    inYear: together(earlier.filter(({ appliedOn }) => appliedOn !== null && yearOf(appliedOn) === year)),
    inProgramme: together(earlier),
    news: news(),
    unagreed: news(known.agreed),
    untold: news(new Set([...known.agreed, ...known.told])),
    isExtra: shift.kind === 'extra',
    decree: shift.decree,
  };
  const day = shift.on;
  const subject = { kind: 'budget_shift', id: shift.id };
  const exceptions = await exceptionsFor(tx, instituteId, [subject]);
  const ids = shiftRules.map(({ id }) => id);
  const values = await parametersOn(tx, instituteId, ids, day);
  const checks = shiftRules.map((rule) =>
    applyRule(rule, facts, values.get(rule.id) ?? new Map(), { day, exceptions }),
  );
  return { moves, before, after: shiftedCells(before, moves), checks, names };
};

/** Only what this shift itself adds to is its to answer for. */
const nameReceipts =
  (before: readonly Placed[], codes: ReadonlyMap<string, string>) =>
  (found: ReturnType<typeof receipts>, moves: readonly MoveOfShift[]): NamedReceipt[] => {
    const own = new Set(receipts(before, moves).map(({ part }) => `${part.kind} ${part.id}`));
    return found
      .filter(({ part }) => own.has(`${part.kind} ${part.id}`))
      .map(({ part, before, received }) => ({
        name: part.kind === 'outcome' ? (codes.get(part.id) ?? '') : part.id,
        before,
        received,
      }));
  };

/** What a place of the budget is called: outcomes by id, partners by their partnership's id. */
export type PlaceNames = {
  outcomes: ReadonlyMap<string, string>;
  partners: ReadonlyMap<string, { name: string; country: string | null }>;
};

export const placeNames = async (tx: Tx, instituteId: string, programmeId: string): Promise<PlaceNames> => {
  const { rows } = await sql<{ kind: string; id: string; name: string; country: string | null }>`
    select 'outcome' as kind, id, code as name, null as country from outcomes
     where institute_id = ${instituteId} and programme_id = ${programmeId}
    union all
    select 'partner', s.id, o.name, o.country from partnerships s
      join organisations o on o.institute_id = s.institute_id and o.id = s.organisation_id
     where s.institute_id = ${instituteId}`.execute(tx);
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  return {
    outcomes: new Map(of('outcome').map(({ id, name }) => [id, name])),
    partners: new Map(of('partner').map(({ id, name, country }) => [id, { name, country }])),
  };
};

/** Checks that want the donor's agreement first; a number that nobody has confirmed asks for none. */
export const wantsAgreement = (checks: readonly Check[]): Check[] =>
  checks.filter(
    ({ ruleId, verdict, unconfirmed }) =>
      (ruleId === 'M16' || ruleId === 'M17') && verdict === 'warns' && unconfirmed.length === 0,
  );

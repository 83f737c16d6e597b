import type { Role } from '../../../kernel/actor.ts';
import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';

export const transferSteps = ['asked', 'approved', 'refused', 'withdrawn'] as const;
export type TransferStep = (typeof transferSteps)[number];

export const transferStates = ['planned', ...transferSteps, 'paid'] as const;
export type TransferState = (typeof transferStates)[number];

const decisions: Record<TransferState, readonly TransferStep[]> = {
  planned: ['withdrawn'],
  asked: ['approved', 'refused', 'withdrawn'],
  refused: ['withdrawn'],
  approved: ['withdrawn'],
  withdrawn: [],
  paid: [],
};

/** What the institute may decide next. */
export const decisionsAfter = (state: TransferState): readonly TransferStep[] => decisions[state];

/** It is asked for once it is planned, and again after a refusal; until it is asked for it can be changed. */
export const canBeAskedFor = (state: TransferState): boolean => state === 'planned' || state === 'refused';

export const conditionKinds = ['report', 'justified', 'amendment', 'other'] as const;
export type ConditionKind = (typeof conditionKinds)[number];

export const confirmingRoles = ['programme_officer', 'finance_officer', 'director'] as const satisfies Role[];
export type ConfirmingRole = (typeof confirmingRoles)[number];

/** Met by what someone says, and taken back the same way; the other kinds are read from what is recorded. */
export const isJudgedByPeople = (kind: ConditionKind): boolean => kind === 'report' || kind === 'other';

/** The part of the transfer before that expenses must cover, compared as products: whole minor units, nothing rounded. */
export const isJustified = (sentMinor: number, coveredMinor: number, percent: number): boolean =>
  BigInt(coveredMinor) * 100n >= BigInt(sentMinor) * BigInt(percent);

export type PlannedAmount = {
  state: TransferState;
  dueOn: CalendarDay;
  minor: number;
  paidMinor: number | null;
};

export type PlanYear = { year: number; planned: number; approved: number; paid: number };

/** What is planned of an agreement by the year it is due, minor units of its currency; a withdrawn transfer is in no sum. */
export const planByYear = (transfers: readonly PlannedAmount[]): PlanYear[] => {
  const standing = transfers.filter(({ state }) => state !== 'withdrawn');
  const sum = (list: readonly PlannedAmount[], of: (each: PlannedAmount) => number) =>
    list.reduce((total, each) => total + of(each), 0);
  return [...Map.groupBy(standing, ({ dueOn }) => yearOf(dueOn))]
    .map(([year, list]) => ({
      year,
      planned: sum(list, ({ minor }) => minor),
      approved: sum(list, ({ state, minor }) => (state === 'approved' || state === 'paid' ? minor : 0)),
      paid: sum(list, ({ paidMinor }) => paidMinor ?? 0),
    }))
    .toSorted((a, b) => a.year - b.year);
};

/** What a transfer takes of its agreement, minor units of that currency: what arrived once it is paid, what was planned before. */
export const boundBy = ({ minor, paidMinor }: Pick<PlannedAmount, 'minor' | 'paidMinor'>): number =>
  paidMinor ?? minor;

/** What is left of an agreement's amount beside what these transfers bind; null where it names no amount. */
export const leftOf = (amountMinor: number | null, bound: readonly number[]): number | null =>
  amountMinor === null ? null : amountMinor - bound.reduce((total, minor) => total + minor, 0);

import type { Tx } from '../../../db/transaction.ts';
import { isAt, type MoneyKeys, type MoneyPlace } from '../rules/money-axes.ts';
import { type Control, isUnderControl } from '../rules/money-under-control.ts';
import { type ChargeGroup, chargeGroups } from './charge-groups.ts';
import { openingPlace, openingSums } from './opening-balances.ts';

/** All that is recorded (`spent`: with what was certified before), what of it can be charged, or what a rule keeps back. */
export const judgedKinds = ['charged', 'kept', 'recorded', 'spent'] as const;
export type JudgedKind = (typeof judgedKinds)[number];

/** Which entries of the account. */
export type JudgedScope = MoneyKeys & {
  programmeId: string;
  kind: JudgedKind;
  /** Of what is kept back, only what this rule keeps. */
  rule?: string | undefined;
  asOf?: number | undefined;
  control?: Control | undefined;
};

export type JudgedRows = {
  /** Rows of `expenses`, and what they add up to, minor units of the programme's currency. */
  rowIds: string[];
  minor: number;
  /** The rules that keep a row back, by its id. */
  rules: ReadonlyMap<string, readonly string[]>;
  /** Certified before the house joined, at the same keys; of no expense. */
  opening: number;
};

/** Exactly the expenses that a figure of `budgetAgainstActual` is made of, judged by the same function. */
export const judgedRows = async (tx: Tx, instituteId: string, scope: JudgedScope): Promise<JudgedRows> => {
  const { programmeId, kind, rule, asOf, control } = scope;
  const isIts = isUnderControl(control);
  const groups = await chargeGroups(
    tx,
    instituteId,
    { programmeId, asOf },
    { byMonth: true, withRows: true },
  );
  const found = groups.filter(
    (group) => isIts(group) && isAsked(group, kind, rule) && isAt(placeOf(group), scope),
  );
  const openings = kind === 'kept' ? [] : (await openingSums(instituteId, scope).execute(tx)).rows;
  return {
    rowIds: found.flatMap(({ rowIds = [] }) => rowIds),
    minor: found.reduce((sum, { minor }) => sum + minor, 0),
    rules: new Map(
      found.flatMap(({ rowIds = [], blockedBy }) =>
        rowIds.map((id): [string, readonly string[]] => [id, blockedBy]),
      ),
    ),
    opening: openings
      .filter((opening) => isIts(opening) && isAt(openingPlace(opening), scope))
      .reduce((sum, { minor }) => sum + minor, 0),
  };
};

const isAsked = (
  { isChargeable, blockedBy }: ChargeGroup,
  kind: JudgedKind,
  rule: string | undefined,
): boolean => {
  if (kind === 'recorded' || kind === 'spent') return true;
  if (kind === 'charged') return isChargeable;
  return !isChargeable && (rule === undefined || blockedBy.includes(rule));
};

const placeOf = (group: ChargeGroup): MoneyPlace => ({ ...group, month: group.month ?? String(group.year) });

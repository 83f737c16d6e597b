import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { isDecimal } from '../../../kernel/decimal.ts';
import { decisionsOf } from '../../programmes/queries/programmes.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { flatAmount } from '../rules/budget-rules.ts';
import type { ClaimWay } from '../rules/claim-input.ts';
import { allowedShare, claimRules } from '../rules/claim-rules.ts';
import { allowedOf, excessOf, isBelowGate, proportionOf } from '../rules/instalment-gate.ts';
import { budgetAgainstActual } from './budget-against-actual.ts';
import { type InstalmentRow, instalmentsOf } from './instalments.ts';
import { openAdvances } from './open-advances.ts';

/** A year of which the financial report was filed, on which day, and the last entry that it knows. */
export type ReportedYear = { year: number; filedOn: CalendarDay; entryNo: number };

/** A balance with its arithmetic, minor units of the programme's currency. */
export type BalanceFigures = {
  /** The instalment that it is measured by, and what that brought. */
  number: number;
  instalment: number;
  /** Until the end of this year; the expenses of a statement of today reach further. */
  through: number;
  asOf: number | undefined;
  /** What there was to spend, and what was charged of it: direct costs, structure costs at the flat rate, and the base's part. */
  available: number;
  direct: number;
  structure: number;
  used: number;
  unspent: number;
  percent: string;
  allowed: number;
  excess: number;
  isBelow: boolean;
};

export type GateBase = 'programme' | 'subsidy';

export type JudgedInstalment = {
  instalment: InstalmentRow;
  base: GateBase;
  reportedYear: ReportedYear | undefined;
  reported: BalanceFigures | undefined;
  proven: BalanceFigures | undefined;
  /** What partners hold of transfers today: no expense of a statement. */
  advances: number;
  checksOf: (claim: { way: ClaimWay; on?: CalendarDay }) => Check[];
};

/** What the rules say of claiming an instalment today, with both balances; `reports` as the area filing knows them. */
export const judgedInstalment = async (
  tx: Tx,
  instituteId: string,
  instalment: InstalmentRow,
  reports: readonly ReportedYear[],
): Promise<JudgedInstalment> => {
  const { programmeId, currency, number, year } = instalment;
  const today = todayIn();
  const ids = [...claimRules.map(({ id }) => id), 'M04'];
  const values = await parametersOn(tx, instituteId, ids, today);
  const of = (rule: string, name: string) => values.get(rule)?.get(name)?.value ?? undefined;
  const base: GateBase = of('M09', 'base') === 'subsidy' ? 'subsidy' : 'programme';
  const earlier = (await instalmentsOf(tx, instituteId, { programmeId })).filter(
    (each) => each.number < number,
  );
  const reportedYear = reports
    .filter((each) => each.year < year)
    .toSorted((a, b) => a.year - b.year)
    .at(-1);
  const justified = reportedYear && earlier.findLast((each) => each.year <= reportedYear.year);
  const paid = earlier.findLast(({ paidMinor }) => paidMinor !== null);
  const subsidy = (await decisionsOf(tx, instituteId, programmeId)).findLast(
    ({ kind }) => kind === 'decided',
  );
  const house = {
    base,
    rate: of('M04', 'rate') ?? '0',
    instalments: earlier,
    subsidyMinor: subsidy?.subsidyMinor ?? earlier.reduce((sum, { minor }) => sum + minor, instalment.minor),
  };
  const balance = async (measure: InstalmentRow, percent: string, report?: ReportedYear) =>
    balanceOf(
      await sumsOf(tx, instituteId, programmeId, {
        through: report?.year ?? measure.year,
        asOf: report?.entryNo,
      }),
      measure,
      { ...house, percent },
    );
  const shareOf = (each: InstalmentRow) => allowedShare(each.number, values.get('M09') ?? new Map());
  const reported = justified && (await balance(justified, shareOf(justified), reportedYear));
  const proven = paid && (await balance(paid, of('M10', 'share') ?? ''));
  const shareName = justified?.number === 1 ? 'first' : 'later';
  const unconfirmed = values.get('M09')?.get(shareName)?.confidence === 'read' ? [] : [`M09 ${shareName}`];
  const advances = await openAdvances(tx, instituteId, { programmeId });
  const exceptions = await exceptionsFor(tx, instituteId, [{ kind: 'programme', id: programmeId }]);
  const checksOf: JudgedInstalment['checksOf'] = ({ way, on = today }) => {
    const { decreeReceivedOn, cutMinor } = instalment;
    const excess = reported?.excess ?? 0;
    const known = { number, year, decreeReceivedOn, cutMinor, excess, unconfirmed, currency };
    const facts = { ...known, way, day: on, reportedYear: reportedYear?.year ?? null, reported, proven };
    return claimRules.map((rule) =>
      applyRule(rule, facts, values.get(rule.id) ?? new Map(), { day: on, exceptions }),
    );
  };
  return {
    instalment,
    base,
    reportedYear,
    reported,
    proven,
    advances: advances.reduce((sum, each) => sum + (each.currency === currency ? each.openMinor : 0), 0),
    checksOf,
  };
};

type Sums = {
  budget: number;
  whole: number;
  hasStructure: boolean;
  direct: number;
  through: number;
  asOf: number | undefined;
};

/** The budget until the end of a year, and what of it can be charged: until then as reported, or until today. */
const sumsOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  { through, asOf }: { through: number; asOf: number | undefined },
): Promise<Sums> => {
  const { rows } = await budgetAgainstActual(tx, instituteId, programmeId, {
    by: 'year',
    across: 'block',
    asOf,
  });
  const until = rows.filter(({ key }) => Number(key) <= through);
  const counted = asOf === undefined ? rows : until;
  return {
    budget: until.reduce((sum, row) => sum + row.budget, 0),
    whole: rows.reduce((sum, row) => sum + row.budget, 0),
    hasStructure: rows.some(({ across, budget }) => across === 'structure' && budget !== 0),
    direct: counted.reduce((sum, row) => sum + row.chargeable, 0),
    through,
    asOf,
  };
};

type House = {
  base: GateBase;
  rate: string;
  percent: string;
  instalments: readonly InstalmentRow[];
  subsidyMinor: number;
};

const balanceOf = (
  { budget, whole, hasStructure, direct, through, asOf }: Sums,
  measure: InstalmentRow,
  { base, rate, percent, instalments, subsidyMinor }: House,
): BalanceFigures => {
  const structure = hasStructure && isDecimal(rate) ? Number(flatAmount(direct, rate)) : 0;
  const received = instalments
    .filter((each) => each.year <= through)
    .reduce((sum, { paidMinor }) => sum + (paidMinor ?? 0), 0);
  const available = base === 'subsidy' ? received : budget;
  const spent = direct + structure;
  const used = base === 'subsidy' ? proportionOf(spent, subsidyMinor, whole) : spent;
  const unspent = available - used;
  const instalment = measure.paidMinor ?? measure.minor - measure.cutMinor;
  const gate = { unspent, instalment, percent };
  return {
    ...gate,
    number: measure.number,
    through,
    asOf,
    available,
    direct,
    structure,
    used,
    allowed: allowedOf(gate),
    excess: excessOf(gate),
    isBelow: isBelowGate(gate),
  };
};

import type { Tx } from '../../../db/transaction.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { firstDayOfYear, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import { figureHref } from '../../finance/pages/money-links.ts';
import { seesWorkInProgress } from '../../overview/pages/seen-institute.ts';
import { outcomesAsOf } from '../../overview/queries/outcomes-as-of.ts';
import { entriesHref, indicatorHref } from '../../results/pages/figure-place.ts';
import { indicatorsIn } from '../../results/queries/indicators.ts';
import type { FilingRow } from '../queries/filings.ts';
import { filedActivities } from '../rules/filed-activities.ts';
import type { FiledProgramme } from '../rules/filed-programme.ts';

/** Ids of what a filing names by its code, as it was called then; an indicator by the codes of its outcome and its own. */
export type FiledThings = {
  fromYear: number;
  outcomes: ReadonlyMap<string, string>;
  indicators: ReadonlyMap<string, string>;
};

/** Undefined for whoever does not see the work of the institute, the donor above all: what is filed is all that it reads. */
export const filedThings = async (
  actor: Actor,
  tx: Tx,
  { instituteId, programmeId, trailNo: asOf }: FilingRow,
): Promise<FiledThings | undefined> => {
  if (!seesWorkInProgress(actor) || actor.institute.id !== instituteId) return undefined;
  const outcomes = await outcomesAsOf(tx, instituteId, { programmeId }, asOf);
  const codes = new Map(outcomes.map(({ id, code }) => [id, code]));
  const indicators = await indicatorsIn(tx, instituteId, { programmeId, asOf });
  return {
    fromYear: Number(outcomes[0]?.fromOn.slice(0, 4)),
    outcomes: new Map(outcomes.map(({ id, code }) => [code, id])),
    indicators: new Map(
      indicators.map(({ id, outcomeId, code }) => [indicatorKey(codes.get(outcomeId) ?? '', code), id]),
    ),
  };
};

const indicatorKey = (outcome: string, code: string): string => `${outcome} ${code}`;

type MoneyField = 'budget' | 'chargeable' | 'transferred';

/**
 * Where each figure of a filing leads: to the entries that the head of the trail knew, nowhere without `things`; counts of
 * activities to those that the filing itself keeps.
 */
export const filingLinks = (
  row: FilingRow,
  content: Pick<FiledProgramme, 'format' | 'coverage'>,
  things: FiledThings | undefined,
) => {
  const { programmeId, year, trailNo: asOf } = row;
  const keepsActivities = filedActivities(content, year) !== undefined;
  const indicatorId = (outcome: string, code: string) => things?.indicators.get(indicatorKey(outcome, code));
  return {
    keepsActivities,
    /** The activities of a kind that were counted, or those of them that were held; out of the filing itself, so for the donor too. */
    activities: (outcome: string, kind: string, isHeld: boolean): string | undefined =>
      keepsActivities
        ? withQuery(paths.filedActivities({ id: row.id }), {
            outcome,
            kind,
            state: isHeld ? 'held' : undefined,
          })
        : undefined,
    /** Of an outcome, or of the whole; until the end of the account's year, or in it alone. The budget is that of all years. */
    money: (field: MoneyField, outcome?: string, isOfYear = false): string | undefined => {
      const id = outcome === undefined ? undefined : things?.outcomes.get(outcome);
      if (!things || (outcome !== undefined && id === undefined)) return undefined;
      const at = [
        ...(id === undefined ? [] : [{ axis: 'outcome' as const, key: id }]),
        ...(year === null || field === 'budget' ? [] : [{ axis: 'year' as const, key: String(year) }]),
      ];
      return figureHref(field, { programmeId, at, asOf, isCumulative: !isOfYear });
    },
    measured: (outcome: string, code: string): string | undefined => {
      const id = indicatorId(outcome, code);
      if (!things || id === undefined) return undefined;
      const window =
        year === null ? {} : { from: firstDayOfYear(things.fromYear), until: lastDayOfYear(year) };
      return entriesHref(id, { breakdown: {} }, { ...window, asOf });
    },
    /** Where a baseline and targets stand on the indicator's page, as the head of the trail knew them. */
    definition: (outcome: string, code: string, part: 'definition' | 'targets'): string | undefined => {
      const id = indicatorId(outcome, code);
      return id && indicatorHref(id, { asOf }, part);
    },
  };
};

export type FilingLinks = ReturnType<typeof filingLinks>;

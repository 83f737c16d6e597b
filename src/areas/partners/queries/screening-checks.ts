import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check, type Exception, type ParameterValues } from '../../rulebook/rules/rule.ts';
import type { OrganisationKind } from '../rules/organisation-input.ts';
import { screeningRules } from '../rules/partner-rules.ts';
import { isUnionKind } from '../rules/screening.ts';
import { screeningAge } from '../rules/screening-age.ts';
import { type ScreeningRow, screeningsOf } from './screenings.ts';

type Screened = { partnershipId: string; organisationKind: OrganisationKind };

/** What aim O1 says of a partner on a day: of its latest screening, or of none. Nothing for what is no union. */
export const screeningChecks = async (
  tx: Tx,
  instituteId: string,
  { partnershipId, organisationKind }: Screened,
  day: CalendarDay,
): Promise<readonly Check[]> => {
  if (!isUnionKind(organisationKind)) return [];
  const [latest = null] = await screeningsOf(tx, instituteId, partnershipId, day);
  const parameters = await parametersOn(
    tx,
    instituteId,
    screeningRules.map(({ id }) => id),
    day,
  );
  const exceptions = await exceptionsFor(tx, instituteId, [{ kind: 'partnership', id: partnershipId }]);
  return screeningVerdicts(latest, parameters, { day, exceptions });
};

/** What the rules of aim O1 say of a union's latest screening, or of none. */
export const screeningVerdicts = (
  latest: ScreeningRow | null,
  parameters: ReadonlyMap<string, ParameterValues>,
  on: { day: CalendarDay; exceptions: readonly Exception[] },
): Check[] =>
  (latest ? screeningRules : screeningRules.slice(0, 1)).map((rule) =>
    applyRule(rule, { day: on.day, screening: latest }, parameters.get(rule.id) ?? new Map(), on),
  );

/** After how many months a screening has had its time, by the rulebook of the day. */
export const screeningMonths = async (tx: Tx, instituteId: string, day: CalendarDay): Promise<number> => {
  const values = (await parametersOn(tx, instituteId, [screeningAge.id], day)).get(screeningAge.id);
  return Number(values?.get('months')?.value ?? screeningAge.parameters[0]?.value);
};

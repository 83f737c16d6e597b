import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import type { OrganisationKind } from '../rules/organisation-input.ts';
import { screeningRules } from '../rules/partner-rules.ts';
import { isUnionKind } from '../rules/screening.ts';
import { screeningsOf } from './screenings.ts';

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
  const judged = latest ? screeningRules : screeningRules.slice(0, 1);
  return judged.map((rule) =>
    applyRule(rule, { day, screening: latest }, parameters.get(rule.id) ?? new Map(), { day, exceptions }),
  );
};

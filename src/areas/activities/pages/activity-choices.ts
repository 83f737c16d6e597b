import type { Tx } from '../../../db/transaction.ts';
import { type PlanLineWithPlan, planLinesWithPlan } from '../../programmes/queries/action-plans.ts';
import {
  type OutcomeChoice,
  type OutputRow,
  outcomeChoices,
  outputChoices,
} from '../../programmes/queries/outcomes.ts';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import type { ActivityOrganisationRow } from '../queries/activity-details.ts';
import { organisationsOf } from '../queries/activity-details.ts';
import { type ExchangeOrganisationRow, exchangeOrganisations } from '../queries/exchange-organisations.ts';
import type { BuiltKind } from '../rules/kinds.ts';

/** What the form of an activity offers to choose from; lists that a kind does not need stay empty. */
export type ActivityChoices = {
  outcomes: readonly OutcomeChoice[];
  outputs: readonly OutputRow[];
  partnerships: readonly PartnershipChoice[];
  lines: readonly PlanLineWithPlan[];
  organisations: readonly ExchangeOrganisationRow[];
  /** Organisations that stand on the activity already, also those the actor may not see. */
  standing: readonly ActivityOrganisationRow[];
};

export const activityChoices = async (
  tx: Tx,
  instituteId: string,
  kind: BuiltKind,
  activity?: { id: string; partnershipId: string | null },
): Promise<ActivityChoices> => ({
  outcomes: await outcomeChoices(tx, instituteId),
  outputs: (await outputChoices(tx, instituteId)).filter(({ actions }) => actions.includes(kind)),
  partnerships: await partnershipChoices(tx, instituteId),
  lines:
    kind === 'A2'
      ? await planLinesWithPlan(
          tx,
          instituteId,
          activity ? [activity.partnershipId].filter((id) => id !== null) : undefined,
        )
      : [],
  organisations: kind === 'A7' ? await exchangeOrganisations(tx, instituteId) : [],
  standing: activity && kind === 'A7' ? await organisationsOf(tx, instituteId, [activity.id]) : [],
});

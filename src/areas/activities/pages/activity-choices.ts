import type { Tx } from '../../../db/transaction.ts';
import { type PlanLineWithPlan, planLinesWithPlan } from '../../programmes/queries/action-plans.ts';
import {
  type OutcomeChoice,
  type OutputRow,
  outcomeChoices,
  outputChoices,
} from '../../programmes/queries/outcomes.ts';
import { type PartnershipChoice, partnershipChoices } from '../../programmes/queries/programme-lists.ts';
import { detailsOf, organisationNames } from '../queries/activity-details.ts';
import { type ExchangeOrganisationRow, exchangeOrganisations } from '../queries/exchange-organisations.ts';
import { organisationsIn } from '../rules/detail-organisations.ts';
import type { BuiltKind } from '../rules/kind-details.ts';
import { kindForms } from './kind-forms.ts';

/** What the form of an activity offers to choose from; lists that a kind does not need stay empty. */
export type ActivityChoices = {
  outcomes: readonly OutcomeChoice[];
  outputs: readonly OutputRow[];
  partnerships: readonly PartnershipChoice[];
  lines: readonly PlanLineWithPlan[];
  organisations: readonly ExchangeOrganisationRow[];
  /** Organisations that stand on the activity already, also those the actor may not see. */
  standing: readonly { organisationId: string; name: string | null; organises: boolean }[];
};

export const activityChoices = async (
  tx: Tx,
  instituteId: string,
  kind: BuiltKind,
  activity?: { id: string; partnershipId: string | null },
): Promise<ActivityChoices> => {
  const { offers } = kindForms[kind];
  const partnerships = activity ? [activity.partnershipId].filter((id) => id !== null) : undefined;
  const namesOrganisations = offers.includes('organisations');
  return {
    outcomes: await outcomeChoices(tx, instituteId),
    outputs: (await outputChoices(tx, instituteId)).filter(({ actions }) => actions.includes(kind)),
    partnerships: await partnershipChoices(tx, instituteId),
    lines: offers.includes('lines') ? await planLinesWithPlan(tx, instituteId, partnerships) : [],
    organisations: namesOrganisations ? await exchangeOrganisations(tx, instituteId) : [],
    standing:
      activity && namesOrganisations ? await organisationsStanding(tx, instituteId, kind, activity.id) : [],
  };
};

const organisationsStanding = async (tx: Tx, instituteId: string, kind: BuiltKind, activityId: string) => {
  const detail: { kind?: string; organisations?: readonly { organisationId: string; organises: boolean }[] } =
    (await detailsOf(tx, instituteId, kind, [activityId])).get(activityId) ?? {};
  const ids = [...new Set(organisationsIn(detail).map(({ id }) => id))];
  const names = await organisationNames(tx, instituteId, ids);
  return ids.map((organisationId) => ({
    organisationId,
    name: names.get(organisationId) ?? null,
    organises: (detail.organisations ?? []).some(
      (each) => each.organisationId === organisationId && each.organises,
    ),
  }));
};

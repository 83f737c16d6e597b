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
import { latestRightsRecords, type RightsRecords, rightsRecordTitles } from '../queries/rights-records.ts';
import { organisationsIn } from '../rules/detail-organisations.ts';
import type { BuiltKind } from '../rules/kind-details.ts';
import { rightsRecordsIn } from '../rules/rights-parts.ts';
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
  /** The latest demands, talks and agreements, and those that stand on the activity already. */
  rights: RightsRecords;
};

const noRights: RightsRecords = { dossiers: [], dialogues: [], agreements: [] };

export const activityChoices = async (
  tx: Tx,
  instituteId: string,
  kind: BuiltKind,
  activity?: { id: string; partnershipId: string | null },
  likeId?: string,
): Promise<ActivityChoices> => {
  const { offers } = kindForms[kind];
  const partnerships = activity ? [activity.partnershipId].filter((id) => id !== null) : undefined;
  const namesOrganisations = offers.includes('organisations');
  return {
    outcomes: await outcomeChoices(tx, instituteId),
    outputs: (await outputChoices(tx, instituteId)).filter(({ actions }) => actions.includes(kind)),
    partnerships: await partnershipChoices(tx, instituteId),
    lines: offers.includes('lines') ? await planLinesWithPlan(tx, instituteId, partnerships) : [],
    rights: offers.includes('rights')
      ? await rightsOffered(tx, instituteId, kind, activity?.id, likeId)
      : noRights,
    organisations: namesOrganisations ? await exchangeOrganisations(tx, instituteId) : [],
    standing:
      activity && namesOrganisations ? await organisationsStanding(tx, instituteId, kind, activity.id) : [],
  };
};

const rightsOffered = async (
  tx: Tx,
  instituteId: string,
  kind: BuiltKind,
  standsId: string | undefined,
  likeId: string | undefined,
): Promise<RightsRecords> => {
  const latest = await latestRightsRecords(tx, instituteId);
  const activityId = standsId ?? likeId;
  if (!activityId) return latest;
  const detail = (await detailsOf(tx, instituteId, kind, [activityId])).get(activityId) ?? {};
  const standing = rightsRecordsIn(detail);
  const titles = await rightsRecordTitles(
    tx,
    instituteId,
    standing.map(({ id }) => id),
  );
  const withStanding = (list: keyof RightsRecords) => {
    const offered = new Set(latest[list].map(({ id }) => id));
    // What stands on the activity itself may stay unseen; what a copy cannot see it cannot take along.
    const others = standing.filter(
      ({ path, id }) => path === list && !offered.has(id) && (standsId || titles.has(id)),
    );
    return [...latest[list], ...others.map(({ id }) => ({ id, title: titles.get(id)?.title ?? null }))];
  };
  return {
    dossiers: withStanding('dossiers'),
    dialogues: withStanding('dialogues'),
    agreements: withStanding('agreements'),
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

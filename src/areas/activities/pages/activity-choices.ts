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
import { type AnswerableRecommendation, answerableRecommendations } from '../queries/open-recommendations.ts';
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
  /** What earlier expert missions recommended and is open, or has a word of this one already. */
  openRecommendations: readonly AnswerableRecommendation[];
};

/** Of an activity that is still to be planned: whose it is to be, and the records that were ticked. */
type Asked = {
  /** The activity that it is copied from. */
  likeId?: string | undefined;
  partnershipId?: string | null | undefined;
  ticked?: readonly { path: string; id: string }[];
};

const noRights: RightsRecords = { dossiers: [], dialogues: [], agreements: [] };

export const activityChoices = async (
  tx: Tx,
  instituteId: string,
  kind: BuiltKind,
  activity?: { id: string; partnershipId: string | null },
  asked: Asked = {},
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
      ? await rightsOffered(tx, instituteId, kind, activity ?? asked)
      : noRights,
    openRecommendations:
      kind === 'A8'
        ? await answerableRecommendations(tx, instituteId, { ...activity, missionId: activity?.id })
        : [],
    organisations: namesOrganisations ? await exchangeOrganisations(tx, instituteId) : [],
    standing:
      activity && namesOrganisations ? await organisationsStanding(tx, instituteId, kind, activity.id) : [],
  };
};

/** Records of the activity's partner, and whatever stands on it or was ticked already, also where it is another's. */
const rightsOffered = async (
  tx: Tx,
  instituteId: string,
  kind: BuiltKind,
  { id, likeId, partnershipId, ticked = [] }: { id?: string } & Asked,
): Promise<RightsRecords> => {
  const latest = await latestRightsRecords(tx, instituteId, partnershipId ?? undefined);
  const bearer = id ?? likeId;
  const detail = bearer ? (await detailsOf(tx, instituteId, kind, [bearer])).get(bearer) : undefined;
  const standing = [...(detail ? rightsRecordsIn(detail) : []), ...(id ? [] : ticked)];
  const titles = await rightsRecordTitles(
    tx,
    instituteId,
    standing.map((record) => record.id),
  );
  const withStanding = (list: keyof RightsRecords) => {
    const offered = new Set(latest[list].map(({ id }) => id));
    // What stands on the activity itself may stay unseen; what a copy cannot see it cannot take along.
    const missing = standing.filter(
      (one) => one.path === list && !offered.has(one.id) && (!likeId || titles.has(one.id)),
    );
    const others = [...new Set(missing.map((one) => one.id))];
    return [...latest[list], ...others.map((one) => ({ id: one, title: titles.get(one)?.title ?? null }))];
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

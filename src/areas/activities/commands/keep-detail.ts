import type { Writing } from '../../../command/command.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { planLinesWithPlan } from '../../programmes/queries/action-plans.ts';
import { organisationsOf, organisationsSeen } from '../queries/activity-details.ts';
import type { PlanActivityInput, ReviseActivityInput } from '../rules/activity-input.ts';
import type { ExchangeDetail } from '../rules/exchange-detail.ts';
import type { TrainingDetail } from '../rules/training-detail.ts';

type Owner = { activityId: string; partnershipId: string | null };

/** Writes the typed detail of an activity's kind, new or in place of the one before; field errors where it cannot. */
export const keepDetail = (
  writing: Writing,
  owner: Owner,
  input: PlanActivityInput | ReviseActivityInput,
): Promise<FieldErrors | undefined> =>
  input.kind === 'A2' ? keepTraining(writing, owner, input) : keepExchange(writing, owner, input);

const keepTraining = async (
  { tx, chain }: Writing,
  { activityId, partnershipId }: Owner,
  detail: TrainingDetail,
): Promise<FieldErrors | undefined> => {
  const { planLineId = null, justification = null } = detail;
  if (planLineId) {
    const lines = await planLinesWithPlan(tx, chain, partnershipId ? [partnershipId] : []);
    if (!lines.some(({ id }) => id === planLineId))
      return { planLineId: [{ key: 'activities.line-of-another' }] };
  }
  const row = {
    plan_line_id: planLineId,
    justification,
    theme: detail.theme,
    method: detail.method,
    level: detail.level,
    trainer_origin: detail.trainerOrigin,
    sessions: detail.sessions,
    follow_up_test: detail.followUpTest,
  };
  await tx
    .insertInto('activity_trainings')
    .values({ institute_id: chain, activity_id: activityId, partnership_id: partnershipId, ...row })
    .onConflict((on) => on.columns(['institute_id', 'activity_id']).doUpdateSet(row))
    .execute();
  return undefined;
};

const keepExchange = async (
  writing: Writing,
  owner: Owner,
  detail: ExchangeDetail,
): Promise<FieldErrors | undefined> => {
  const { tx, chain } = writing;
  const row = {
    format: detail.format,
    side: detail.side,
    direction: detail.direction,
    terms_of_reference: detail.termsOfReference,
    host_agreement: detail.hostAgreement ?? null,
    senior_function: detail.seniorFunction ?? null,
  };
  await tx
    .insertInto('activity_exchanges')
    .values({
      institute_id: chain,
      activity_id: owner.activityId,
      partnership_id: owner.partnershipId,
      ...row,
    })
    .onConflict((on) => on.columns(['institute_id', 'activity_id']).doUpdateSet(row))
    .execute();
  return keepOrganisations(writing, owner, detail.organisations);
};

// A partner may not see every organisation that already takes part; those it may keep, not add.
const keepOrganisations = async (
  { tx, chain, entryNo }: Writing,
  { activityId, partnershipId }: Owner,
  organisations: ExchangeDetail['organisations'],
): Promise<FieldErrors | undefined> => {
  const before = new Set(
    (await organisationsOf(tx, chain, [activityId])).map(({ organisationId }) => organisationId),
  );
  const seen = await organisationsSeen(
    tx,
    chain,
    organisations.map(({ organisationId }) => organisationId),
  );
  const stranger = organisations.findIndex(
    ({ organisationId }) => !seen.has(organisationId) && !before.has(organisationId),
  );
  if (stranger !== -1)
    return { [`organisations.${stranger}.organisationId`]: [{ key: 'problem.not-known-here' }] };
  await tx
    .deleteFrom('activity_organisations')
    .where('institute_id', '=', chain)
    .where('activity_id', '=', activityId)
    .execute();
  const rows = organisations.map(({ organisationId, takesPart, organises }) => ({
    institute_id: chain,
    activity_id: activityId,
    partnership_id: partnershipId,
    organisation_id: organisationId,
    takes_part: takesPart,
    organises,
    entry_no: entryNo,
  }));
  if (rows.length > 0) await tx.insertInto('activity_organisations').values(rows).execute();
  return undefined;
};

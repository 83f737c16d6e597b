import type { Writing } from '../../../command/command.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { planLinesWithPlan } from '../../programmes/queries/action-plans.ts';
import { detailsOf, organisationNames } from '../queries/activity-details.ts';
import { answerableRecommendations } from '../queries/open-recommendations.ts';
import { rightsRecordTitles } from '../queries/rights-records.ts';
import { organisationsIn } from '../rules/detail-organisations.ts';
import type { ActivityDetail } from '../rules/kind-details.ts';
import { rightsRecordsIn } from '../rules/rights-parts.ts';

type Owner = { activityId: string; partnershipId: string | null };

/** What a detail points at and the actor may not, by field; undefined where all of it is its own or visible. */
export const wrongReferences = async (
  writing: Writing,
  owner: Owner,
  detail: ActivityDetail,
): Promise<FieldErrors | undefined> => {
  const line = detail.kind === 'A2' ? await lineOfAnother(writing, owner, detail.planLineId) : undefined;
  if (line) return line;
  const answer = detail.kind === 'A8' ? await answerOfAnother(writing, owner, detail.answers) : undefined;
  if (answer) return answer;
  const stranger = await organisationNotSeen(writing, owner, detail);
  return stranger ?? recordNotSeen(writing, owner, detail);
};

const lineOfAnother = async (
  { tx, chain }: Writing,
  { partnershipId }: Owner,
  planLineId: string | undefined,
): Promise<FieldErrors | undefined> => {
  if (!planLineId) return undefined;
  const lines = await planLinesWithPlan(tx, chain, partnershipId ? [partnershipId] : []);
  if (lines.some(({ id }) => id === planLineId)) return undefined;
  return { planLineId: [{ key: 'activities.line-of-another' }] };
};

// What an earlier mission left open is answered by the next one for the same partner.
const answerOfAnother = async (
  { tx, chain }: Writing,
  { activityId, partnershipId }: Owner,
  answers: readonly { recommendationId: string }[],
): Promise<FieldErrors | undefined> => {
  if (answers.length === 0) return undefined;
  const known = await answerableRecommendations(tx, chain, { missionId: activityId, partnershipId });
  if (answers.every(({ recommendationId }) => known.some(({ id }) => id === recommendationId)))
    return undefined;
  return { answers: [{ key: 'activities.answer-of-another' }] };
};

// A partner may not see every organisation that stands on the activity; those it may keep, not add.
const organisationNotSeen = async (
  { tx, chain }: Writing,
  { activityId }: Owner,
  detail: ActivityDetail,
): Promise<FieldErrors | undefined> => {
  const named = organisationsIn(detail);
  if (named.length === 0) return undefined;
  const seen = await organisationNames(
    tx,
    chain,
    named.map(({ id }) => id),
  );
  const unseen = named.filter(({ id }) => !seen.has(id));
  if (unseen.length === 0) return undefined;
  const standing = (await detailsOf(tx, chain, detail.kind, [activityId])).get(activityId);
  const before = new Set(organisationsIn(standing ?? {}).map(({ id }) => id));
  const stranger = unseen.find(({ id }) => !before.has(id));
  return stranger && { [stranger.path]: [{ key: 'problem.not-known-here' }] };
};

// The same of demands, talks and agreements: one of another partner stays, and cannot be added.
const recordNotSeen = async (
  { tx, chain }: Writing,
  { activityId }: Owner,
  detail: ActivityDetail,
): Promise<FieldErrors | undefined> => {
  const named = rightsRecordsIn(detail);
  const seen = await rightsRecordTitles(
    tx,
    chain,
    named.map(({ id }) => id),
  );
  const unseen = named.filter(({ path, id }) => seen.get(id)?.list !== path);
  if (unseen.length === 0) return undefined;
  const standing = (await detailsOf(tx, chain, detail.kind, [activityId])).get(activityId);
  const before = new Set(rightsRecordsIn(standing ?? {}).map(({ path, id }) => `${path} ${id}`));
  const stranger = unseen.find(({ path, id }) => !before.has(`${path} ${id}`));
  return stranger && { [stranger.path]: [{ key: 'problem.not-known-here' }] };
};

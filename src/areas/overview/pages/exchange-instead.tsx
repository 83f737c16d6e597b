import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { ActivityRow } from '../../activities/queries/activities.ts';
import { mayKeepActivities } from '../../activities/rules/activity-permissions.ts';
import type { Check } from '../../rulebook/rules/rule.ts';
import type { ActivityAround } from '../queries/activity-around.ts';

type Props = { page: Page; activity: ActivityRow; around: ActivityAround; checks: readonly Check[] };

/** A mission by an expert from the South is an exchange: the way to plan it as one, with what was typed. */
export function ExchangeInstead({ page: { words, actor }, activity, around, checks }: Props) {
  const isSouthern = checks.some(({ ruleId, verdict }) => ruleId === 'A8-north' && verdict === 'blocks');
  if (!isSouthern || around.detail?.kind !== 'A8' || mayKeepActivities(actor) !== true) return null;
  const { outcomeId, partnershipId, title, plannedFrom, plannedUntil, country, place } = activity;
  const href = withQuery(paths.planActivity({ kind: 'A7' }), {
    outcome: outcomeId,
    partner: partnershipId ?? undefined,
    title,
    from: plannedFrom,
    until: plannedUntil,
    country: country ?? undefined,
    place: place ?? undefined,
    direction: 'south_south',
    terms: around.detail.termsOfReference,
  });
  return (
    <p>
      <a href={href}>{words.t('overview.plan-exchange-instead')}</a>
    </p>
  );
}

import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import type { ActivityRow } from '../../activities/queries/activities.ts';
import { mayKeepActivities } from '../../activities/rules/activity-permissions.ts';
import { mayRecordExpense } from '../../finance/rules/finance-permissions.ts';

type Props = { page: Page; activity: ActivityRow; hasAwareness: boolean };

/** What can be done with an activity by this person now, and why the rest cannot. */
export function ActivityActions({ page, activity, hasAwareness }: Props) {
  const { words, actor } = page;
  const { id, state } = activity;
  const may = mayKeepActivities(actor);
  if (may !== true) return <span class="unavailable">{words.problem(may)}</span>;
  const again = (
    <ButtonLink href={withQuery(paths.planActivity({ kind: activity.kind }), { like: id })}>
      {words.t('activities.plan-like-this')}
    </ButtonLink>
  );
  if (state === 'cancelled')
    return (
      <>
        {again}
        <span class="unavailable">{words.t('overview.cancelled-stays')}</span>
      </>
    );
  const isHeld = state === 'held';
  return (
    <>
      <ButtonLink kind="primary" href={isHeld ? paths.participants({ id }) : paths.holdActivity({ id })}>
        {words.t(isHeld ? 'overview.count-participants' : 'overview.say-held')}
      </ButtonLink>
      {isHeld && (
        <ButtonLink href={paths.holdActivity({ id })}>{words.t('overview.correct-holding')}</ButtonLink>
      )}
      {isHeld && activity.kind === 'A1' && (
        <ButtonLink href={paths.nameUnit({ id })}>{words.t('activities.name-unit')}</ButtonLink>
      )}
      {isHeld && (
        <ButtonLink href={paths.countGroups({ id })}>{words.t('activities.count-groups')}</ButtonLink>
      )}
      {isHeld && activity.kind === 'A5' && (
        <ButtonLink href={paths.recordUse({ id })}>{words.t('activities.record-use')}</ButtonLink>
      )}
      {isHeld && activity.kind === 'A2' && (
        <ButtonLink href={paths.recordTest({ id })}>{words.t('activities.record-test')}</ButtonLink>
      )}
      {activity.kind !== 'A9' && (
        <ButtonLink href={paths.describeAwareness({ id })}>{words.t('activities.awareness')}</ButtonLink>
      )}
      {isHeld && (hasAwareness || activity.kind === 'A9') && (
        <ButtonLink href={paths.countReach({ id })}>{words.t('activities.count-reach')}</ButtonLink>
      )}
      <ButtonLink href={paths.editActivity({ id })}>{words.t('page.edit')}</ButtonLink>
      {mayRecordExpense(actor, activity) === true && (
        <ButtonLink href={`${paths.newExpense()}?activity=${id}`}>
          {words.t('overview.add-expense')}
        </ButtonLink>
      )}
      {again}
      {isHeld ? (
        <span class="unavailable">{words.t('overview.held-not-cancelled')}</span>
      ) : (
        <ButtonLink href={paths.cancelActivity({ id })}>{words.t('overview.cancel-activity')}</ButtonLink>
      )}
    </>
  );
}

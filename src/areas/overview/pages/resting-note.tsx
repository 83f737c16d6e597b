import type { Tx } from '../../../db/transaction.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { type NamedBody, regionalBodiesAbove } from '../../partners/queries/bodies-above.ts';
import { type LeavingOut, type TurnedDecision, turnedDecisions } from '../queries/turned-decisions.ts';
import { EligibilityTag } from './eligibility-by-year.tsx';

/** The bodies whose verdict a fact bears on, and what was decided for them that would be judged otherwise without it. */
export type Resting = {
  bodies: readonly NamedBody[];
  turned: readonly TurnedDecision[];
  /** Of a partner country: the activities that may be charged there by this fact alone. */
  activities?: { country: string; count: number };
};

export const nothingRests: Resting = { bodies: [], turned: [] };

export const restingOn = async (
  tx: Tx,
  instituteId: string,
  from: { organisationId: string } | { country: string },
  leavingOut: LeavingOut,
): Promise<Resting> => {
  const bodies = await regionalBodiesAbove(tx, instituteId, from);
  const ids = bodies.map(({ id }) => id);
  return { bodies, turned: await turnedDecisions(tx, instituteId, ids, leavingOut) };
};

/** As many decisions as are told beside a form. */
const mostTold = 5;

type Props = { page: Page; resting: Resting };

/** Before a past fact is corrected: the decisions that hang on it, and the way to all that were taken for the bodies. */
export function RestingNote({ page, resting: { bodies, turned, activities } }: Props) {
  const { words } = page;
  if (bodies.length === 0 && !activities?.count) return null;
  return (
    <Card title={words.t('partners.resting-before')} id="resting">
      {activities !== undefined && activities.count > 0 && (
        <p>
          <a href={withQuery(paths.activities(), { country: activities.country })}>
            {words.t('overview.activities-on-fact', {
              count: activities.count,
              country: words.country(activities.country),
            })}
          </a>
        </p>
      )}
      {bodies.length > 0 && <TurnedList page={page} bodies={bodies} turned={turned} />}
    </Card>
  );
}

function TurnedList({ page, bodies, turned }: { page: Page } & Omit<Resting, 'activities'>) {
  const { words } = page;
  const nameOf = new Map(bodies.map(({ id, name }) => [id, name]));
  return (
    <>
      <p>{words.t('partners.resting-before-what')}</p>
      <ul>
        {bodies.map(({ id, name }) => (
          <li>
            <a href={`${paths.eligibilityYears({ id })}#decisions`}>{name}</a>
          </li>
        ))}
      </ul>
      <p>{words.t('overview.turned-decisions', { count: turned.length })}</p>
      {turned.length > 0 && (
        <ul>
          {turned.slice(0, mostTold).map(({ kind, id, bodyId, label, day, now, without }) => (
            <li>
              <a href={kind === 'agreement' ? paths.agreement({ id }) : paths.activity({ id })}>{label}</a>
              {`, ${nameOf.get(bodyId)}, ${words.day(day)} `}
              <EligibilityTag words={words} judged={now} /> {words.t('overview.without-it')}{' '}
              <EligibilityTag words={words} judged={without} />
            </li>
          ))}
        </ul>
      )}
      {turned.length > mostTold && (
        <p>{words.t('overview.more-turned', { count: turned.length - mostTold })}</p>
      )}
    </>
  );
}

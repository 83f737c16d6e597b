import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import type { IndicatorRollUp } from '../queries/indicator-roll-ups.ts';
import { canBeFed, whyNotMeasured } from '../rules/measured.ts';
import { mayDefineIndicators, mayMeasure } from '../rules/result-permissions.ts';

type Props = { page: Page; indicator: IndicatorRollUp['indicator'] };

/** What may be done with an indicator as it stands; nothing is with one of then. */
export function IndicatorActions({ page, indicator }: Props) {
  const { words, actor } = page;
  const { id } = indicator;
  const partnershipId = actor.partnerships[0];
  return (
    <>
      {!whyNotMeasured(indicator) && mayMeasure(actor, { partnershipId }) === true && (
        <ButtonLink kind="primary" href={paths.newMeasurement({ id })}>
          {words.t('results.new-measurement')}
        </ButtonLink>
      )}
      {mayDefineIndicators(actor) === true && (
        <>
          <ButtonLink href={paths.targets({ id })}>{words.t('results.plan-targets')}</ButtonLink>
          <ButtonLink href={paths.newTarget({ id })}>{words.t('results.new-target')}</ButtonLink>
          <ButtonLink href={paths.setBaseline({ id })}>{words.t('results.set-baseline')}</ButtonLink>
          {canBeFed(indicator) && (
            <ButtonLink href={paths.setFeed({ id })}>{words.t('results.set-feed')}</ButtonLink>
          )}
          <ButtonLink href={paths.redefineIndicator({ id })}>{words.t('results.redefine')}</ButtonLink>
          <ButtonLink href={paths.correctIndicator({ id })}>
            {words.t('results.correct-indicator')}
          </ButtonLink>
          <ButtonLink href={paths.withdrawIndicator({ id })}>
            {words.t('results.withdraw-indicator')}
          </ButtonLink>
        </>
      )}
    </>
  );
}

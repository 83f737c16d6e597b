import { yearsBetween } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { withQuery } from '../../../paths.ts';
import { fieldId } from '../../../ui/field.tsx';
import type { OutcomeChoice } from '../../programmes/queries/outcomes.ts';

type Props = { page: Page; outcome: OutcomeChoice; year: number; href: string };

/** The years of a programme side by side, the one that is looked at without a link. */
export function OutcomeYears({ page: { words }, outcome, year, href }: Props) {
  return (
    <p id={fieldId('year')} tabindex={-1}>
      {words.t('reviews.year')}:{' '}
      {yearsBetween(outcome).map((each) => (
        <>
          {each === year ? (
            <strong>{each}</strong>
          ) : (
            <a href={withQuery(href, { year: String(each) })}>{each}</a>
          )}{' '}
        </>
      ))}
    </p>
  );
}

import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { reviewTitle } from '../../reviews/pages/review-subject.ts';
import type { OutcomeFacts } from '../queries/outcome-facts.ts';
import { actionTitle, aimTitle } from './agreement-words.ts';
import { PartnerLinks } from './outcome-table.tsx';

type Props = { page: Page; outcome: OutcomeFacts };

type AboutProps = Props & { on: CalendarDay | undefined };

/** What an outcome is about, where, with whom, and what it brings forth; of the last three nobody keeps how they stood on a day. */
export function OutcomeAbout({ page, outcome, on }: AboutProps) {
  const { words } = page;
  return (
    <DescriptionList
      rows={[
        { term: words.t('overview.description'), value: words.text(outcome.description) },
        {
          term: words.t('overview.aims'),
          value: outcome.aims.map((code) => `${code} ${aimTitle(words, code)}`).join('; '),
        },
        ...(on ? [] : placesOf({ page, outcome })),
      ]}
    />
  );
}

const placesOf = ({ page, outcome }: Props) => {
  const { words } = page;
  return [
    {
      term: words.t('overview.countries'),
      value: <CountryLinks page={page} outcome={outcome} />,
    },
    {
      term: words.t('overview.partners'),
      value: outcome.partners.length > 0 && <PartnerLinks partners={outcome.partners} />,
    },
    { term: words.t('overview.reviews'), value: <ReviewLinks page={page} outcome={outcome} /> },
    ...outcome.outputs.map((output) => ({
      term: `${words.t('overview.output')} ${output.code}`,
      value: words.text(output.title),
      note: output.actions.map((code) => `${code} ${actionTitle(words, code)}`).join('; '),
    })),
  ];
};

/** The last look at the outcome, and the way to all of them. */
function ReviewLinks({ page: { words }, outcome }: Props) {
  const { id, code, reviews, lastReview } = outcome;
  if (!lastReview) return <>{words.t('overview.no-review')}</>;
  const title = reviewTitle(words, { outcomeCode: code, heldOn: lastReview.heldOn });
  return (
    <>
      <a href={paths.review({ id: lastReview.id })}>{title}</a>
      {' · '}
      <a href={withQuery(paths.reviews(), { outcome: id })}>
        {words.t('overview.all-reviews', { count: reviews })}
      </a>
    </>
  );
}

/** Each country leads to what the outcome did and reached there; a partner is offered its own outcomes alone. */
function CountryLinks({ page: { words, actor }, outcome }: Props) {
  const { id, countries, isBelgian, partners } = outcome;
  const isOffered = actor.partnerships.length === 0 || partners.length > 0;
  const all = isBelgian && !countries.includes('BE') ? ['BE', ...countries] : countries;
  return (
    <>
      {all.map((country, at) => (
        <>
          {at > 0 && ', '}
          <a href={withQuery(paths.country({ country }), { outcome: isOffered ? id : undefined })}>
            {words.country(country)}
          </a>
        </>
      ))}
    </>
  );
}

import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { CheckboxField } from '../../../ui/checkbox-field.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import type { FeedPlace, Proposal } from '../queries/feed-records.ts';
import type { Feed } from '../rules/feed-input.ts';
import { FeedRecordTable } from './feed-record-table.tsx';

/** What records come to, and of which country, or of which not. */
export type PlacedProposal = Proposal & Pick<FeedPlace, 'country' | 'elsewhere'>;

type Props = { page: Page; state: FormState; feed: Feed; proposal: PlacedProposal };

/** What the records come to, with the records, and the choice: take it over, or say why it is another figure. */
export function ProposalFields({ page, state, feed, proposal }: Props) {
  const { words } = page;
  const { total, records, country, elsewhere = [] } = proposal;
  const field = fieldOf(page, state);
  if (total === undefined) return <p>{words.t('results.nothing-proposed')}</p>;
  const value = words.number(String(total));
  return (
    <>
      <HiddenField name="proposed" value={String(total)} />
      {country && <p>{words.country(country)}</p>}
      {elsewhere.length > 0 && (
        <p>{words.t('results.but-countries', { countries: elsewhere.map(words.country).join(', ') })}</p>
      )}
      <FeedRecordTable
        page={page}
        source={feed.source}
        records={records}
        caption={words.t('results.records-come-to', { value })}
      />
      <CheckboxField
        {...field('takeOver')}
        label={words.t('results.take-over', { value })}
        checked={state.typed?.takeOver?.[0] !== undefined}
      />
      <TextArea
        {...field('reason')}
        label={words.t('results.reason-other')}
        hint={words.t('results.no-names')}
        optional={words.t('page.optional')}
        rows={2}
      />
    </>
  );
}

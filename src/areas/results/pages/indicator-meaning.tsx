import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import type { IndicatorDefinition } from '../queries/indicators.ts';

type Props = {
  page: Page;
  indicator: Pick<IndicatorDefinition, 'id' | 'description' | 'sourceOfVerification'>;
};

/** What is counted and what shows it, beside the fields of a figure; the indicator's page says the rest. */
export function IndicatorMeaning({ page, indicator }: Props) {
  const { words } = page;
  return (
    <Disclosure summary={words.t('results.what-is-counted')}>
      <DescriptionList
        rows={[
          { term: words.t('results.description'), value: words.text(indicator.description) },
          {
            term: words.t('results.source-of-verification'),
            value: words.text(indicator.sourceOfVerification),
          },
        ]}
      />
      <p>
        <a href={paths.indicator({ id: indicator.id })}>{words.t('results.all-of-indicator')}</a>
      </p>
    </Disclosure>
  );
}

import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { IndicatorDefinition } from '../queries/indicators.ts';

type Props = { page: Page; indicators: readonly IndicatorDefinition[] };

/** What records feed is noted on a form of its own, which shows what they come to: the way there. */
export function FedIndicators({ page: { words }, indicators }: Props) {
  return (
    <Notice kind="info">
      {words.t('results.fed-by-itself')}
      <ul>
        {indicators.map(({ id, code, title }) => (
          <li>
            <a href={paths.newMeasurement({ id })}>
              {code} {words.text(title)}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { EligibilityOnDay } from '../../partners/queries/eligibility-checks.ts';
import { yearEnd } from '../rules/year-end.ts';
import type { ThroughYears } from './through-years.ts';

type Props = { words: Words; bodyId: string; today: CalendarDay; through: ThroughYears };

/** Year by year, the newest first: the verdict at its end, where it counts, where else affiliates are. */
export function EligibilityByYear({ words, bodyId, today, through }: Props) {
  const on = (year: number) => through.judged.get(yearEnd(year, today));
  const where = (judged: EligibilityOnDay | undefined, isCounted: boolean) =>
    (judged?.countries ?? [])
      .filter(({ counts }) => counts === isCounted)
      .map(({ country, affiliates }) => `${words.country(country)} (${affiliates.length})`)
      .join(', ');
  return (
    <Card title={words.t('overview.verdict-by-year')} id="years">
      <DataTable
        caption={words.t('overview.verdict-by-year')}
        captionHidden
        rows={through.years}
        empty=""
        columns={[
          {
            key: 'year',
            label: words.t('overview.year'),
            cell: (year) => (
              <a href={withQuery(paths.eligibility({ id: bodyId }), { on: yearEnd(year, today) })}>
                {String(year)}
              </a>
            ),
          },
          {
            key: 'verdict',
            label: words.t('overview.verdict'),
            cell: (year) => <EligibilityTag words={words} judged={on(year)} />,
          },
          { key: 'counts', label: words.t('overview.counts-in'), cell: (year) => where(on(year), true) },
          { key: 'present', label: words.t('overview.present-in'), cell: (year) => where(on(year), false) },
        ]}
      />
      <p class="quiet">{words.t('overview.affiliates-in-brackets')}</p>
    </Card>
  );
}

const tones = { ok: 'ok', informs: 'info', warns: 'warn', blocks: 'stop', settled: 'info' } as const;

/** The first check's verdict, in a word. */
export function EligibilityTag({ words, judged }: { words: Words; judged: EligibilityOnDay | undefined }) {
  const verdict = judged?.checks[0]?.verdict;
  return verdict ? <Tag tone={tones[verdict]}>{words.t(`rulebook.verdict-${verdict}`)}</Tag> : null;
}

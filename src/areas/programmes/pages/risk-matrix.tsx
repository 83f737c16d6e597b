import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { RiskRow } from '../queries/risks.ts';
import { riskMarks } from '../rules/risk-input.ts';
import { riskTone } from '../rules/risk-tone.ts';
import { markWords } from './risk-tag.tsx';

type Props = {
  page: Page;
  programmeId: string;
  /** What the page is narrowed to. */
  of: Readonly<Record<string, string>>;
  rows: readonly RiskRow[];
  graveFrom: number;
};

/**
 * How many risks that are not closed stand at each probability (down) and impact (across), in the tone of their product; each
 * number opens them.
 */
export function RiskMatrix({ page, programmeId, of, rows, graveFrom }: Props) {
  const { words } = page;
  const open = rows.filter(({ state }) => state !== 'closed');
  const count = (probability: number, impact: number) =>
    open.filter((row) => row.probability === probability && row.impact === impact).length;
  const risksAt = (probability: number, impact: number) =>
    withQuery(paths.programmeRisks({ id: programmeId }), {
      state: 'not-closed',
      ...of,
      probability: String(probability),
      impact: String(impact),
    });
  return (
    <DataTable
      caption={words.t('programmes.risk-matrix')}
      captionHidden
      stack={false}
      rows={[...riskMarks].reverse()}
      empty=""
      columns={[
        {
          key: 'probability',
          label: `${words.t('programmes.risk-probability')} ↓ ${words.t('programmes.risk-impact')} →`,
          cell: (probability) => markWords(page, probability),
        },
        ...riskMarks.map((impact) => ({
          key: String(impact),
          label: markWords(page, impact),
          numeric: true,
          cell: (probability: number) =>
            count(probability, impact) > 0 && (
              <a href={risksAt(probability, impact)}>
                <Tag tone={riskTone(probability * impact, graveFrom)}>
                  {words.number(count(probability, impact))}
                </Tag>
              </a>
            ),
        })),
      ]}
    />
  );
}

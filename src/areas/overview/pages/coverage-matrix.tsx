import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { actionKinds, aims } from '../../programmes/rules/outcome-input.ts';
import { coverageOf, type PortfolioLine } from '../rules/portfolio-lines.ts';
import { actionTitle, aimTitle } from './agreement-words.ts';

type Choice = { programmeId: string | undefined; year: number | undefined };
type Props = { words: Words; lines: readonly PortfolioLine[]; choice: Choice };

/** Aims of the agreement down, kinds of action across: how many activities were held of those planned. */
export function CoverageMatrix({ words, lines, choice }: Props) {
  const entries = (aim: string, kind: string) =>
    withQuery(paths.portfolioActivities(), {
      aim,
      kind,
      programme: choice.programmeId,
      year: choice.year ? String(choice.year) : undefined,
    });
  return (
    <>
      <DataTable
        caption={words.t('overview.coverage')}
        captionHidden
        stack={false}
        rows={[...aims]}
        empty=""
        columns={[
          {
            key: 'aim',
            label: words.t('overview.aim'),
            cell: (aim) => aim,
          },
          ...actionKinds.map((kind) => ({
            key: kind,
            label: kind,
            numeric: true,
            cell: (aim: (typeof aims)[number]) => {
              const { planned, held } = coverageOf(lines, aim, kind);
              return planned > 0 ? <a href={entries(aim, kind)}>{`${held}/${planned}`}</a> : '·';
            },
          })),
        ]}
      />
      <Disclosure summary={words.t('overview.codes')}>
        <DescriptionList
          rows={[
            ...aims.map((aim) => ({ term: aim, value: aimTitle(words, aim) })),
            ...actionKinds.map((kind) => ({ term: kind, value: actionTitle(words, kind) })),
          ]}
        />
      </Disclosure>
    </>
  );
}

import { toDecimal } from '../../../kernel/money.ts';
import { type ListColumn, listFile } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import { namedByDay } from '../../results/pages/as-of-field.tsx';
import type { CoverageChoices } from '../queries/coverage-choices.ts';
import type { CoverageChoice } from '../rules/coverage-choice.ts';
import type { CoverageCell } from '../rules/coverage-grid.ts';
import { linesByCountry } from '../rules/map-lines.ts';
import { type CountedMoment, countedThen } from './asked-day.tsx';
import { coverageName } from './coverage-words.ts';

type Seen = {
  choice: CoverageChoice;
  choices: CoverageChoices;
  cells: readonly CoverageCell[];
  /** Of when the figures are; left out where they are of what was filed. */
  moment?: Pick<CountedMoment, 'on' | 'untold'>;
};
type Row = { name: string; cell: CoverageCell };

/** The table beside a map: a line for each country and currency, the total last. */
export const countryMapFile = (
  page: Page,
  title: string,
  { choice, choices, cells, moment = { on: undefined, untold: 0 } }: Seen,
): Promise<Answer> => {
  const { words } = page;
  const { measure } = choice;
  const nameOf = coverageName(words, choices);
  const { lines, total } = linesByCountry(cells);
  const rows: Row[] = [
    ...lines.flatMap(({ country, cells: of }) =>
      of.map((cell) => ({ name: nameOf('country', country), cell })),
    ),
    ...total.map((cell) => ({ name: words.t('overview.total'), cell })),
  ];
  const number = (label: string, value: ListColumn<Row>['value']): ListColumn<Row> => ({
    label,
    kind: 'number',
    value,
  });
  const figures: ListColumn<Row>[] =
    measure === 'spent'
      ? [
          { label: words.t('overview.currency'), value: ({ cell }) => cell.currency },
          number(words.t('overview.spent'), ({ cell: { value, currency } }) =>
            currency === null ? value : toDecimal({ minor: value, currency }),
          ),
        ]
      : measure === 'activities'
        ? [
            number(words.t('overview.activities-held'), ({ cell }) => cell.held),
            number(words.t('overview.planned'), ({ cell }) => cell.value),
          ]
        : [number(words.t('overview.measure-participants'), ({ cell }) => cell.value)];
  const country: ListColumn<Row> = { label: words.t('overview.axis-country'), value: ({ name }) => name };
  const name = namedByDay(title, moment.on);
  return listFile(page, name, [country, ...figures], rows, countedThen(page, moment));
};

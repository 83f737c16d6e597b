import { addDecimals, compareDecimals, type Decimal, roundDecimal } from '../../../kernel/decimal.ts';
import type { IatiContent, PlacedProblem } from './iati-file.ts';

type Share = { percentage?: Decimal };
type Group = { path: string; vocabulary: string; shares: Share[] };

/**
 * Percentages that are not said, or do not make 100, within one vocabulary: of sectors, and of countries together
 * with the regions of each vocabulary (standard ruleset 2.03: 2.1.1-2.1.4, 3.1.1-3.1.4, 3.4.1-3.4.4).
 */
export function percentageProblems(
  activity: Pick<IatiContent, 'countries' | 'regions' | 'sectors'>,
): PlacedProblem[] {
  const sectors = byVocabulary(activity.sectors, 'sector');
  const regions = byVocabulary(activity.regions, 'recipient-region');
  const places =
    regions.length === 0
      ? [{ path: 'recipient-country', vocabulary: '', shares: activity.countries }]
      : regions.map((group) => ({ ...group, shares: [...activity.countries, ...group.shares] }));
  return [...places, ...sectors].flatMap(groupProblem);
}

function byVocabulary(shares: (Share & { vocabulary?: string })[], path: string): Group[] {
  const groups = Map.groupBy(shares, (share) => share.vocabulary ?? '1');
  return [...groups].map(([vocabulary, members]) => ({ path, vocabulary, shares: members }));
}

function groupProblem({ path, vocabulary, shares }: Group): PlacedProblem[] {
  const said = shares.map((share) => share.percentage).filter((each) => each !== undefined);
  if (shares.length <= 1 && said.length === 0) return [];
  if (said.length < shares.length) {
    return [
      {
        path,
        key: 'publishing.percentage-missing',
        args: { vocabulary, count: shares.length - said.length },
      },
    ];
  }
  const sum = said.reduce(addDecimals, '0');
  const full = compareDecimals(roundDecimal(sum, 4), '100') === 0;
  return full ? [] : [{ path, key: 'publishing.percentages-not-100', args: { vocabulary, sum } }];
}

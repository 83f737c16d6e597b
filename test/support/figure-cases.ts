import type { Measure, OverPartners, OverTime } from '../../src/areas/results/rules/indicator-input.ts';
import { overPartnersWays, overTimes } from '../../src/areas/results/rules/indicator-input.ts';
import { newId } from '../../src/kernel/id.ts';

/** A measurement as its row, in the cell in which it was measured. */
export type FigureEntry = {
  id: string;
  indicator_id: string;
  indicator_version_id: string;
  partnership_id: string | null;
  country: string | null;
  from_on: string;
  until_on: string;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  breakdown: string;
  entry_no: number;
  ended_by_no: number | null;
};

/** An indicator with an earlier version and the one in force, what cells of the first are called in the second, and values. */
export type FigureCase = {
  id: string;
  code: string;
  measure: Measure;
  overTime: OverTime;
  overPartners: OverPartners;
  versions: readonly [{ id: string; series: number }, { id: string; series: number }];
  mappings: readonly {
    id: string;
    indicator_id: string;
    from_version_id: string;
    to_version_id: string;
    from_cell: string;
    to_cell: string | null;
  }[];
  entries: readonly FigureEntry[];
};

type Drawing = {
  random: (below: number) => number;
  count: number;
  partnerships: readonly string[];
  lastEntry: number;
};

const cells = ['{}', '{}', '{"sex":"female"}', '{"sex":"male"}', '{"age":"under_35","sex":"female"}'];

/** Indicators at random, a tenth of them with cells that were renamed, brought together or given up. */
export const drawnCases = ({ random, count, partnerships, lastEntry }: Drawing): FigureCase[] => {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const decimal = () => `${1 + random(10 ** (1 + random(9)))}.${pick(['5', '25', '333', '0'])}`;
  const drawnEntry = (one: Pick<FigureCase, 'id' | 'versions' | 'overPartners'>): FigureEntry => {
    const entry_no = 2 + random(lastEntry - 2);
    const year = 2027 + random(4);
    const hasParts = one.overPartners === 'ratio' && random(8) !== 0;
    return {
      id: newId(),
      indicator_id: one.id,
      indicator_version_id: one.versions[random(3) === 0 ? 0 : 1].id,
      partnership_id: pick([null, ...partnerships]),
      country: pick([null, null, null, 'BI', 'BJ']),
      from_on: `${year}-0${1 + random(3)}-01`,
      until_on: `${year}-${pick(['03-31', '06-30', '12-31'])}`,
      value: random(8) === 0 ? null : `${random(3) === 0 ? '-' : ''}${decimal()}`,
      numerator: hasParts ? decimal() : null,
      denominator: hasParts ? decimal() : null,
      breakdown: pick(cells),
      entry_no,
      ended_by_no: random(4) === 0 ? entry_no + 1 + random(10) : null,
    };
  };
  /** Another value of the same place and period, in the same cell or in one that may come together with it. */
  const beside = (entry: FigureEntry, one: Parameters<typeof drawnEntry>[0]): FigureEntry => {
    const { partnership_id, country, from_on, until_on, breakdown } = entry;
    const cell = random(2) === 0 ? breakdown : pick(cells);
    return { ...drawnEntry(one), partnership_id, country, from_on, until_on, breakdown: cell };
  };
  return Array.from({ length: count }, (_, at) => {
    const id = newId();
    const versions = [
      { id: newId(), series: 1 },
      { id: newId(), series: random(10) === 0 ? 2 : 1 },
    ] as const;
    const renamed = random(10) === 0 ? cells.slice(2).filter(() => random(2) === 0) : [];
    const one = {
      id,
      code: `I${at}`,
      measure: pick<Measure>(['number', 'percentage']),
      overTime: pick(overTimes),
      overPartners: pick(overPartnersWays),
      versions,
      mappings: renamed.map((from_cell) => ({
        id: newId(),
        indicator_id: id,
        from_version_id: versions[0].id,
        to_version_id: versions[1].id,
        from_cell,
        to_cell: pick([null, '{"sex":"male"}', '{"sex":"other"}', '{"age":"under_35"}']),
      })),
    };
    const entries: FigureEntry[] = [];
    for (let left = random(8); left > 0; left -= 1)
      entries.push(entries.length > 0 && random(6) === 0 ? beside(pick(entries), one) : drawnEntry(one));
    return { ...one, entries };
  });
};

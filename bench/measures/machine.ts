import { withOwner } from '../../src/db/owner.ts';
import { type Figure, figure, quantile, timed } from '../figure.ts';
import type { House } from '../house.ts';

/** What the machine itself gives today, without a line of Relais: what the figures in milliseconds are to be read against. */
export const measureMachine = async ({ place }: House): Promise<Figure[]> => {
  const sorted = await timed(9, 2, async () => scattered().sort());
  const [queries, commits] = await withOwner(place.ownerUrl, async (owner) => [
    await aSecond(2_000, () => owner.query('select 1')),
    await aSecond(500, () => owner.query("select pg_logical_emit_message(true, 'bench', 'x')")),
  ]);
  return [
    figure('this machine: a million numbers sorted', quantile(sorted, 0.5), 'ms'),
    figure('this machine: bare queries one after another', queries ?? Number.NaN, 'a second'),
    figure('this machine: bare commits one after another, fsync on', commits ?? Number.NaN, 'a second'),
  ];
};

const scattered = (): Float64Array => {
  let last = 1;
  return Float64Array.from({ length: 1_000_000 }, () => (last = (last * 48_271) % 2_147_483_647));
};

const aSecond = async (times: number, fn: () => Promise<unknown>): Promise<number> => {
  const taken = await timed(times, 50, fn);
  return (times * 1000) / taken.reduce((sum, each) => sum + each, 0);
};

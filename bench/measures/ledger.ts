import { paths, withQuery } from '../../src/paths.ts';
import { type Figure, figure } from '../figure.ts';
import type { House } from '../house.ts';

/** The listing that a control asks for, as a file: every expense of a programme with what the rules say of it. */
export const measureLedger = async (
  { app, cookie }: Pick<House, 'app' | 'cookie'>,
  programmeId: string,
): Promise<Figure[]> => {
  const path = withQuery(paths.ledger(), { programme: programmeId, format: 'csv' });
  const began = performance.now();
  const answered = await app.request(`http://localhost${path}`, { headers: { cookie } });
  const lines = (await answered.text()).trimEnd().split('\n').length - 1;
  const seconds = (performance.now() - began) / 1000;
  if (answered.status !== 200) throw new Error(`${path} answered ${answered.status}`);
  return [figure(`ledger of ${lines} expenses for a control, as a file`, seconds, 's', { value: 60 })];
};

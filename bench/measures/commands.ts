import { registerOrganisation } from '../../src/areas/partners/commands/register-organisation.ts';
import { perform } from '../../src/command/perform.ts';
import { newId } from '../../src/kernel/id.ts';
import { type Figure, figure } from '../figure.ts';
import type { House } from '../house.ts';

/** Commands one after another through the whole path: permission, lock, rule, write, audit, receipt; fsync on. */
export const measureCommands = async ({ db, system }: House): Promise<Figure[]> => {
  const count = 1000;
  const began = performance.now();
  for (let n = 0; n < count; n++) {
    await perform(db, system, registerOrganisation, newId(), { kind: 'other', name: `Bench ${newId()}` });
  }
  const aSecond = count / ((performance.now() - began) / 1000);
  return [figure('commands replayed', aSecond, 'a second', { value: 600, more: true })];
};

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { violationsWith } from './planted-house.ts';

describe('only the demo tells the trail a time', () => {
  const said = 'tells the trail a time: only the demo may';
  const telling = "import { performAt } from '../../../command/perform.ts';";
  const plantedIn: readonly [path: string, text: string][] = [
    ['src/areas/finance/pages/rate.tsx', telling],
    ['src/cli/back-date.ts', "import { performAt as perform } from '../command/perform.ts';"],
    ['src/jobs/nightly.ts', "import * as writes from '../command/perform.ts';\nwrites.performAt(db);"],
    ['src/db/transaction.ts', "export const opening = `select set_config('relais.moment', at, true)`;"],
    ['src/command/within.ts', "import { tellMoment } from './told-moment.ts';"],
  ];
  for (const [path, text] of plantedIn)
    test(path, () => {
      const found = violationsWith({ [path]: text }).filter((each) => each.endsWith(said));
      assert.deepEqual(found, [`${path}:${text.includes('\n') ? 2 : 1} ${said}`]);
    });
  test('and the demo does so in one place', () => {
    const planted = { 'db/demo/telling.ts': telling, 'db/demo/load.ts': telling };
    assert.deepEqual(
      violationsWith(planted).filter((each) => each.endsWith(said)),
      [`db/demo/load.ts:1 ${said}`],
    );
  });
});

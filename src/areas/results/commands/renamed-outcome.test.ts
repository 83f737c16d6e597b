import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { programmeOf, title } from '../../../../test/support/union-work.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { addOutcome } from '../../programmes/commands/add-outcome.ts';
import { reviseOutcome } from '../../programmes/commands/revise-outcome.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { defineIndicator } from './define-indicator.ts';

const db = await testDatabase();

test('an outcome keeps the code by which a formula names it; another one changes freely', async () => {
  const cast = await makeCast(db);
  const { programmeId, outcomeId } = await programmeOf(db, cast);
  const other = await doing(db, cast.system, addOutcome, { programmeId, code: 'OS2', title, aims: ['O2'] });
  const common = { measure: 'number', overTime: 'last', overPartners: 'sum', title };
  await doing(db, cast.system, defineIndicator, { ...common, outcomeId, code: '1.1' });
  const half = { ...common, outcomeId: other.id, code: '2.1', formula: '[OS1 / 1.1] / 2' };
  await doing(db, cast.system, defineIndicator, half);
  const rename = async (id: string, code: string) => {
    const found = await db.read(cast.system, (tx) => outcomeById(tx, cast.institute.id, id));
    const { version, aims } = found!;
    return perform(db, cast.system, reviseOutcome, newId(), { outcomeId: id, version, code, title, aims });
  };
  const refused = await rename(outcomeId, 'OS1b');
  assert.deepEqual('fields' in refused && refused.fields?.code?.[0], {
    key: 'programmes.code-in-formulas',
    args: { indicators: 'OS2/2.1' },
  });
  assert.equal((await rename(outcomeId, 'OS1')).done, true, 'the same code changes nothing');
  assert.equal((await rename(other.id, 'OS2b')).done, true);
});

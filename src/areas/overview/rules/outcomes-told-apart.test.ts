import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomesToldApart } from './outcomes-told-apart.ts';

const line = (programme: string, id: string, code: string) => ({ programme, outcome: { id, code } });

test('an outcome is called by its code, and by its programme too where another has the same code', () => {
  const names = outcomesToldApart([
    line('P1', 'a', 'OS1'),
    line('P2', 'b', 'OS1'),
    line('P2', 'c', 'OS2'),
    // Under several objectives.
    line('P2', 'c', 'OS2'),
    { programme: 'P2', outcome: null },
  ]);
  assert.deepEqual(Object.fromEntries(names), { a: 'P1 · OS1', b: 'P2 · OS1', c: 'OS2' });
});

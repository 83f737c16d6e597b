import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { moneyLinks } from './money-links.ts';

const [programmeId, outcome, partner] = [newId(), newId(), newId()];
const asked = (address = '') => new URL(address, 'http://relais.example');

test('what was spent, in part certified before, opens what adds up to it: of its outcome, year and partner', () => {
  const { spent } = moneyLinks({ programmeId, outcome, year: '2025', partner, on: undefined, asOf: 7 });
  const { pathname, searchParams } = asked(spent([{ opening: 0 }, { opening: 5 }]));
  assert.equal(pathname, paths.judgedExpenses({ id: programmeId }));
  assert.deepEqual(Object.fromEntries(searchParams), {
    what: 'spent',
    outcome,
    year: '2025',
    partner,
    asof: '7',
  });
  assert.equal(asked(spent([{ opening: 0 }])).pathname, paths.expenses());
});

test('so do the costs that no outcome bears', () => {
  const { spent } = moneyLinks({ programmeId, outcome: 'none', on: undefined, asOf: undefined });
  const { pathname, searchParams } = asked(spent([{ opening: 5 }]));
  assert.equal(pathname, paths.judgedExpenses({ id: programmeId }));
  assert.deepEqual(Object.fromEntries(searchParams), { what: 'spent', outcome: 'none' });
});

test('an outcome that was removed since leads to no list of today', () => {
  const links = moneyLinks({ programmeId, outcome, on: undefined, asOf: 7, isGone: true });
  const led = [links.budget, links.spent([{ opening: 5 }]), links.transferred];
  assert.deepEqual(led, [undefined, undefined, undefined]);
});

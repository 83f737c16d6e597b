import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { type ExchangeLook, oneMethodRule } from './exchange-rules.ts';

const on = { day: '2027-03-01' as CalendarDay, exceptions: [] };
const check = (exchange: ExchangeLook['exchange']) => applyRule(oneMethodRule, { exchange }, new Map(), on);
const used = { minor: 15_245, rate: '0.0015245' };

const kept: [string, ExchangeLook['exchange']][] = [
  ['own currency', null],
  ['nothing declared', { method: null, used, due: null }],
  ['no rate of the month known', { method: 'month', used, due: null }],
  ['the rate of the month', { method: 'month', used, due: used }],
  ['a cent of a shared cash book', { method: 'day', used, due: { minor: 15_244, rate: '0.0015244' } }],
];
for (const [what, exchange] of kept)
  test(`M27 is kept: ${what}`, () => assert.equal(check(exchange).verdict, 'ok'));

const broken: [string, ExchangeLook['exchange']][] = [
  [
    'another rate than the transfers’',
    { method: 'transfer_fifo', used, due: { minor: 15_300, rate: '0.00153' } },
  ],
  [
    'another than their average',
    { method: 'transfer_weighted', used, due: { minor: 15_243, rate: '0.0015243' } },
  ],
  ['another than the month’s', { method: 'month', used, due: { minor: 15_100, rate: '0.00151' } }],
];
for (const [what, exchange] of broken)
  test(`M27 warns, with both rates: ${what}`, () => {
    const { verdict, sentence } = check(exchange);
    assert.equal(verdict, 'warns');
    assert.deepEqual(sentence.args, { method: exchange!.method, used: used.rate, due: exchange!.due!.rate });
  });

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type Rule } from '../../rulebook/rules/rule.ts';
import { lastCycle } from './last-cycle.ts';
import { ownShare } from './own-share.ts';
import { planApproval } from './plan-approval.ts';

const asDay = (text: string) => text as CalendarDay;
const day = asDay('2026-06-01');

const cases = <Facts>(rule: Rule<Facts>, rows: readonly (readonly [string, Facts, string])[]): void => {
  for (const [what, facts, verdict] of rows)
    test(`${rule.id}, ${what}: ${verdict}`, () => {
      assert.equal(applyRule(rule, facts, new Map(), { day, exceptions: [] }).verdict, verdict);
    });
};

const approved = { verdict: 'approved', decidedOn: day } as const;
const rejected = { verdict: 'rejected', decidedOn: asDay('2025-06-01') } as const;
const edition = { edition: 2, finalOn: day, decisions: [] };

cases(planApproval, [
  ['a plan in preparation asks nothing', { ...edition, finalOn: null }, 'ok'],
  ['final and approved', { ...edition, decisions: [approved] }, 'ok'],
  ['rejected once and approved since', { ...edition, decisions: [approved, rejected] }, 'ok'],
  ['rejected, but not called final', { ...edition, finalOn: null, decisions: [rejected] }, 'ok'],
  ['final without a decision', edition, 'blocks'],
  ['final and rejected', { ...edition, decisions: [rejected] }, 'blocks'],
  ['approved once and rejected since', { ...edition, decisions: [rejected, approved] }, 'blocks'],
]);

const partner = {
  partner: 'A union',
  partnerUntil: asDay('2026-12-31'),
  programmeUntil: asDay('2026-12-31'),
  hasPlan: false,
};

cases(lastCycle, [
  ['in its last cycle with a plan', { ...partner, hasPlan: true }, 'ok'],
  ['with no end in sight', { ...partner, partnerUntil: null }, 'ok'],
  ['going on after the programme', { ...partner, partnerUntil: asDay('2027-01-01') }, 'ok'],
  ['ending with the programme, without a plan', partner, 'blocks'],
  ['ending midway, without a plan', { ...partner, partnerUntil: asDay('2024-06-30') }, 'blocks'],
  ['ended before today, without a plan', { ...partner, partnerUntil: asDay('2025-12-31') }, 'blocks'],
]);

const shares = (...values: readonly number[]) => ({
  shares: values.map((share, at) => ({ year: 2020 + at, share })),
});

cases(ownShare, [
  ['nothing is known', shares(), 'ok'],
  ['one year says nothing yet', shares(10), 'ok'],
  ['the same share', shares(40, 40), 'ok'],
  ['a rising share', shares(30, 20, 25), 'ok'],
  ['one per cent less', shares(40, 39), 'informs'],
  ['after a rise, a fall', shares(20, 60, 30), 'informs'],
  ['nothing of its own any more', shares(5, 0), 'informs'],
]);

test('a fall of the own share is for information: nothing warns or blocks', () => {
  assert.equal(ownShare.severity, 'informs');
});

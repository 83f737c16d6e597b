import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '../../../kernel/actor.ts';
import { lendingProblem, type Party } from './lent-duty.ts';

const party = (role: Role, more: Partial<Party> = {}): Party => ({
  userId: `${role} ${JSON.stringify(more)}`,
  role,
  partnershipId: null,
  suspended: false,
  untilOn: null,
  ...more,
});
const at = (partnershipId: string) => ({ partnershipId });

const cases: [string, Party, Party, string | undefined][] = [
  ['a director lends to an officer', party('director'), party('programme_officer'), undefined],
  [
    'a treasurer lends within the partner',
    party('partner_treasurer', at('p')),
    party('partner_coordinator', at('p')),
    undefined,
  ],
  [
    'nothing goes to another partner',
    party('partner_treasurer', at('p')),
    party('partner_coordinator', at('q')),
    'people.duty-leaves-the-house',
  ],
  [
    'staff lends nothing to a partner',
    party('finance_officer'),
    party('partner_coordinator', at('p')),
    'people.duty-leaves-the-house',
  ],
  [
    'a partner lends nothing to staff',
    party('partner_treasurer', at('p')),
    party('director'),
    'people.duty-leaves-the-house',
  ],
  ['nobody lends to an auditor', party('finance_officer'), party('auditor'), 'people.duty-leaves-the-house'],
  ['an auditor lends nothing', party('auditor'), party('director'), 'people.duty-not-lendable'],
  ['the donor lends nothing', party('donor_officer'), party('director'), 'people.duty-not-lendable'],
  [
    'who is suspended lends nothing',
    party('director', { suspended: true }),
    party('finance_officer'),
    'people.is-suspended',
  ],
  [
    'who is suspended is lent nothing',
    party('director'),
    party('finance_officer', { suspended: true }),
    'people.is-suspended',
  ],
  [
    'a role one has is not lent',
    party('director'),
    party('director', { userId: 'other' }),
    'people.has-this-duty',
  ],
  [
    'nobody lends to themselves',
    party('director', { userId: 'x' }),
    party('finance_officer', { userId: 'x' }),
    'people.has-this-duty',
  ],
  [
    'nor longer than the duty lasts',
    party('director', { untilOn: '2027-05-31' }),
    party('finance_officer'),
    'people.duty-ends-before',
  ],
];

for (const [name, lender, borrower, expected] of cases)
  test(`lending: ${name}`, () =>
    assert.equal(lendingProblem(lender, borrower, '2027-06-01')?.problem.key, expected));

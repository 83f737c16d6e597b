import type { Office } from './office.ts';

/** Addresses that the pattern of a route may stand for; where an id is not of its kind, the page is not found. */
export const routeAddresses = (office: Office, pattern: string): string[] => {
  const named = pattern.replace(':country', 'BJ');
  if (!named.includes(':')) return [named];
  return /:(?!id\b)/.test(named) ? [] : idsOf(office).map((id) => named.replace(':id', id));
};

const idsOf = (office: Office): string[] => [
  office.programmeId,
  office.outcomes[0],
  office.organisations[0],
  office.partnerships[0],
  office.indicatorId,
  office.agreementId,
  office.planId,
  office.expenseId,
  office.transactionId,
  office.activities.late,
  office.activities.exchange,
  office.reviewId,
  office.assessmentId,
];

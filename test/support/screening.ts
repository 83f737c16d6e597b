/** A screening that every rule of aim O1 is content with for years; `more` says otherwise. */
export const screeningOf = (partnershipId: string, more: Readonly<Record<string, unknown>> = {}) => ({
  partnershipId,
  screenedOn: '2021-11-15',
  legalStatus: 'registered',
  congressHeldOn: '2019-10-01',
  congressDueOn: '2099-10-01',
  electionMethod: 'secret_ballot',
  organSeats: 20,
  organWomen: 8,
  organYouth: 4,
  incomeDues: 80,
  incomeDonors: 20,
  source: 'report of the congress',
  ...more,
});

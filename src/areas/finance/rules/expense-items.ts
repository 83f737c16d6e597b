/** Items that forms offer (posts under the headings); a cash book or an import may bring any other words. */
export const offeredItems = {
  investment: ['computers', 'furniture', 'vehicle', 'studio', 'solar-kit'],
  running: [
    'venue',
    'meals',
    'transport',
    'per-diem',
    'trainer-fees',
    'training-material',
    'interpretation',
    'meetings-of-organs',
    'missions',
    'study',
    'campaign',
    'legal-support',
    'translation',
    'office',
    'bank-charges',
    'audit-of-partner',
  ],
  personnel: ['coordinator', 'trainers', 'accountant', 'officer'],
} as const;

/** What annex 4 is recalled to leave out; the list that counts is the parameter of M21. */
export const nonSubsidisableItems = [
  'alcohol-tobacco',
  'fines',
  'provisions',
  'debts-interest',
  'doubtful-claims',
  'exchange-loss',
  'loans',
  'guarantees',
  'paid-by-another-subsidy',
  'contracts-with-own-staff',
  'sub-letting',
  'land-buildings',
  'civil-damages',
  'severance',
] as const;

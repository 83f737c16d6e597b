export const sheetKinds = [
  'budget',
  'expenses',
  'cash-book',
  'opening-balances',
  'joint-block',
  'baselines',
  'targets',
  'measurements',
] as const;
export type SheetKind = (typeof sheetKinds)[number];

/** Kinds whose rows are expenses: they come from the accounting of others too, and belong to a partner or the house. */
export const expenseKinds = ['expenses', 'cash-book'] as const satisfies readonly SheetKind[];
type ExpenseKind = (typeof expenseKinds)[number];

export const isOfExpenses = (kind: SheetKind): kind is ExpenseKind =>
  expenseKinds.some((each) => each === kind);

/** A column of a kind of sheet; `choices` names the list it chooses from, `isOpen` lets other words stand too. */
export type SheetColumn = {
  key: string;
  /** Key of its name in the catalogue. */
  label: string;
  type: 'text' | 'day' | 'amount' | 'decimal' | 'year' | 'choice';
  isRequired?: true;
  /** Part of the key: in the rows that stand already it is locked. */
  isKey?: true;
  choices?:
    | 'outcomes'
    | 'partners'
    | 'activities'
    | 'currencies'
    | 'headings'
    | 'lines'
    | 'blocks'
    | 'items'
    | 'reports'
    | 'organisations'
    | 'jointOutcomes'
    | 'indicators'
    | 'cells'
    | 'goals'
    | 'answers';
  isOpen?: true;
};

const spent: readonly SheetColumn[] = [
  { key: 'reference', label: 'sheets.own-reference', type: 'text', isRequired: true, isKey: true },
  { key: 'paidOn', label: 'finance.paidOn', type: 'day', isRequired: true },
  { key: 'description', label: 'finance.description', type: 'text', isRequired: true },
  { key: 'amount', label: 'finance.amount', type: 'amount', isRequired: true },
  { key: 'currency', label: 'finance.currency', type: 'choice', isRequired: true, choices: 'currencies' },
  { key: 'rate', label: 'finance.rate', type: 'decimal' },
  { key: 'rateSource', label: 'finance.rateSource', type: 'text' },
  { key: 'rateOn', label: 'finance.rateOn', type: 'day' },
  { key: 'outcome', label: 'finance.outcome', type: 'choice', choices: 'outcomes' },
  { key: 'activity', label: 'finance.activity', type: 'choice', choices: 'activities' },
  { key: 'heading', label: 'finance.heading', type: 'choice', isRequired: true, choices: 'headings' },
  { key: 'item', label: 'finance.item', type: 'choice', choices: 'items', isOpen: true },
  { key: 'chargedYear', label: 'finance.chargedYear', type: 'year' },
];

/** What makes a cell of a budget, and of what was spent before the house joined. */
const cell: readonly SheetColumn[] = [
  { key: 'outcome', label: 'finance.outcome', type: 'choice', choices: 'outcomes', isKey: true },
  { key: 'block', label: 'sheets.block', type: 'choice', isRequired: true, choices: 'blocks', isKey: true },
  { key: 'line', label: 'finance.line', type: 'choice', choices: 'lines', isKey: true },
  { key: 'partner', label: 'finance.partner', type: 'choice', choices: 'partners', isKey: true },
  { key: 'heading', label: 'finance.heading', type: 'choice', choices: 'headings', isKey: true },
  { key: 'item', label: 'finance.item', type: 'choice', choices: 'items', isOpen: true, isKey: true },
];

/** What makes a baseline, a target or a measurement, and what it says. */
const ofIndicator: readonly SheetColumn[] = [
  {
    key: 'outcome',
    label: 'finance.outcome',
    type: 'choice',
    isRequired: true,
    choices: 'outcomes',
    isKey: true,
  },
  {
    key: 'indicator',
    label: 'results.indicator',
    type: 'choice',
    isRequired: true,
    choices: 'indicators',
    isKey: true,
  },
];
const cellOfFigure: SheetColumn = {
  key: 'cell',
  label: 'results.of-whom',
  type: 'choice',
  choices: 'cells',
  isOpen: true,
  isKey: true,
};
const figure: readonly SheetColumn[] = [
  ...ofIndicator,
  { key: 'from', label: 'results.from', type: 'day', isRequired: true, isKey: true },
  { key: 'until', label: 'results.until', type: 'day', isRequired: true, isKey: true },
  cellOfFigure,
];
const said: readonly SheetColumn[] = [
  {
    key: 'value',
    label: 'results.value',
    type: 'decimal',
    isRequired: true,
    choices: 'answers',
    isOpen: true,
  },
  { key: 'text', label: 'results.text', type: 'text' },
  { key: 'comment', label: 'results.comment', type: 'text' },
];

/** Every kind declared once: what is written out, read in, offered in dropdowns and locked follows from here. */
export const sheetColumns: Record<SheetKind, readonly SheetColumn[]> = {
  // A column a year stands behind these.
  budget: cell,
  expenses: [
    ...spent,
    { key: 'partner', label: 'finance.partner', type: 'choice', choices: 'partners', isKey: true },
    { key: 'line', label: 'finance.line', type: 'choice', choices: 'lines' },
  ],
  'cash-book': spent,
  'opening-balances': [
    ...cell,
    { key: 'year', label: 'finance.year', type: 'year', isRequired: true, isKey: true },
    { key: 'amount', label: 'finance.amount', type: 'amount', isRequired: true },
    {
      key: 'report',
      label: 'finance.certified-report',
      type: 'choice',
      isRequired: true,
      choices: 'reports',
    },
  ],
  'joint-block': [
    {
      key: 'organisation',
      label: 'joint.organisation',
      type: 'choice',
      isRequired: true,
      choices: 'organisations',
      isKey: true,
    },
    { key: 'block', label: 'sheets.block', type: 'choice', isRequired: true, choices: 'blocks', isKey: true },
    { key: 'outcome', label: 'finance.outcome', type: 'choice', choices: 'jointOutcomes', isKey: true },
    { key: 'line', label: 'finance.line', type: 'choice', choices: 'lines', isKey: true },
    { key: 'year', label: 'finance.year', type: 'year', isRequired: true, isKey: true },
    { key: 'budget', label: 'joint.budget', type: 'amount', isRequired: true },
    { key: 'actual', label: 'joint.actual', type: 'amount', isRequired: true },
    { key: 'source', label: 'joint.source', type: 'text', isRequired: true },
  ],
  baselines: [
    ...ofIndicator,
    { key: 'year', label: 'results.baseline-year', type: 'year', isRequired: true, isKey: true },
    cellOfFigure,
    ...said,
  ],
  targets: [
    ...figure,
    { key: 'goal', label: 'sheets.goal', type: 'choice', choices: 'goals', isKey: true },
    ...said,
  ],
  measurements: [
    ...figure,
    { key: 'partner', label: 'finance.partner', type: 'choice', choices: 'partners', isKey: true },
    { key: 'country', label: 'results.measured-country', type: 'text', isKey: true },
    { key: 'numerator', label: 'results.numerator', type: 'decimal' },
    { key: 'denominator', label: 'results.denominator', type: 'decimal' },
    ...said,
    { key: 'provenance', label: 'results.provenance', type: 'text', isRequired: true },
  ],
};

/** Columns that every row of a file of another program may share one value of. */
export const sharedColumns: readonly string[] = ['currency', 'heading', 'outcome', 'partner', 'line'];

/** Kinds whose rows are figures of indicators. */
const figureKinds = ['baselines', 'targets', 'measurements'] as const satisfies readonly SheetKind[];
export type FigureKind = (typeof figureKinds)[number];

export const isOfFigures = (kind: SheetKind): kind is FigureKind => figureKinds.some((each) => each === kind);

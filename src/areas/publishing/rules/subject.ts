import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Money } from '../../../kernel/money.ts';
import type { CellReading } from '../../results/rules/file-cells.ts';

/** A programme or an outcome as Relais's own tables know it: what an import compares with and an export renders. */
export type Subject = {
  kind: 'programme' | 'outcome';
  id: string;
  programmeId: string;
  /** Reference of a programme, code of an outcome. */
  code: string;
  /** Null while it was never published or imported; it never changes afterwards. */
  identifier: string | null;
  version: number;
  title: Localized;
  description: Localized;
  /** Of the programme. */
  from: CalendarDay;
  until: CalendarDay;
  currency: string;
  /** The last decision on the programme. */
  state: 'submitted' | 'decided' | 'refused' | 'closed' | null;
  aims: readonly string[];
  isBelgian: boolean;
  places: readonly PlaceRow[];
  classifications: readonly ClassificationRow[];
  participations: readonly ParticipationRow[];
  transactions: readonly TransactionRow[];
  budgets: readonly BudgetRow[];
  results: readonly ResultRow[];
};

export type PlaceRow = {
  country?: string | undefined;
  region?: { code: string; vocabulary: string } | undefined;
  percentage?: Decimal | undefined;
};
export type ClassificationRow = {
  kind: 'sector' | 'marker' | 'tag';
  vocabulary: string;
  code: string;
  percentage?: Decimal | undefined;
  significance?: string | undefined;
};
export type ParticipationRow = {
  organisationId: string;
  role: '1' | '2' | '3' | '4';
  activityRef?: string | undefined;
};

/**
 * `key` is the id of the first of all its corrections, by which a publication keeps knowing it. `computed`: drawn
 * from the expenses of a quarter, so no row that an import could replace.
 */
export type TransactionRow = {
  id: string;
  key: string;
  kind: string;
  reference?: string | undefined;
  on: CalendarDay;
  valueOn?: CalendarDay | undefined;
  amount: Money;
  description: Localized;
  providerId?: string | undefined;
  providerActivityRef?: string | undefined;
  receiverId?: string | undefined;
  receiverActivityRef?: string | undefined;
  position: number;
  /** Paid by the institute to one of its partners, as it was recorded here. */
  isOwn?: boolean | undefined;
  computed: boolean;
};

/** `computed`: the sum of several cells of a budget that is kept in Relais. */
export type BudgetRow = {
  from: CalendarDay;
  until: CalendarDay;
  amount: Money;
  type?: string | undefined;
  status?: string | undefined;
  valueOn?: CalendarDay | undefined;
  computed: boolean;
};

export type Said = {
  value?: Decimal | undefined;
  text?: Localized | undefined;
  comment?: Localized | undefined;
};
export type BaselineRow = Said & { year: number; on?: CalendarDay | undefined };
export type Breakdown = Record<string, string>;
export type AimedRow = Said & { from: CalendarDay; until: CalendarDay; breakdown: Breakdown };
export type Measure = 'number' | 'percentage' | 'nominal' | 'ordinal' | 'qualitative';

/** `computed`: its actuals are figures that Relais adds up, so nothing that an import could replace. */
export type IndicatorRow = {
  code: string;
  title: Localized;
  description: Localized;
  measure: Measure;
  ascending: boolean;
  /** How values add up, the unit and the source: no publication says them. */
  manner: Manner;
  position: number;
  baselines: readonly BaselineRow[];
  targets: readonly AimedRow[];
  actuals: readonly AimedRow[];
  computed: boolean;
  /** How cells are read of a publication that is older than the definition in force; no publication says it. */
  reading?: CellReading | undefined;
};
export type Manner = {
  overTime: 'sum' | 'last' | 'maximum' | 'mean' | 'cumulative';
  overPartners: 'sum' | 'maximum' | 'mean' | 'ratio' | 'none';
  unit?: Localized | undefined;
  sourceOfVerification?: Localized | undefined;
};
/** `computed`: made up for indicators that were defined without a result. */
export type ResultRow = {
  key: string;
  type: string;
  title: Localized;
  description: Localized;
  aggregation?: boolean | undefined;
  computed: boolean;
  indicators: readonly IndicatorRow[];
};

/** An organisation of the register, with what is needed to name it in a publication. */
export type OrganisationRow = {
  id: string;
  name: string;
  names: Localized;
  kind: string;
  ref?: string | undefined;
  type?: string | undefined;
  /** Two letters; by it a country is withheld. */
  country?: string | undefined;
};

/** What a rendering needs besides the subject. */
export type Surroundings = {
  institute: { ref: string; name: Localized };
  organisations: ReadonlyMap<string, OrganisationRow>;
  /** Identifiers of the programme of an outcome, or of the outcomes of a programme, in their order. */
  related: readonly string[];
  /** Partner organisations of an outcome, where nobody is named as taking part. */
  partners: readonly string[];
};

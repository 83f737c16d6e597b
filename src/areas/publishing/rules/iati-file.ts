import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { Problem } from '../../../kernel/problem.ts';

/** A text by BCP-47 code; `und` where neither the text nor its activity names a language. May be empty: {}. */
export type LangText = Record<string, string>;

/** Codes are kept as published; the codelists say what they mean, and may know more than Relais does. */
export type Code = string;

export type IatiOrganisation = { ref?: string; type?: Code; names: LangText };
export type IatiReportingOrganisation = IatiOrganisation & { secondaryReporter?: boolean };
export type IatiParticipant = IatiOrganisation & { role: Code; activityId?: string; crsChannel?: Code };
export type IatiParty = IatiOrganisation & { activityId?: string };
export type IatiOtherIdentifier = { ref: string; type: Code; owner?: { ref?: string; names: LangText } };

export type IatiDescription = { type?: Code; text: LangText };
/** 1 planned start, 2 actual start, 3 planned end, 4 actual end. */
export type IatiActivityDate = { type: Code; date?: CalendarDay; text: LangText };
export type IatiContact = {
  type?: Code;
  organisation: LangText;
  department: LangText;
  person: LangText;
  jobTitle: LangText;
  telephones: string[];
  emails: string[];
  websites: string[];
  addresses: LangText[];
};

/** Without a percentage: all of it, or not said. */
export type IatiCountry = { code: Code; percentage?: Decimal; text: LangText };
export type IatiVocabularyCode = { code: Code; vocabulary?: Code; vocabularyUri?: string; text: LangText };
export type IatiShare = IatiVocabularyCode & { percentage?: Decimal };
export type IatiPolicyMarker = IatiVocabularyCode & { significance?: Code };
export type IatiLocation = {
  ref?: string;
  reach?: Code;
  ids: { code: Code; vocabulary: Code }[];
  name: LangText;
  description: LangText;
  activityDescription: LangText;
  administrative: { code: Code; vocabulary: Code; level?: number }[];
  /** `position` is latitude and longitude in degrees, with a blank between. */
  point?: { srs: string; position?: string };
  exactness?: Code;
  class?: Code;
  feature?: Code;
};

/** `currency` is absent where it is the activity's default. */
export type IatiAmount = { amount?: Decimal; currency?: Code; valueDate?: CalendarDay };
export type IatiBudget = {
  type?: Code;
  status?: Code;
  start?: CalendarDay;
  end?: CalendarDay;
  value?: IatiAmount;
};
export type IatiTransaction = {
  ref?: string;
  type?: Code;
  date?: CalendarDay;
  value?: IatiAmount;
  description: LangText;
  provider?: IatiParty;
  receiver?: IatiParty;
};

export type IatiDocument = {
  url: string;
  format: string;
  title: LangText;
  description: LangText;
  categories: Code[];
  languages: Code[];
  date?: CalendarDay;
};
export type IatiRelatedActivity = { ref: string; type: Code };
export type IatiConditions = { attached?: boolean; conditions: { type: Code; text: LangText }[] };

export type IatiReference = { code: Code; vocabulary: Code; uri?: string };
export type IatiDimension = { name?: string; value?: string };
/** `value` is as published: a number for the measures 1 to 4, absent for a qualitative one. */
export type IatiMeasured = {
  value?: string;
  locations: { ref?: string }[];
  dimensions: IatiDimension[];
  comment: LangText;
  documents: IatiDocument[];
};
export type IatiBaseline = IatiMeasured & { year?: number; date?: CalendarDay };
export type IatiPeriod = {
  start?: CalendarDay;
  end?: CalendarDay;
  targets: IatiMeasured[];
  actuals: IatiMeasured[];
};
export type IatiIndicator = {
  measure: Code;
  /** Absent means true. */
  ascending?: boolean;
  aggregation?: boolean;
  title: LangText;
  description: LangText;
  documents: IatiDocument[];
  references: IatiReference[];
  baselines: IatiBaseline[];
  periods: IatiPeriod[];
};
export type IatiResult = {
  type: Code;
  aggregation?: boolean;
  title: LangText;
  description: LangText;
  documents: IatiDocument[];
  references: IatiReference[];
  indicators: IatiIndicator[];
};

/** The words of the standard that Relais knows; everything else of an activity is in its `keptAside`. */
export type IatiContent = {
  lastUpdatedAt?: string;
  language?: string;
  currency?: Code;
  humanitarian?: boolean;
  hierarchy?: number;
  identifier: string;
  reportingOrg?: IatiReportingOrganisation;
  title: LangText;
  descriptions: IatiDescription[];
  participants: IatiParticipant[];
  otherIdentifiers: IatiOtherIdentifier[];
  status?: Code;
  dates: IatiActivityDate[];
  contacts: IatiContact[];
  scope?: Code;
  countries: IatiCountry[];
  regions: IatiShare[];
  locations: IatiLocation[];
  sectors: IatiShare[];
  tags: IatiVocabularyCode[];
  policyMarkers: IatiPolicyMarker[];
  collaborationType?: Code;
  flowType?: Code;
  financeType?: Code;
  aidTypes: { code: Code; vocabulary?: Code }[];
  tiedStatus?: Code;
  budgets: IatiBudget[];
  capitalSpend?: Decimal;
  transactions: IatiTransaction[];
  documents: IatiDocument[];
  relatedActivities: IatiRelatedActivity[];
  conditions?: IatiConditions;
  results: IatiResult[];
};

export type IatiActivity = IatiContent & { keptAside: KeptAside[] };

/**
 * Why something stands aside: Relais has no place for it; it belongs to another vocabulary than IATI; the
 * standard does not allow it there; it stands there more often than the standard allows; it says something that
 * cannot be read. Only the first two are written again.
 */
export type KeptReason = 'no-place' | 'other-namespace' | 'not-in-standard' | 'repeated' | 'unreadable';

/** `path` is within the activity (`transaction[3]/sector[1]`, `@linked-data-uri`); `xml` is the original. */
export type KeptAside = { path: string; xml: string; reason: KeptReason };

/** Blanks or a time that were taken off; `path` as in `KeptAside`. */
export type Cleaned = { path: string; before: string; after: string };

/** What a person should look at, and where; `path` as in `KeptAside`. */
export type PlacedProblem = Problem & { path: string };

/** One activity as it was read; `path` and `line` say where in the file it stands. */
export type ReadActivity = {
  path: string;
  line: number;
  activity: IatiActivity;
  cleaned: Cleaned[];
  problems: PlacedProblem[];
};

/** A whole file; the paths of its own `keptAside` and `problems` start at the root. */
export type IatiFile = {
  version: string;
  generatedAt?: string;
  keptAside: KeptAside[];
  problems: PlacedProblem[];
  activities: ReadActivity[];
};

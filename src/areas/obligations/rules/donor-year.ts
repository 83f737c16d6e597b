import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { KindConfidence } from './obligation-kind.ts';
import type { ClosingChannel, DateGranter, DonorDecision } from './obligation-state.ts';

/** What the donor itself said of a version, as the institute put it on record. */
export type DonorWord = { decision: DonorDecision; decidedOn: CalendarDay; letterReference: string };

/** A version filed, as the donor reads it: nothing of what it rests on, and no receipt. */
export type FiledObligation = {
  obligationId: string;
  instituteCode: string;
  title: Localized;
  subject: string;
  year: number;
  legalOn: CalendarDay | null;
  dueOn: CalendarDay | null;
  filingVersion: number;
  filedOn: CalendarDay;
  channel: ClosingChannel;
  /** Of the version frozen in Relais that was filed; null where it lies elsewhere. */
  sha256: string | null;
  word: DonorWord | null;
};

/** What the donor is told of an obligation: what it is, of what and by which day; no function, no state, no word of the house. */
export type ToldObligation = {
  obligationId: string;
  instituteCode: string;
  code: string;
  title: Localized;
  /** The programme, the outcome or the institute that it is about. */
  subjectId: string;
  subject: string;
  year: number;
  legalOn: CalendarDay | null;
  /** Of the kind, as the institute keeps it: its article, how sure its day is, and whether that is the day that the program brings. */
  citation: string;
  confidence: KindConfidence;
  isDayBrought: boolean;
  derogatedOn: CalendarDay | null;
  grantedBy: DateGranter | null;
  /** Whether a version is owed: none was filed, or the last one was asked about or refused. */
  isOpen: boolean;
  filingVersion: number | null;
};

/** What lies frozen in Relais: the account of a programme and a year, or scores or lessons of an outcome and a year. */
export type FrozenAccount = {
  instituteCode: string;
  what: 'account' | 'scores' | 'lessons';
  id: string;
  /** The programme or the outcome. */
  aboutId: string;
  year: number;
  filedOn: CalendarDay;
  sha256: string;
};

/** One line of the donor's year: a version filed, or one that is still owed. */
export type DonorLine = Pick<
  ToldObligation,
  'obligationId' | 'instituteCode' | 'title' | 'subject' | 'year' | 'legalOn'
> & {
  /** What the institute says of the day; null of a version filed of what it owes no more. */
  said: Pick<ToldObligation, 'citation' | 'confidence' | 'isDayBrought'> | null;
  derogatedOn: CalendarDay | null;
  grantedBy: DateGranter | null;
  /** The version filed, or the last one where another is owed; null where none was. */
  filingVersion: number | null;
  /** Null: it is still owed. */
  filedOn: CalendarDay | null;
  channel: ClosingChannel | null;
  word: DonorWord | null;
  account: FrozenAccount | null;
  /** What is frozen in Relais for such an obligation is told by a digest, and none was kept of this version filed. */
  lacksDigest: boolean;
};

type Found = {
  filed: readonly FiledObligation[];
  told: readonly ToldObligation[];
  accounts: readonly FrozenAccount[];
};

/** The lines by institute and day, what has no day last. */
export const donorLines = ({ filed, told, accounts }: Found): DonorLine[] => {
  const toldById = new Map(told.map((each) => [each.obligationId, each]));
  const lines: DonorLine[] = [
    ...filed.map((row) => {
      const of = toldById.get(row.obligationId);
      const isDerogated = row.dueOn !== row.legalOn;
      return {
        ...row,
        said: of ?? null,
        derogatedOn: isDerogated ? row.dueOn : null,
        grantedBy: isDerogated && of?.derogatedOn === row.dueOn ? of.grantedBy : null,
        account: filedAccount(accounts, row),
        lacksDigest: row.sha256 === null && of !== undefined && hasDigest(of.code),
      };
    }),
    ...told
      .filter(({ isOpen }) => isOpen)
      .map((row) => ({
        ...row,
        said: row,
        ...{ filedOn: null, channel: null, word: null },
        account: lastAccount(accounts, row),
        lacksDigest: false,
      })),
  ];
  const lastFiled = lastDays(filed);
  const key = (line: DonorLine) => {
    const day = dayOf(line) ?? '9999';
    const last = lastFiled.get(line.obligationId) ?? '';
    const standsOn = line.filedOn === null && last > day ? last : day;
    return `${line.instituteCode} ${standsOn} ${line.subject} ${String(versionOf(line) ?? 0).padStart(4, '0')}`;
  };
  return lines.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
};

/** A version that is owed again comes after those that were filed: the last day of these by obligation. */
const lastDays = (filed: readonly FiledObligation[]): ReadonlyMap<string, CalendarDay> => {
  const days = new Map<string, CalendarDay>();
  for (const { obligationId, filedOn } of filed)
    if (filedOn > (days.get(obligationId) ?? '')) days.set(obligationId, filedOn);
  return days;
};

/** The number of the version that was filed, or of the next one where another is owed; null where none was filed. */
export const versionOf = ({
  filedOn,
  filingVersion,
}: Pick<DonorLine, 'filedOn' | 'filingVersion'>): number | null =>
  filedOn === null && filingVersion !== null ? filingVersion + 1 : filingVersion;

type Days = Pick<DonorLine, 'filedOn' | 'derogatedOn' | 'legalOn'>;

/** The day under which a line stands: when it was filed, or by when it is owed. */
export const dayOf = ({ filedOn, derogatedOn, legalOn }: Days): CalendarDay | null =>
  filedOn ?? derogatedOn ?? legalOn;

/** Whether it is still owed of the years before this one. */
export const isOwedFromBefore = (days: Days, year: number): boolean =>
  days.filedOn === null && (dayOf(days) ?? '9999') < `${year}-01-01`;

/** The reference of the programme that it is about; empty for the institute as a whole. */
export const programmeOf = ({ subject }: Pick<DonorLine, 'subject'>): string => subject.split(' · ')[0] ?? '';

const answering: Readonly<Record<string, FrozenAccount['what']>> = {
  'financial-report': 'account',
  'performance-scores': 'scores',
  'lessons-learned': 'lessons',
};

/** Whether what is frozen in Relais for obligations of this code is told by a digest. */
export const hasDigest = (code: string): boolean => Object.hasOwn(answering, code);

/** The very version that was filed; null where no version frozen in Relais was, or where no digest says which. */
const filedAccount = (
  accounts: readonly FrozenAccount[],
  { sha256, instituteCode }: FiledObligation,
): FrozenAccount | null =>
  accounts.find((each) => each.instituteCode === instituteCode && each.sha256 === sha256) ?? null;

/** What was frozen last of an obligation that is still owed. */
const lastAccount = (accounts: readonly FrozenAccount[], told: ToldObligation): FrozenAccount | null =>
  accounts.findLast(
    (each) =>
      each.instituteCode === told.instituteCode &&
      each.what === answering[told.code] &&
      each.aboutId === told.subjectId &&
      each.year === told.year,
  ) ?? null;

import {
  compareDecimals,
  divideHalfAway,
  fromUnits,
  isDecimal,
  multiplyDecimals,
} from '../../../kernel/decimal.ts';
import { kindsListed } from '../../programmes/rules/addition-rule.ts';
import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import type { News } from './budget-shift.ts';

/** What the rules see of a shift: all shifts of the year, or of the programme, together with this one. */
export type ShiftFacts = {
  inYear: readonly NamedReceipt[];
  inProgramme: readonly NamedReceipt[];
  news: News;
  /** Of the news, what the donor has not agreed to, and what it was not even told of. */
  unagreed: News;
  untold: News;
  isExtra: boolean;
  decree: string | null;
};

/** `name`: the code of an outcome, or the word of a block or heading. Minor units of one currency. */
export type NamedReceipt = { name: string; before: number; received: number };

const citation = 'AR/KB 11 Sept 2016, art. 35-37';

/** Small shifts within a programme are the institute's to make; a large one needs the donor first. */
export const shiftThresholdRule = defineRule<ShiftFacts>({
  id: 'M16',
  severity: 'warns',
  moments: ['planning'],
  citation,
  origin: 'law',
  parameters: [
    {
      name: 'threshold',
      value: '10',
      unit: '% of the receiving outcome or heading',
      citation,
      confidence: 'guessed',
      validFrom: '2017-01-01',
    },
    {
      name: 'counted-over',
      value: 'year',
      unit: 'year, programme',
      citation,
      confidence: 'guessed',
      validFrom: '2017-01-01',
      isChoice: true,
    },
  ],
  judge: ({ inYear, inProgramme }, parameters) => {
    const threshold = parameters.get('threshold')?.value ?? '';
    const receiving = parameters.get('counted-over')?.value === 'programme' ? inProgramme : inYear;
    const above = receiving.filter((each) => !isDecimal(threshold) || isAbove(each, threshold));
    const largest = above.reduce<NamedReceipt | undefined>(
      (most, each) => (most && shareOf(most) >= shareOf(each) ? most : each),
      undefined,
    );
    const said = {
      name: largest?.name ?? '',
      share: !largest || largest.before <= 0 ? '' : fromUnits(shareOf(largest), 1),
      threshold,
    };
    const kept = largest === undefined;
    const broken = said.share === '' ? 'new' : 'above';
    return {
      kept,
      sentence: { key: `finance.check-shift-${kept ? 'below' : broken}`, args: said },
      inputs: { ...said, receiving: receiving.length },
    };
  },
});

/** Nothing can be a share of nothing: what was not there before is above every threshold. */
const isAbove = ({ before, received }: NamedReceipt, threshold: string): boolean =>
  before <= 0 ||
  compareDecimals(multiplyDecimals(String(received), '100'), multiplyDecimals(threshold, String(before))) > 0;

/** In tenths of a per cent. */
const shareOf = ({ before, received }: NamedReceipt): bigint =>
  before <= 0 ? BigInt(Number.MAX_SAFE_INTEGER) : divideHalfAway(BigInt(received) * 1000n, BigInt(before));

const kinds = {
  outcome: 'outcomes',
  country: 'countries',
  partner: 'partners',
  heading: 'headings',
} as const;

/** What the programme did not have is discussed with the administration first, or told to it. */
export const shiftNewsRule = defineRule<ShiftFacts>({
  id: 'M17',
  severity: 'warns',
  moments: ['planning'],
  citation,
  origin: 'law',
  parameters: [
    {
      name: 'prior-approval',
      value: 'outcome; country; partner',
      unit: 'outcome, country, partner, heading',
      citation,
      confidence: 'recalled',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ news, unagreed, untold }, parameters) => {
    const listed = kindsListed(parameters.get('prior-approval')?.value ?? '');
    const isAny = (of: News, isListed: boolean) =>
      Object.entries(kinds).some(([kind, field]) => listed.includes(kind) === isListed && of[field] > 0);
    const kept = !isAny(unagreed, true);
    const isNews = isAny(news, true) || isAny(news, false);
    const [said, counted] = !kept
      ? ['approval', unagreed]
      : isAny(untold, false)
        ? ['notified', untold]
        : [isNews ? 'known' : 'none', news];
    return {
      kept,
      sentence: { key: `finance.check-shift-news-${said}`, args: { ...counted } },
      inputs: { ...counted, listed: listed.join('; ') },
    };
  },
});

/** An indexation or an extra envelope comes by a decree, and that decree is its proof. */
export const shiftDecreeRule = defineRule<ShiftFacts>({
  id: 'M38',
  severity: 'informs',
  moments: ['planning'],
  citation: 'Indexation and extra envelope decrees, 2023-2024',
  origin: 'law',
  parameters: [],
  judge: ({ isExtra, decree }) => {
    const isNamed = Boolean(decree?.trim());
    const said = isExtra ? (isNamed ? 'named' : 'missing') : 'no-money';
    return {
      kept: !isExtra || isNamed,
      sentence: { key: `finance.check-shift-decree-${said}`, args: { decree: decree ?? '' } },
      inputs: { isExtra, decree },
    };
  },
});

export const shiftRules: readonly Rule<ShiftFacts>[] = [shiftThresholdRule, shiftNewsRule, shiftDecreeRule];

import { addMonths, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';

/** The day of the rulebook's number is that of the receipt, from which the term runs. */
export type PublicationFacts = {
  today: CalendarDay;
  receivedOn: CalendarDay | null;
  publishedOn: CalendarDay | null;
  /** The first signature under the response: a report that is public without it is not all that is owed. */
  signedOn: CalendarDay | null;
};

/** The last day on which an evaluation received on this day is published in time. */
export const publicationDueOn = (receivedOn: CalendarDay, months: number): CalendarDay =>
  addMonths(receivedOn, months);

/** The day from which both are public: the report, and the response once it was signed. */
const wholeOn = ({ publishedOn, signedOn }: Pick<PublicationFacts, 'publishedOn' | 'signedOn'>) => {
  if (!publishedOn || !signedOn) return null;
  return publishedOn > signedOn ? publishedOn : signedOn;
};

/** What a publication wants of its response: nothing while there is no report to answer, nor once the signature holds. */
export const responseWanting = ({
  receivedOn,
  signedOn,
  firstSignedOn,
}: {
  receivedOn: CalendarDay | null;
  signedOn: CalendarDay | null;
  firstSignedOn: CalendarDay | null;
}): 'unsigned' | 'changed' | undefined => {
  if (!receivedOn || signedOn) return undefined;
  return firstSignedOn ? 'changed' : 'unsigned';
};

/** Months from the receipt of the final version to the publication, as an institute's rulebook begins with them. */
export const firstPublicationMonths = 3;

export const publicationArticle = 'AR/KB 11 Sept 2016, art. 45 §1 3°';

/** Report and response are public so long after the final version came; art. 44 asks the same of a mid-term evaluation. */
export const publicationRule = defineRule<PublicationFacts>({
  id: 'E-publication',
  severity: 'warns',
  moments: ['publishing'],
  citation: publicationArticle,
  origin: 'law',
  parameters: [
    {
      name: 'months',
      value: String(firstPublicationMonths),
      unit: 'months',
      citation: publicationArticle,
      confidence: 'read',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ today, receivedOn, publishedOn, signedOn }, parameters) => {
    const months = Number(parameters.get('months')?.value);
    if (!receivedOn)
      return { kept: true, sentence: { key: 'reviews.publication-not-running' }, inputs: { months } };
    const due = publicationDueOn(receivedOn, months);
    const kept = (wholeOn({ publishedOn, signedOn }) ?? today) <= due;
    const isBare = publishedOn && !signedOn;
    const verdict = kept ? 'in-time' : 'late';
    const key = `reviews.publication-${isBare ? 'without-response' : verdict}`;
    return {
      kept,
      sentence: { key, args: { day: due, months } },
      inputs: { receivedOn, publishedOn, signedOn, months },
    };
  },
});

export type ResponseFacts = {
  receivedOn: CalendarDay | null;
  publishedOn: CalendarDay | null;
  /** The report is among the documents of the evaluation. */
  hasReport: boolean;
  recommendations: number;
  unanswered: number;
  /** Where the signature holds. */
  signedOn: CalendarDay | null;
};

/** What is public is the report and the signed response; before it is, what is wanting is only said. */
export const responseRule = defineRule<ResponseFacts>({
  id: 'E-response',
  severity: 'warns',
  moments: ['publishing'],
  citation: publicationArticle,
  origin: 'law',
  parameters: [],
  judge: ({ receivedOn, publishedOn, hasReport, recommendations, unanswered, signedOn }) => {
    const isWhole = hasReport && signedOn !== null;
    const inputs = { publishedOn, hasReport, recommendations, unanswered, signedOn };
    if (!receivedOn) return { kept: true, sentence: { key: 'reviews.publication-not-running' }, inputs };
    if (isWhole) return { kept: true, sentence: { key: 'reviews.check-response-whole' }, inputs };
    const args = { report: hasReport ? 'there' : 'wanting', recommendations, unanswered };
    return {
      kept: !publishedOn,
      sentence: signedOn
        ? { key: 'reviews.check-response-report' }
        : { key: 'reviews.check-response-wanting', args },
      inputs,
    };
  },
});

import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { figureText, type Measured, saidText } from './figure-text.ts';

type Target = {
  from: string;
  until: string;
  value: string | null;
  text: unknown;
  isShare: boolean;
  isMilestone: boolean;
};

/** How a share of the whole is read. */
export const share: Measured = { measure: 'percentage', unit: null, scale: [] };

/** The period of a target; of a milestone the day by which it is reached. */
export const targetPeriod = ({ words }: Page, { from, until, isMilestone }: Target): string =>
  isMilestone
    ? words.t('results.milestone-until', { day: words.day(until as CalendarDay) })
    : `${words.day(from as CalendarDay)} – ${words.day(until as CalendarDay)}`;

/** What is aimed at, in the notation of its indicator; of a share that it is one. */
export const targetText = ({ words }: Page, { value, text, isShare }: Target, indicator: Measured): string =>
  isShare
    ? words.t('results.share-at-least', { percent: figureText(words, value, share) })
    : saidText(words, { value, text }, indicator);

/** Whether a person reads all figures of a programme: not a partner, who reads its own, nor an auditor, who reads its scope. */
export const readsWhole = ({ actor }: Pick<Page, 'actor'>): boolean =>
  actor.partnerships.length === 0 && actor.scope === null;

/** What targets are called beside figures of a part: that they are the programme's, and to a control those of its years. */
export const targetOfPartLabel = ({ words, actor }: Pick<Page, 'words' | 'actor'>): string =>
  words.t(actor.scope ? 'results.target-of-control' : 'results.target-of-programme');

/** What they are called beside the figures that a person reads. */
export const targetLabel = (page: Page): string =>
  readsWhole(page) ? page.words.t('results.target') : targetOfPartLabel(page);

/** What they are called where all of them stand, also those of years that the person reads no figures of. */
export const allTargetsLabel = (page: Page): string =>
  page.words.t(readsWhole(page) ? 'results.target' : 'results.target-of-programme');

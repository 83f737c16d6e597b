import { type CalendarDay, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { type Typed, typedText } from '../../../page/form.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Button } from '../../../ui/button.tsx';
import type { Link } from '../../../ui/link.ts';
import { Tag } from '../../../ui/tag.tsx';
import { figureHref } from '../../finance/pages/money-links.ts';
import { entriesHref } from '../../results/pages/figure-place.ts';
import { confidenceTone } from '../../rulebook/pages/rulebook-words.ts';
import type { ScoredFigures, ScoreProposal } from '../rules/score-proposal.ts';
import { boundsText, proposedStory } from './proposal-words.ts';

/** The button that fills in what is proposed and saves nothing; its value is the code of the question. */
const takeButton = 'take';

/** The question whose proposal was asked for. */
export const askedToTake = ({ form }: Pick<Page, 'form'>): string | undefined =>
  typedText(form.texts, takeButton);

/** What was typed, with letter and first sentence of a proposal where nothing stood. */
export const takenOver = (typed: Typed, { question, score }: ScoreProposal, story: string): Typed => {
  const filled = (name: string, value: string | null) =>
    typedText(typed, name)?.trim() || !value ? {} : { [name]: [value] };
  return {
    ...typed,
    ...filled(`scores.${question}`, score),
    ...filled(`stories.${question}`, story),
  };
};

type Scored = { id: string; programmeId: string; fromOn: CalendarDay };
type Props = { page: Page; outcome: Scored; proposal: ScoreProposal; figures: ScoredFigures };

/** A letter and a first sentence that live figures propose, with what they are made of; or what is missing for it. */
export function ProposalOfFigures({ page, outcome, proposal, figures }: Props) {
  const { words } = page;
  const { bounds, score, missing, question } = proposal;
  return (
    <>
      <p>
        {score ? (
          <>
            {words.t('reviews.figures-propose')} <Tag tone="info">{words.t(`reviews.score-${score}`)}</Tag>{' '}
            {proposedStory(words, proposal, figures)}
          </>
        ) : (
          words.t('reviews.nothing-proposed')
        )}
      </p>
      {missing.length > 0 && (
        <ul>
          {missing.map(({ indicatorId, ...problem }) => (
            <li>
              {indicatorId ? (
                <a href={paths.indicator({ id: indicatorId })}>{words.problem(problem)}</a>
              ) : (
                words.problem(problem)
              )}
            </li>
          ))}
        </ul>
      )}
      <p class="quiet">
        {words.t('page.labelled', {
          label: words.t(`reviews.measure-${bounds.measure}`),
          value: boundsText(words, bounds),
        })}{' '}
        <Tag tone={confidenceTone[bounds.confidence]}>
          {words.t(`rulebook.confidence-${bounds.confidence}`)}
        </Tag>{' '}
        {bounds.source}
      </p>
      <p class="quiet">
        {words.t('reviews.made-of')}{' '}
        {sourcesOf(page, outcome, proposal, figures).map(({ label, href }, at) => (
          <>
            {at > 0 && ' · '}
            <a href={href}>{label}</a>
          </>
        ))}
      </p>
      {score && (
        <p>
          <Button kind="second" name={takeButton} value={question}>
            {words.t('reviews.take-proposal')}
          </Button>
        </p>
      )}
    </>
  );
}

/** The lists and pages whose figures a proposal is made of. */
const sourcesOf = (
  { words }: Page,
  { id: outcome, programmeId, fromOn }: Scored,
  { bounds: { measure } }: ScoreProposal,
  { year: of, indicators, money, activities }: ScoredFigures,
): Link[] => {
  const year = String(of);
  const list = (state: string) => withQuery(paths.activities(), { outcome, state, year });
  const labelled = (label: string, value: string) => words.t('page.labelled', { label, value });
  const amount = (minor: number) => words.money({ minor, currency: money.currency });
  const held = {
    label: labelled(words.t('reviews.held'), words.number(activities.held)),
    href: list('held'),
  };
  if (measure === 'activities-held')
    return [
      {
        label: labelled(words.t('reviews.planned'), words.number(activities.planned)),
        href: list('standing'),
      },
      held,
    ];
  if (measure === 'women-taking-part') return [held];
  const untilYear = {
    programmeId,
    at: [
      { axis: 'outcome' as const, key: outcome },
      { axis: 'year' as const, key: year },
    ],
    asOf: undefined,
    isCumulative: true,
  };
  if (measure === 'budget-spent')
    return [
      {
        label: labelled(words.t('reviews.budget-until', { year }), amount(money.budget)),
        href: figureHref('budget', untilYear),
      },
      {
        label: labelled(words.t('reviews.spent'), amount(money.spent)),
        href: figureHref('spent', untilYear),
      },
    ];
  return indicators.map(({ id, code, course }) => ({
    label: course === undefined ? code : labelled(code, `${words.number(course)}\u00a0%`),
    href: entriesHref(id, { breakdown: {} }, { from: fromOn, until: lastDayOfYear(of) }),
  }));
};

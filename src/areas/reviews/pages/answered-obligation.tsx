import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { AnsweredObligation, AskAnswered } from '../queries/answered-obligation.ts';

/** What lies in an area above: whoever lists the routes hands in how to ask for it. */
export type KnownAbove = { answered: AskAnswered };

type Props = { page: Page; answered: AnsweredObligation | undefined };

/** Which obligation the filing answers, and that only the way it goes to the donor is still asked afterwards. */
export function AnswersObligation({ page: { words }, answered }: Props) {
  if (!answered) return null;
  return (
    <p>
      {words.t('reviews.answers-obligation')} <ObligationLink page={{ words }} answered={answered} />.{' '}
      {words.t('reviews.say-channel-next')}
    </p>
  );
}

type LinkProps = { page: Pick<Page, 'words'>; answered: AnsweredObligation };

/** What it is, about what and which year, with the day it is due. */
export function ObligationLink({ page: { words }, answered }: LinkProps) {
  const { id, title, subject, year, dueOn } = answered;
  const about = [words.text(title), subject, String(year)].filter(Boolean).join(' · ');
  return (
    <>
      <a href={paths.obligation({ id })}>{about}</a>
      {dueOn && ` (${words.t('obligations.bound-by-day', { day: words.day(dueOn) })})`}
    </>
  );
}

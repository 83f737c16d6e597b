import type { Page } from '../../../page/page.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { OutcomeFiling } from '../queries/outcome-filings.ts';
import { mayWithdrawFiledWords } from '../rules/filed-words-permissions.ts';

type Props = {
  page: Page;
  filing: Pick<OutcomeFiling<unknown>, 'replacedBy' | 'replacedOn' | 'replaces' | 'withdrawn'>;
  href: (id: string) => string;
};

/** Whether a filing still counts, and what stood in its place before. */
export function FilingPlace({ page: { words }, filing, href }: Props) {
  const { replacedBy, replacedOn, replaces, withdrawn } = filing;
  return (
    <>
      {replacedBy && replacedOn && (
        <Notice kind="warning">
          {words.t('reviews.filed-again-on', { day: words.day(replacedOn) })}{' '}
          <a href={href(replacedBy)}>{words.t('reviews.see-filed-last')}</a>
        </Notice>
      )}
      {withdrawn && (
        <Notice kind="warning">
          <p>{words.t('reviews.words-withdrawn-what', { day: words.day(withdrawn.on), by: withdrawn.by })}</p>
          <p>{withdrawn.why}</p>
        </Notice>
      )}
      {replaces && (
        <p class="quiet">
          <a href={href(replaces)}>{words.t('reviews.see-filed-before')}</a>
        </p>
      )}
    </>
  );
}

/** The way to take the words away, for whoever may. */
export function WithdrawWords({
  page: { words, actor },
  filing: { withdrawn },
  href,
}: Pick<Props, 'page'> & { filing: Pick<OutcomeFiling<unknown>, 'withdrawn'>; href: string }) {
  if (withdrawn || mayWithdrawFiledWords(actor) !== true) return null;
  return <ButtonLink href={href}>{words.t('reviews.withdraw-words')}</ButtonLink>;
}

import type { Page } from '../../../page/page.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { OutcomeFiling } from '../queries/outcome-filings.ts';

type Props = {
  page: Page;
  filing: Pick<OutcomeFiling<unknown>, 'replacedBy' | 'replacedOn' | 'replaces'>;
  href: (id: string) => string;
};

/** Whether a filing still counts, and what stood in its place before. */
export function FilingPlace({ page: { words }, filing, href }: Props) {
  const { replacedBy, replacedOn, replaces } = filing;
  return (
    <>
      {replacedBy && replacedOn && (
        <Notice kind="warning">
          {words.t('reviews.filed-again-on', { day: words.day(replacedOn) })}{' '}
          <a href={href(replacedBy)}>{words.t('reviews.see-filed-last')}</a>
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

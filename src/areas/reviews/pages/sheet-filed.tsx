import type { Page } from '../../../page/page.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { LastFiled } from '../queries/outcome-filings.ts';

type Props = {
  page: Page;
  last: LastFiled | undefined;
  /** The digest of the sheet as it stands. */
  sha256: string | undefined;
  href: (id: string) => string;
};

/** Whether a year was filed, when and by whom, and whether its sheet says something else since. */
export function SheetFiled({ page: { words }, last, sha256, href }: Props) {
  if (!last) return <p class="quiet">{words.t('reviews.sheet-not-filed')}</p>;
  const { id, filedOn, filedBy, withdrawnOn } = last;
  const differs = last.sha256 !== sha256;
  const said = withdrawnOn
    ? words.t('reviews.sheet-words-withdrawn', { day: words.day(withdrawnOn) })
    : words.t(differs ? 'reviews.sheet-differs' : 'reviews.sheet-is-filed');
  return (
    <Notice kind={differs || withdrawnOn ? 'warning' : 'info'}>
      {words.t('reviews.sheet-filed-on', { day: words.day(filedOn), by: filedBy })} {said}{' '}
      <a href={href(id)}>{words.t('reviews.see-what-was-filed')}</a>
    </Notice>
  );
}

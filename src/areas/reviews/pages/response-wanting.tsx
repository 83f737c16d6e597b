import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { EvaluationRow } from '../queries/evaluations.ts';
import { publicationArticle, responseWanting } from '../rules/evaluation-clock.ts';

type Props = {
  page: Page;
  row: Pick<EvaluationRow, 'id' | 'receivedOn' | 'publishedOn' | 'signedOn' | 'firstSignedOn'>;
};

/**
 * Report and response are owed together: said where the report is published, and after it was, until the response stands. It is
 * not refused, as what is public is so.
 */
export function ResponseWanting({ page: { words }, row }: Props) {
  const wanting = responseWanting(row);
  if (!wanting) return null;
  const when = row.publishedOn ? 'after' : 'before';
  return (
    <Notice kind="warning">
      {words.t(`reviews.response-${wanting}-${when}-publishing`, { article: publicationArticle })}{' '}
      <a href={`${paths.evaluation({ id: row.id })}#response`}>{words.t('reviews.to-response')}</a>
    </Notice>
  );
}

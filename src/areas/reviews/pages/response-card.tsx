import { listFileLinks } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { JudgedEvaluation } from '../queries/evaluation-checks.ts';
import type { RecommendationRow } from '../queries/evaluation-recommendations.ts';
import { responseState } from '../rules/response-state.ts';
import { mayKeepReviews, maySignResponse } from '../rules/review-permissions.ts';
import { RecommendationTable } from './recommendation-table.tsx';

type Props = { page: Page; row: JudgedEvaluation; rows: readonly RecommendationRow[] };

const tones = { none: 'quiet', open: 'warn', 'to-sign': 'warn', signed: 'ok' } as const;

/** What the report recommends, what was answered, and whether a director signed the whole of it. */
export function ResponseCard({ page, row, rows }: Props) {
  const { words, actor } = page;
  const { id, receivedOn, signedOn, signedBy } = row;
  const state = responseState(row);
  const canBeSigned = state === 'to-sign' || (state === 'none' && receivedOn !== null);
  const isToSign = canBeSigned && maySignResponse(actor) === true;
  return (
    <Card
      title={words.t('reviews.recommendations-and-response')}
      id="response"
      aside={
        receivedOn &&
        mayKeepReviews(actor) === true && (
          <a href={paths.newEvaluationRecommendation({ id })}>{words.t('reviews.recommendation-new')}</a>
        )
      }
    >
      <p>
        <Tag tone={tones[state]}>{words.t(`reviews.response-state-${state}`, { count: row.unanswered })}</Tag>
        {signedOn && (
          <span class="quiet">
            {' '}
            {words.t('reviews.response-signed-by', { day: words.day(signedOn), name: signedBy ?? '' })}
          </span>
        )}
        {!signedOn && row.firstSignedOn && (
          <span class="quiet"> {words.t('reviews.response-changed-since')}</span>
        )}
        {isToSign && (
          <>
            {' '}
            <a href={paths.signEvaluationResponse({ id })}>{words.t('reviews.response-sign')}</a>
          </>
        )}
      </p>
      <p class="quiet">
        {receivedOn ? words.problem(row.response.sentence) : words.t('reviews.recommendation-too-early')}
      </p>
      <RecommendationTable page={page} rows={rows} />
      {rows.length > 0 && <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />}
    </Card>
  );
}

import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { ReturnedPoint } from '../queries/returned-points.ts';

type Props = { page: Page; points: readonly ReturnedPoint[] };

/** What came back of a thing stands where it is mended, with the way to the report in which it is answered. */
export function ReturnedPointNotices({ page: { words }, points }: Props) {
  return points.map(({ reportId, partner, fromOn, untilOn, reason }) => {
    const period = `${words.day(fromOn)} – ${words.day(untilOn)}`;
    return (
      <Notice kind="warning">
        {words.t('records.came-back', { partner, period, reason })}{' '}
        <a href={`${paths.partnerReport({ id: reportId })}#returned`}>{words.t('records.to-the-report')}</a>
      </Notice>
    );
  });
}

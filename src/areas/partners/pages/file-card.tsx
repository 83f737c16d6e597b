import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';

/** The way to everything that the partner and the institute keep of the partner. */
export function FileCard({ page, partnershipId: id }: { page: Page; partnershipId: string }) {
  const { words, actor } = page;
  return (
    <Card title={words.t('partners.file')} id="file">
      <ul>
        <li>
          <a href={paths.screenings({ id })}>{words.t('partners.screenings')}</a>
        </li>
        <li>
          <a href={paths.memberCounts({ id })}>{words.t('partners.member-counts')}</a>
        </li>
        <li>
          <a href={paths.handOver({ id })}>{words.t('partners.hand-over')}</a>
        </li>
        <li>
          <a href={paths.partnerDecisions({ id })}>{words.t('partners.decisions')}</a>
        </li>
        <li>
          <a href={paths.partnerContributions({ id })}>{words.t('partners.contributions')}</a>
        </li>
        <li>
          <a href={paths.assessments({ id })}>{words.t('partners.assessments')}</a>
        </li>
        <li>
          <a href={paths.capacity({ id })}>{words.t('partners.capacity')}</a>
        </li>
        <li>
          <a href={withQuery(paths.reviews(), { partner: id })}>{words.t('partners.reviews')}</a>
        </li>
        {actor.role !== 'auditor' && (
          <li>
            <a href={withQuery(paths.partnerReports(), { partner: id })}>{words.t('partners.reports')}</a>
          </li>
        )}
        <li>
          <a href={paths.ownership({ id })}>{words.t('partners.ownership')}</a>
        </li>
      </ul>
    </Card>
  );
}

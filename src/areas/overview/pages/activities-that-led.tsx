import { Card } from '../../../ui/card.tsx';
import { type ActivityRow, activities } from '../../activities/queries/activities.ts';
import type { WhatLedHere } from '../../rights/pages/what-led-here.ts';
import { ActivityTable } from './activity-table.tsx';

/** As many as a page shows; a demand of many years can have been worked on more often. */
const mostActivities = 50;

/** The activities whose detail names the record, the latest first, of those that the actor sees. */
export const activitiesThatLed: WhatLedHere<ActivityRow[]> = {
  load: (tx, instituteId, record) =>
    activities(tx, instituteId, { ledTo: record, limit: mostActivities + 1 }),
  view: ({ words }, rows) => (
    <Card title={words.t('overview.led-here')} id="activities">
      {rows.length === 0 ? (
        <p class="quiet">{words.t('overview.led-here-none')}</p>
      ) : (
        <ActivityTable words={words} rows={rows.slice(0, mostActivities)} />
      )}
      {rows.length > mostActivities && (
        <p class="quiet">{words.t('overview.led-here-more', { count: mostActivities })}</p>
      )}
    </Card>
  ),
};

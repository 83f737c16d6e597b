import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import type { ActivityRow } from '../../activities/queries/activities.ts';
import { indicatorsOfEvent, type LinkedIndicator } from '../../results/queries/dialogue-links.ts';
import type { WhatLedHere } from '../../rights/pages/what-led-here.ts';
import { mayKeepRights } from '../../rights/rules/rights-permissions.ts';
import { activitiesThatLed } from './activities-that-led.tsx';

type Around = { activities: ActivityRow[]; indicators: LinkedIndicator[] };

/** Around a sitting: the activities that led to it and the indicators that it counts toward (aim O4). */
export const eventAround: WhatLedHere<Around> = {
  load: async (tx, instituteId, record) => ({
    activities: await activitiesThatLed.load(tx, instituteId, record),
    indicators: await indicatorsOfEvent(tx, instituteId, record.id),
  }),
  view: (page, { activities, indicators }, record) => (
    <>
      {activitiesThatLed.view(page, activities, record)}
      <Card
        id="indicators"
        title={page.words.t('results.indicators')}
        aside={
          mayKeepRights(page.actor) === true && (
            <a href={paths.linkDialogue({ id: record.id })}>{page.words.t('results.link-dialogue')}</a>
          )
        }
      >
        {indicators.length === 0 ? (
          <p class="quiet">{page.words.t('results.counts-toward-none')}</p>
        ) : (
          <ul>
            {indicators.map(({ id, outcome, code, title }) => (
              <li>
                {outcome} · <a href={paths.indicator({ id })}>{`${code} ${page.words.text(title)}`}</a>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  ),
};

import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type CapacityWork, capacityWorkOf } from '../../activities/queries/capacity-tags.ts';
import { sheetsFor } from '../../partners/pages/assessment-words.ts';
import { partnerCrumbs, seenPartner } from '../../partners/pages/seen-partner.ts';
import { type RoundRow, roundsOf } from '../../partners/queries/assessments.ts';
import type { PartnershipRow } from '../../partners/queries/partnerships.ts';
import { askedIn } from '../../partners/queries/questionnaires.ts';
import { baselineToNow, type CapacityArea } from '../../partners/rules/capacity-change.ts';
import { CapacityChangeTable } from './capacity-change-table.tsx';
import { capacityFile } from './capacity-file.ts';
import { CapacityWorkTable } from './capacity-work-table.tsx';

/** From the baseline to now (aim O2): what the first round said and the latest says, beside the work in between. */
export const show = async (page: Page) => {
  const { instituteId, partner } = await seenPartner(page);
  const { held, groups, work } = await page.read(async (tx) => {
    const rounds = await roundsOf(tx, instituteId, partner.id);
    const held = rounds.filter(({ kind, heldOn }) => kind === 'tuoc' && heldOn !== null).reverse();
    const latest = held.at(-1);
    return {
      held,
      groups: latest ? (await askedIn(tx, instituteId, 'tuoc', latest.edition)).groups : [],
      work: await capacityWorkOf(tx, instituteId, partner.id),
    };
  });
  const [first, last] = [held[0], held.at(-1)];
  const sheets = await sheetsFor(page, instituteId, first && last ? [first, last] : []);
  const marksOf = (round: RoundRow | undefined) =>
    sheets.find(({ roundId, side }) => roundId === round?.id && side === 'partner')?.answers.marks;
  const areas = sheets.length > 0 ? baselineToNow(groups, marksOf(first), marksOf(last)) : [];
  const seen = { partner, held, areas, work };
  return isListFile(page) ? capacityFile(page, seen) : html(view(page, seen));
};

/** What the page shows, with the rounds as far as the reader sees their answers. */
export type CapacitySeen = {
  partner: PartnershipRow;
  /** Rounds on its capacities that the partner held, the first one first. */
  held: readonly RoundRow[];
  /** Empty where the reader sees no answer of the two rounds. */
  areas: readonly CapacityArea[];
  work: readonly CapacityWork[];
};

const view = (page: Page, { partner, held, areas, work }: CapacitySeen) => {
  const { words } = page;
  const title = words.t('overview.capacity');
  return (
    <Frame page={page} title={title} crumbs={partnerCrumbs(page, partner)}>
      <PageHead kind={partner.name} title={title} quiet={words.t('overview.capacity-what')} />
      <Card
        title={words.t('overview.capacity-rounds')}
        aside={<a href={paths.assessments({ id: partner.id })}>{words.t('overview.all-rounds')}</a>}
      >
        <CapacityChangeTable words={words} held={held} areas={areas} />
        {held.length > 0 && (
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page, 'rounds')} />
        )}
      </Card>
      <Card title={words.t('overview.capacity-work')}>
        <CapacityWorkTable words={words} partnershipId={partner.id} work={work} />
        {work.length > 0 && (
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page, 'work')} />
        )}
      </Card>
    </Frame>
  );
};

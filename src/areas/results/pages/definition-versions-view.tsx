import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { VersionRow } from '../queries/indicator-history.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { firstWritten, isTakenBack } from '../rules/taken-back.ts';
import { countsFromText } from './definition-card.tsx';

type Props = {
  page: Page;
  indicator: IndicatorDefinition;
  versions: readonly VersionRow[];
  isPast: boolean;
};

/** What the indicator meant before, how its values came together or were worked out, since when, and why that changed. */
export function DefinitionVersions({ page, indicator, versions, isPast }: Props) {
  const { words } = page;
  if (versions.length < 2) return null;
  return (
    <Card id="versions" title={words.t('results.versions')}>
      <DataTable
        caption={words.t('results.versions')}
        captionHidden
        rows={versions}
        empty=""
        columns={[
          {
            key: 'edition',
            label: words.t('results.edition'),
            numeric: true,
            cell: ({ edition }) => (
              <>
                {String(edition)}
                {isTakenBack(edition, versions) && <Tag>{words.t('results.version-taken-back')}</Tag>}
              </>
            ),
          },
          {
            key: 'on',
            label: words.t('results.since'),
            cell: ({ on }) => on && words.day(on as CalendarDay),
          },
          {
            key: 'title',
            label: words.t('results.indicator'),
            cell: ({ title, description }) => (
              <>
                {words.text(title)}
                {words.text(description) && <p class="quiet">{words.text(description)}</p>}
              </>
            ),
          },
          {
            key: 'measure',
            label: words.t('results.measure'),
            cell: (version) => measureText(page, version),
          },
          { key: 'ways', label: words.t('results.ways'), cell: (version) => waysText(page, version) },
          {
            key: 'comparable',
            label: words.t('results.comparable'),
            cell: ({ series }) => words.t(series === indicator.series ? 'page.yes' : 'page.no'),
          },
          { key: 'reason', label: words.t('results.reason'), cell: (version) => reasonText(page, version) },
        ]}
      />
      {!isPast && isNotFirst(versions) && mayDefineIndicators(page.actor) === true && (
        <ButtonLink href={paths.takeBackDefinition({ id: indicator.id })}>
          {words.t('results.take-back-definition')}
        </ButtonLink>
      )}
    </Card>
  );
}

const reasonText = ({ words }: Page, { againEdition, reason }: VersionRow): string | null =>
  againEdition === null
    ? reason
    : [words.t('results.version-again', { edition: againEdition }), reason].join(': ');

/** Whether there is one before the version in force, so that it can be taken back. */
const isNotFirst = (versions: readonly VersionRow[]): boolean => (firstWritten(versions)?.edition ?? 1) > 1;

const measureText = ({ words }: Page, { measure, unit }: VersionRow): string =>
  [words.say(`results.measure-${measure}`), words.text(unit)].filter(Boolean).join(' · ');

function waysText(page: Page, version: VersionRow) {
  const { words } = page;
  if (version.formula === null)
    return [
      words.say(`results.over-time-${version.overTime}`),
      words.say(`results.over-partners-${version.overPartners}`),
    ].join(' · ');
  return (
    <>
      <code>{version.formula}</code> {countsFromText(page, version)}
    </>
  );
}

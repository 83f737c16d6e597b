import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Page } from '../../../page/page.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { OrganisationKind } from '../rules/organisation-input.ts';
import { isUnionKind } from '../rules/screening.ts';
import { isScreeningOverdue } from '../rules/screening-age.ts';
import { today } from './partner-words.ts';

type Screened = { kind: OrganisationKind; screenedOn: CalendarDay | null };

/** What a choice of partners says of each one's yearly screening (aim O1); nothing of what is no union. */
export const screeningHint = ({ words }: Page, { kind, screenedOn }: Screened, months: number) => {
  if (!isUnionKind(kind)) return undefined;
  if (!screenedOn) return <Tag tone="warn">{words.t('partners.screening-missing')}</Tag>;
  return (
    <>
      {words.t('partners.screened-on', { day: words.day(screenedOn) })}{' '}
      {isScreeningOverdue(screenedOn, months, today()) && (
        <Tag tone="warn">{words.t('partners.screening-overdue')}</Tag>
      )}
    </>
  );
};

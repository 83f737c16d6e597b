import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import type { Option } from '../../../ui/option.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { type ProgrammeListRow, programmes } from '../../programmes/queries/programmes.ts';
import { maySeeDerogations } from '../../records/rules/record-permissions.ts';
import { type CheckKind, checkKindsOf } from '../rules/check-choice.ts';
import { CheckFilters } from './check-filters.tsx';
import { type Looked, lookAt } from './check-loaders.ts';
import { CheckTabs, chosenKind } from './check-tabs.tsx';
import { LookedList } from './checks-about.tsx';
import { seenInstitute } from './seen-institute.ts';

/** What the list is about: a year, a programme, or with `''` all programmes. */
type Narrowed = { by: 'year' | 'programme'; choices: Option[]; chosen: string; hasAll: boolean };

/** Everything that blocks or warns, the worst first, a kind of record at a time. */
export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const kinds = checkKindsOf(page.actor);
  const kind = chosenKind(page, kinds);
  const seen = await page.read(async (tx) => {
    if (kind === 'activities') {
      const narrowed = byYear(page);
      return {
        narrowed,
        looked: await lookAt[kind](page, tx, instituteId, { year: Number(narrowed.chosen) }),
      };
    }
    const all = await programmes(tx, instituteId);
    const asked = all.find(({ id }) => id === page.query.get('programme'));
    const programme = asked ?? (kind === 'rights' ? undefined : runningNow(all));
    const narrowed: Narrowed = {
      by: 'programme',
      choices: all.map(({ id, reference }) => ({ value: id, label: reference })),
      chosen: programme?.id ?? '',
      hasAll: kind === 'rights',
    };
    return { narrowed, looked: await lookAt[kind](page, tx, instituteId, { programme }) };
  });
  return html(view({ page, kinds, kind, ...seen }));
};

const byYear = ({ query }: Page): Narrowed => {
  const thisYear = yearOf(todayIn());
  const asked = query.get('year') ?? '';
  const years = Array.from({ length: 8 }, (_, at) => String(thisYear + 1 - at));
  return {
    by: 'year',
    choices: years.map((year) => ({ value: year, label: year })),
    chosen: /^\d{4}$/.test(asked) ? asked : String(thisYear),
    hasAll: false,
  };
};

const runningNow = (all: readonly ProgrammeListRow[]): ProgrammeListRow | undefined => {
  const today = todayIn();
  return all.find(({ fromOn, untilOn }) => fromOn <= today && today <= untilOn) ?? all[0];
};

type Props = { page: Page; kinds: readonly CheckKind[]; kind: CheckKind; narrowed: Narrowed; looked: Looked };

const view = ({ page, kinds, kind, narrowed, looked }: Props) => {
  const { words } = page;
  const { by, choices, chosen, hasAll } = narrowed;
  return (
    <Frame page={page} title={words.t('overview.checks')}>
      <PageHead
        title={words.t('overview.checks')}
        quiet={words.t('overview.checks-what')}
        actions={
          maySeeDerogations(page.actor) === true && (
            <ButtonLink href={paths.derogations()}>{words.t('records.derogations')}</ButtonLink>
          )
        }
      />
      <CheckTabs page={page} address={paths.checks()} kinds={kinds} kind={kind} />
      <CheckFilters page={page} action={paths.checks()} kind={kind}>
        <SelectField
          name={by}
          label={words.t(`overview.${by}`)}
          optional=""
          placeholder={hasAll ? words.t('overview.all-programmes') : undefined}
          value={chosen}
          options={choices}
        />
      </CheckFilters>
      <LookedList page={page} address={paths.checks()} kind={kind} looked={looked} />
    </Frame>
  );
};

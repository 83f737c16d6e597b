import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import { besideWhereAsked } from '../../../page/asked-beside.tsx';
import { yearMeant } from '../../../page/asked-year.tsx';
import { Frame } from '../../../page/frame.tsx';
import { type FieldBeside, type Narrowing, NarrowingErrors, narrowedPage } from '../../../page/narrowing.tsx';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import type { Option } from '../../../ui/option.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { type ProgrammeListRow, programmes } from '../../programmes/queries/programmes.ts';
import { maySeeDerogations } from '../../records/rules/record-permissions.ts';
import { type CheckKind, checkKindsOf } from '../rules/check-choice.ts';
import { CheckFilters, checkChoiceOf, checkNarrowings } from './check-filters.tsx';
import { type Looked, lookAt } from './check-loaders.ts';
import { CheckTabs, kindBeside, pageBeside } from './check-tabs.tsx';
import { LookedList } from './checks-about.tsx';
import { seenInstitute } from './seen-institute.ts';

/** What the list is about: a year, a programme, or with `''` all programmes; `wrong`: the address says none of them. */
type About = {
  by: 'year' | 'programme';
  choices: Option[];
  chosen: string;
  hasAll: boolean;
  wrong: string | undefined;
};

/** Everything that blocks or warns, the worst first, a kind of record at a time. */
export const show = async (page: Page) => {
  const instituteId = seenInstitute(page);
  const kinds = checkKindsOf(page.actor);
  const ofKind = kindBeside(page, kinds);
  const kind = ofKind.value;
  const seen = await page.read(async (tx) => {
    if (kind === 'activities') {
      const about = byYear(page);
      return {
        about,
        looked: await lookAt[kind](page, tx, instituteId, { year: Number(about.chosen) }),
      };
    }
    const all = await programmes(tx, instituteId);
    const asked = page.query.get('programme');
    const named = all.find(({ id }) => id === asked);
    const programme = named ?? (kind === 'rights' ? undefined : runningNow(all));
    const about: About = {
      by: 'programme',
      choices: all.map(({ id, reference }) => ({ value: id, label: reference })),
      chosen: programme?.id ?? '',
      hasAll: kind === 'rights',
      wrong: named ? undefined : asked || undefined,
    };
    return { about, looked: await lookAt[kind](page, tx, instituteId, { programme }) };
  });
  const narrowings = checkNarrowings(page, kind);
  const { by, wrong } = seen.about;
  const error = wrong && page.words.t('page.not-offered', { typed: wrong });
  const ofPage = pageBeside(page);
  const beside = [{ name: by, error, field: null }, ofKind, ofPage, strayed(page, by)];
  const asked = ofPage.value ?? 1;
  return narrowedPage(view({ page, kinds, kind, narrowings, beside, asked, ...seen }), narrowings, beside);
};

/** What this kind of record is not narrowed by, where the address says it. */
const strayed = (page: Page, by: About['by']): FieldBeside => {
  const name = by === 'year' ? 'programme' : 'year';
  return besideWhereAsked(page, {
    name,
    label: page.words.t(`overview.${name}`),
    read: () => undefined,
    why: (typed) => page.words.t('page.not-offered', { typed }),
  });
};

const byYear = ({ query }: Page): About => {
  const thisYear = yearOf(todayIn());
  const { year, wrong } = yearMeant(query.get('year') ?? '', thisYear);
  const years = Array.from({ length: 8 }, (_, at) => thisYear + 1 - at);
  const choices = [...new Set([...years, year])].map((each) => ({
    value: String(each),
    label: String(each),
  }));
  return { by: 'year', choices, chosen: String(year), hasAll: false, wrong };
};

const runningNow = (all: readonly ProgrammeListRow[]): ProgrammeListRow | undefined => {
  const today = todayIn();
  return all.find(({ fromOn, untilOn }) => fromOn <= today && today <= untilOn) ?? all[0];
};

type Props = {
  page: Page;
  kinds: readonly CheckKind[];
  kind: CheckKind;
  narrowings: readonly Narrowing[];
  beside: readonly FieldBeside[];
  asked: number;
  about: About;
  looked: Looked;
};

const view = ({ page, kinds, kind, narrowings, beside, asked, about, looked }: Props) => {
  const { words } = page;
  const { by, choices, chosen, hasAll } = about;
  return (
    <Frame page={page} title={words.t('overview.checks')}>
      <NarrowingErrors words={words} narrowings={narrowings} beside={beside} />
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
      <CheckFilters page={page} action={paths.checks()} narrowings={narrowings} beside={beside.slice(1)}>
        <SelectField
          name={by}
          label={words.t(`overview.${by}`)}
          optional=""
          placeholder={hasAll ? words.t('overview.all-programmes') : undefined}
          value={chosen}
          options={choices}
          error={beside[0]?.error}
        />
      </CheckFilters>
      <LookedList
        page={page}
        address={paths.checks()}
        kind={kind}
        looked={looked}
        choice={checkChoiceOf(narrowings)}
        asked={asked}
      />
    </Frame>
  );
};

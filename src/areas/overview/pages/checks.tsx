import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Filters } from '../../../ui/filters.tsx';
import type { Option } from '../../../ui/option.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { activities } from '../../activities/queries/activities.ts';
import { checksOfActivities } from '../../activities/queries/activity-checks.ts';
import { activityRules } from '../../activities/rules/activity-rules.ts';
import { blockersOf, chargeGroups } from '../../finance/queries/charge-groups.ts';
import { outcomesOf } from '../../programmes/queries/outcomes.ts';
import { checksOfProgramme } from '../../programmes/queries/programme-checks.ts';
import { type ProgrammeListRow, programmes } from '../../programmes/queries/programmes.ts';
import { programmeRules } from '../../programmes/rules/programme-rules.ts';
import { maySeeDerogations } from '../../records/rules/record-permissions.ts';
import { type BlockedExpenses, BlockedTable } from './blocked-expenses.tsx';
import { AboutList, type CheckAbout } from './checks-about.tsx';
import { ruleTitle } from './rule-title.ts';
import { seenInstitute } from './seen-institute.ts';

/** As many activities as one look judges; a year of an institute has some hundreds. */
const mostJudged = 2_000;

const sides = ['activities', 'expenses', 'programmes'] as const;
type Side = (typeof sides)[number];

type Seen = { checks: CheckAbout[]; blocked?: BlockedExpenses; choices: Option[]; chosen: string };

/** Everything that blocks or warns, the worst first, a side at a time. */
export const show = async (page: Page) => {
  const side = sides.find((one) => one === page.query.get('of')) ?? 'activities';
  return html(view(page, side, await loaders[side](page)));
};

const ofActivities = async (page: Page): Promise<Seen> => {
  const instituteId = seenInstitute(page);
  const thisYear = yearOf(todayIn());
  const chosen = /^\d{4}$/.test(page.query.get('year') ?? '') ? Number(page.query.get('year')) : thisYear;
  const years = Array.from({ length: 8 }, (_, at) => String(thisYear + 1 - at));
  const checks = await page.read(async (tx) => {
    const judged = await activities(tx, instituteId, { year: chosen, limit: mostJudged });
    const byId = await checksOfActivities(
      tx,
      instituteId,
      judged.map(({ id }) => id),
      todayIn(),
    );
    return judged.flatMap((activity) =>
      (byId.get(activity.id) ?? []).map(
        (check): CheckAbout => ({
          check,
          subject: { kind: 'activity', id: activity.id },
          title: `${activity.reference} ${activity.title}`,
          href: paths.activity({ id: activity.id }),
        }),
      ),
    );
  });
  return { checks, choices: years.map((year) => ({ value: year, label: year })), chosen: String(chosen) };
};

const ofProgrammes = async (page: Page): Promise<Seen> => {
  const instituteId = seenInstitute(page);
  return page.read(async (tx) => {
    const all = await programmes(tx, instituteId);
    const wanted = all.find(({ id }) => id === page.query.get('programme')) ?? runningNow(all);
    const choices = all.map((row) => ({ value: row.id, label: row.reference }));
    if (!wanted) return { checks: [], choices, chosen: '' };
    const outcomes = await outcomesOf(tx, instituteId, wanted.id);
    const titles = new Map<string, { code: string; title: Localized }>(outcomes.map((row) => [row.id, row]));
    const checks = await checksOfProgramme(tx, instituteId, wanted.id, todayIn());
    return {
      choices,
      chosen: wanted.id,
      checks: checks.map((check): CheckAbout => {
        const outcome = titles.get(check.subject.id);
        return outcome
          ? {
              check,
              subject: check.subject,
              title: `${outcome.code} ${page.words.text(outcome.title)}`,
              href: paths.outcome({ id: check.subject.id }),
            }
          : {
              check,
              subject: check.subject,
              title: wanted.reference,
              href: paths.programme({ id: wanted.id }),
            };
      }),
    };
  });
};

const ofExpenses = async (page: Page): Promise<Seen> => {
  const instituteId = seenInstitute(page);
  return page.read(async (tx) => {
    const all = await programmes(tx, instituteId);
    const wanted = all.find(({ id }) => id === page.query.get('programme')) ?? runningNow(all);
    const choices = all.map((row) => ({ value: row.id, label: row.reference }));
    if (!wanted) return { checks: [], choices, chosen: '' };
    const rows = blockersOf(await chargeGroups(tx, instituteId, { programmeId: wanted.id }));
    const blocked = { programmeId: wanted.id, currency: wanted.currency, rows };
    return { checks: [], blocked, choices, chosen: wanted.id };
  });
};

const runningNow = (all: readonly ProgrammeListRow[]): ProgrammeListRow | undefined => {
  const today = todayIn();
  return all.find(({ fromOn, untilOn }) => fromOn <= today && today <= untilOn) ?? all[0];
};

const loaders: Readonly<Record<Side, (page: Page) => Promise<Seen>>> = {
  activities: ofActivities,
  expenses: ofExpenses,
  programmes: ofProgrammes,
};

const view = (page: Page, side: Side, { checks, blocked, choices, chosen }: Seen) => {
  const { words } = page;
  const field = side === 'activities' ? 'year' : 'programme';
  const rule = page.query.get('rule') ?? '';
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
      <Tabs
        label={words.t('overview.checks')}
        items={sides.map((one) => ({
          label: words.t(sideName[one]),
          href: withQuery(paths.checks(), { of: one }),
          current: one === side,
        }))}
      />
      <Filters
        label={words.t('page.filter')}
        action={paths.checks()}
        submit={words.t('page.filter')}
        keep={{ of: side }}
      >
        <SelectField
          name={field}
          label={words.t(side === 'activities' ? 'overview.year' : 'overview.programme')}
          optional=""
          value={chosen}
          options={choices}
        />
        {side !== 'expenses' && (
          <SelectField
            name="rule"
            label={words.t('overview.rule')}
            optional=""
            placeholder={words.t('rulebook.all-rules')}
            value={rule}
            options={ruleOptions(words, side)}
          />
        )}
      </Filters>
      {side === 'expenses' ? (
        <BlockedTable words={words} blocked={blocked} />
      ) : (
        <AboutList page={page} checks={checks.filter(({ check }) => rule === '' || check.ruleId === rule)} />
      )}
    </Frame>
  );
};

const ruleOptions = (words: Words, side: 'activities' | 'programmes'): Option[] =>
  [...new Set((side === 'activities' ? activityRules : programmeRules).map(({ id }) => id))]
    .map((id) => ({ value: id, label: ruleTitle(words, id) }))
    .sort((a, b) => a.label.localeCompare(b.label));

const sideName = {
  activities: 'page.nav-activities',
  expenses: 'page.nav-money',
  programmes: 'page.nav-programmes',
} as const;

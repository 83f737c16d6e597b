import { NotFound } from '../../../kernel/problem.ts';
import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { day, text } from '../../../page/readers.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DayField } from '../../../ui/day-field.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { lockPeriod } from '../commands/lock-period.ts';
import { openPeriod } from '../commands/open-period.ts';
import { certifiedYearsOf } from '../queries/certified-reports.ts';
import { type PeriodLock, periodLocks } from '../queries/period-locks.ts';
import { mayLockPeriod, mayOpenPeriod } from '../rules/finance-permissions.ts';

type Loaded = {
  programme: ProgrammeRow;
  locks: readonly PeriodLock[];
  /** Years that certified reports cover. */
  years: readonly number[];
};

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  return page.read(async (tx) => {
    const programme = await programmeById(tx, institute, idOf(page));
    if (!programme) throw new NotFound();
    return {
      programme,
      locks: await periodLocks(tx, institute, programme.id),
      years: await certifiedYearsOf(tx, institute, programme.id),
    };
  });
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

/** Closes the books until a day, or opens them again. */
export const save = async (page: Page) => {
  const loaded = await load(page);
  const programmeId = loaded.programme.id;
  const isOpening = page.form.texts.do?.[0] === 'open';
  const submitted = isOpening
    ? await submit(page, openPeriod, { reason: text }, { programmeId })
    : await submit(page, lockPeriod, { until: day, reason: text }, { programmeId });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(
    paths.closedPeriods({ id: programmeId }),
    isOpening ? 'finance.period-opened' : 'finance.period-locked',
  );
};

const view = (page: Page, { programme, locks, years }: Loaded, state: FormState) => {
  const { words } = page;
  const until = locks[0]?.until ?? null;
  return (
    <Frame
      page={page}
      title={words.t('finance.closed-periods')}
      crumbs={[{ label: programme.reference, href: paths.programme({ id: programme.id }) }]}
      narrow
    >
      <PageHead
        title={words.t('finance.closed-periods')}
        quiet={
          until
            ? words.t('finance.closed-until', { day: words.day(until) })
            : words.t('finance.nothing-closed')
        }
      />
      <p>{words.t('finance.closed-what')}</p>
      {years.length > 0 && (
        <p>
          {words.t('finance.years-certified', { years: years.join(', ') })}{' '}
          <a href={paths.openingBalances({ id: programme.id })}>{words.t('finance.opening-balances')}</a>
        </p>
      )}
      {mayLockPeriod(page.actor) === true && (
        <LockForm page={page} programme={programme} until={until} state={state} />
      )}
      {locks.length > 0 && (
        <Card title={words.t('finance.closings')}>
          <DataTable
            caption={words.t('finance.closings')}
            captionHidden
            rows={locks}
            empty=""
            columns={[
              {
                key: 'until',
                label: words.t('finance.until'),
                cell: (lock) => (lock.until ? words.day(lock.until) : words.t('finance.opened-again')),
              },
              {
                key: 'by',
                label: words.t('finance.decided-by'),
                cell: ({ by, at }) => `${by}, ${words.moment(at)}`,
              },
              { key: 'why', label: words.t('results.reason'), cell: ({ reason }) => reason },
            ]}
          />
        </Card>
      )}
    </Frame>
  );
};

type FormProps = { page: Page; programme: ProgrammeRow; until: string | null; state: FormState };

function LockForm({ page, programme, until, state }: FormProps) {
  const { words, actor } = page;
  const field = fieldOf(page, state);
  const mayOpen = until !== null && mayOpenPeriod(actor) === true;
  return (
    <PageForm
      page={page}
      state={state}
      cancel={paths.programme({ id: programme.id })}
      buttons={[
        { label: words.t('finance.lock-period'), name: 'do', value: 'lock' },
        ...(mayOpen ? [{ label: words.t('finance.open-period'), name: 'do', value: 'open' }] : []),
      ]}
    >
      <DayField
        {...field('until')}
        label={words.t('finance.lock-until')}
        hint={words.t('page.day-hint')}
        optional={mayOpen ? words.t('page.optional') : undefined}
      />
      <TextArea
        {...field('reason')}
        label={words.t('results.reason')}
        hint={words.t('finance.lock-hint')}
        rows={2}
      />
    </PageForm>
  );
}

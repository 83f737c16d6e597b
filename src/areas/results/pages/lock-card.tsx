import { fieldOf, PageForm } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { HiddenField } from '../../../ui/hidden-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { MeasurementDetail } from '../queries/measurements.ts';
import type { BesideSheet } from '../queries/sheet-turns.ts';
import { canLock, canReview, whyNotLocked } from '../rules/report-state.ts';
import type { LoadedReport } from './loaded-report.ts';
import { MeasurementTable } from './measurement-table.tsx';

type Props = {
  page: Page;
  loaded: LoadedReport & {
    isGiver: boolean;
    beside: readonly BesideSheet[];
    /** What whoever locks it has to have read. */
    toLock: readonly MeasurementDetail[];
  };
  state: FormState;
};

/** Locks a sheet, or opens it again; who gave it does not. */
export function Lock({ page, loaded, state }: Props) {
  const { words } = page;
  const { report } = loaded;
  const isLocking = canLock(report.state);
  if (isLocking && loaded.isGiver) return <p class="quiet">{words.problem(whyNotLocked(report))}</p>;
  return (
    <Card>
      <PageForm
        page={page}
        state={state}
        version={report.version}
        cancel={paths.reportingWindow({ id: report.windowId })}
        hidden={{ step: isLocking ? 'lock' : 'unlock' }}
        buttons={[
          { label: words.t(isLocking ? 'results.lock-report' : 'results.unlock-report'), kind: 'second' },
        ]}
      >
        {loaded.toLock.length > 0 && (
          <>
            <h3>{words.t('results.beside-to-lock')}</h3>
            <MeasurementTable page={page} rows={loaded.toLock} withIndicator isPast />
          </>
        )}
        {loaded.toLock.map(({ rowId }) => (
          <HiddenField name="seen" value={rowId} />
        ))}
        <TextField
          {...fieldOf(page, state)('note')}
          {...(canReview(report.state, [...loaded.sheet.figures, ...loaded.beside])
            ? { id: 'lock-note' }
            : {})}
          label={words.t(isLocking ? 'results.report-note' : 'results.unlock-why')}
          optional={isLocking ? words.t('page.optional') : undefined}
        />
      </PageForm>
    </Card>
  );
}

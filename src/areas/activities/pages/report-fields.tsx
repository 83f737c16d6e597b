import { fieldOf } from '../../../page/form-view.tsx';
import type { Page } from '../../../page/page.ts';
import type { FormState } from '../../../page/submit.ts';
import { TextArea } from '../../../ui/text-area.tsx';
import { DayInput } from '../../programmes/pages/form-parts.tsx';

/** What came of it, and when that was written. */
export function ReportFields({ page, state }: { page: Page; state: FormState }) {
  const { words } = page;
  return (
    <>
      <TextArea
        {...fieldOf(page, state)('report')}
        label={words.t('activities.report')}
        hint={words.t('activities.no-names')}
        optional={words.t('page.optional')}
        rows={6}
      />
      <DayInput page={page} state={state} name="reportOn" label={words.t('activities.reportOn')} optional />
    </>
  );
}

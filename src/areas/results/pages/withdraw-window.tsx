import { fieldOf } from '../../../page/form-view.tsx';
import { text } from '../../../page/readers.ts';
import { paths } from '../../../paths.ts';
import { Notice } from '../../../ui/notice.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { plainForm } from '../../programmes/pages/plain-form.tsx';
import { withdrawWindow } from '../commands/withdraw-window.ts';
import { reportsOf, windowById } from '../queries/reporting-windows.ts';
import { mayOpenWindows } from '../rules/report-permissions.ts';

/** A window that was opened by mistake; who began to type in it is told before. */
export const { show, save } = plainForm({
  may: mayOpenWindows,
  load: async (tx, institute, id) => {
    const window = await windowById(tx, institute, id);
    return window && { window, begun: (await reportsOf(tx, institute, id)).filter(({ draft }) => draft) };
  },
  title: 'results.withdraw-window',
  button: 'results.withdraw-window',
  kind: (_, { window }) => window.name,
  crumbs: ({ words }, { window }) => [
    { label: window.programme, href: paths.programme({ id: window.programmeId }) },
    { label: words.t('results.windows'), href: paths.reportingWindows({ id: window.programmeId }) },
    { label: window.name, href: paths.reportingWindow({ id: window.id }) },
  ],
  back: ({ window: { id } }) => paths.reportingWindow({ id }),
  version: ({ window }) => window.version,
  command: withdrawWindow,
  readers: { reason: text },
  extra: (_, { window: { id } }) => ({ windowId: id }),
  fields: ({ page, state, loaded: { begun } }) => (
    <>
      <p>{page.words.t('results.withdraw-window-what')}</p>
      {begun.length > 0 && (
        <Notice kind="warning">
          {page.words.t('results.window-drafts', {
            partners: begun.map(({ partner }) => partner ?? '').join(', '),
          })}
        </Notice>
      )}
      <TextArea
        {...fieldOf(page, state)('reason')}
        label={page.words.t('results.reason')}
        hint={page.words.t('results.no-names')}
        rows={2}
      />
    </>
  ),
  notice: 'results.window-withdrawn-now',
});

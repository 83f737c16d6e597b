import type { Page } from '../../../page/page.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { ProgrammeAmendmentRow } from '../queries/programme-amendments.ts';

type Props = { page: Page; amendment: Pick<ProgrammeAmendmentRow, 'verdict' | 'procedure'> };

/** What the donor said; a notification needs no answer. */
export function AmendmentTag({ page: { words }, amendment: { verdict, procedure } }: Props) {
  if (verdict)
    return (
      <Tag tone={verdict === 'refused' ? 'stop' : 'ok'}>
        {words.t(`programmes.amendment-verdict-${verdict}`)}
      </Tag>
    );
  return procedure === 'consent' ? (
    <Tag tone="warn">{words.t('programmes.amendment-waiting')}</Tag>
  ) : (
    <Tag tone="info">{words.t('programmes.amendment-told')}</Tag>
  );
}

import type { Page } from '../../../page/page.ts';
import { Tag } from '../../../ui/tag.tsx';
import type { ProgrammeAmendmentRow } from '../queries/programme-amendments.ts';
import { verdictsOn } from '../rules/file-input.ts';

type Props = { page: Page; amendment: Pick<ProgrammeAmendmentRow, 'verdict' | 'procedure'> };

/** What the donor said; a notification needs no answer, and what was only taken note of still waits for consent. */
export function AmendmentTag({ page: { words }, amendment: { verdict, procedure } }: Props) {
  if (verdict && verdictsOn[procedure].includes(verdict))
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

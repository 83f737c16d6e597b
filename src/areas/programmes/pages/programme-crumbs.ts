import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import type { ProgrammeRow } from '../queries/programmes.ts';

/** From the list of programmes to this one, and on to one of its sides. */
export const programmeCrumbs = (
  { words }: Page,
  { id, reference }: Pick<ProgrammeRow, 'id' | 'reference'>,
  ...further: readonly Link[]
): readonly Link[] => [
  { label: words.t('programmes.list'), href: paths.programmes() },
  { label: reference, href: paths.programme({ id }) },
  ...further,
];

import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import type { ProgrammeRow } from '../queries/programmes.ts';
import { programmeCrumbs } from './programme-crumbs.ts';

/** From the list of programmes to the theory of change of one. */
export const theoryCrumbs = (
  page: Page,
  programme: Pick<ProgrammeRow, 'id' | 'reference'>,
): readonly Link[] =>
  programmeCrumbs(page, programme, {
    label: page.words.t('programmes.theory'),
    href: paths.theory({ id: programme.id }),
  });

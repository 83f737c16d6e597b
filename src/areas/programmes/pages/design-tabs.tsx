import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import type { Link } from '../../../ui/link.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import type { ProgrammeRow } from '../queries/programmes.ts';
import { mayReadProgrammeFile } from '../rules/programme-permissions.ts';

export type DesignSide = 'theory' | 'risks' | 'markers';

/** The sides of how a programme is thought out. */
export function DesignTabs({ page: { words, actor }, programmeId: id, side }: DesignProps) {
  const items = [
    { side: 'theory', label: words.t('programmes.theory'), href: paths.theory({ id }) },
    ...(mayReadProgrammeFile(actor) === true
      ? [
          { side: 'risks', label: words.t('programmes.risks'), href: paths.programmeRisks({ id }) },
          { side: 'markers', label: words.t('programmes.markers'), href: paths.programmeMarkers({ id }) },
          { side: 'file', label: words.t('programmes.file'), href: paths.programmeFile({ id }) },
        ]
      : []),
  ];
  return (
    <Tabs
      label={words.t('programmes.design')}
      items={[
        { label: words.t('programmes.programme'), href: paths.programme({ id }) },
        ...items.map((item) => ({ ...item, current: item.side === side })),
      ]}
    />
  );
}

type DesignProps = { page: Page; programmeId: string; side: DesignSide };

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

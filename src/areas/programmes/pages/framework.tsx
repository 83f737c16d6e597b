import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import {
  isListFile,
  type ListColumn,
  listFile,
  listFileLinks,
  tableAsked,
} from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type DonorDialogueRow, dialoguesWithin } from '../queries/donor-dialogues.ts';
import {
  type ContributionRow,
  contributionsTo,
  type FrameworkRow,
  type FrameworkTargetRow,
  frameworkById,
  targetsOf,
} from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { DialogueTable, dialogueColumns } from './dialogue-table.tsx';
import { frameworkCrumbs } from './framework-fields.tsx';
import { requireFile, routeId } from './page-subject.ts';

type Seen = {
  framework: FrameworkRow;
  targets: readonly FrameworkTargetRow[];
  contributions: readonly ContributionRow[];
  dialogues: readonly DonorDialogueRow[];
};

/** One framework: its targets, what our programmes contribute to each, and its strategic dialogues. */
export const show = async (page: Page) => {
  const institute = requireFile(page);
  const id = routeId(page);
  const seen = await page.read(async (tx): Promise<Seen> => {
    const framework = await frameworkById(tx, institute.id, id);
    if (!framework) throw new NotFound();
    return {
      framework,
      targets: await targetsOf(tx, institute.id, id),
      contributions: await contributionsTo(tx, institute.id, id),
      dialogues: await dialoguesWithin(tx, institute.id, id),
    };
  });
  return isListFile(page) ? frameworkFile(page, seen) : html(view(page, seen));
};

type Line = { target: FrameworkTargetRow; contribution: ContributionRow | undefined };

/** The targets, a line for each contribution and one for a target without any; or the dialogues. */
const frameworkFile = (page: Page, { framework, targets, contributions, dialogues }: Seen) => {
  const { words } = page;
  const name = (what: string) => `${words.text(framework.name)} ${what}`;
  if (tableAsked(page, ['targets', 'dialogues']) === 'dialogues')
    return listFile(page, name(words.t('programmes.dialogues')), dialogueColumns(page), dialogues);
  const lines = targets.flatMap((target): Line[] => {
    const own = contributions.filter(({ targetId }) => targetId === target.id);
    return own.length === 0
      ? [{ target, contribution: undefined }]
      : own.map((contribution) => ({ target, contribution }));
  });
  const columns: ListColumn<Line>[] = [
    {
      label: words.t('programmes.framework-target'),
      value: ({ target }) => `${target.code} ${words.text(target.title)}`,
    },
    { label: words.t('programmes.programme'), value: ({ contribution }) => contribution?.programme },
    { label: words.t('programmes.outcome'), value: ({ contribution }) => contribution?.outcomeCode },
    {
      label: words.t('programmes.contribution'),
      value: ({ contribution }) => contribution && words.text(contribution.text),
    },
  ];
  return listFile(page, name(words.t('programmes.contributions')), columns, lines);
};

const view = (page: Page, { framework, targets, contributions, dialogues }: Seen) => {
  const { words } = page;
  const { id, fromOn, untilOn, lead, kind } = framework;
  const title = words.text(framework.name);
  const mayKeep = mayKeepProgrammes(page.actor) === true;
  return (
    <Frame page={page} title={title} crumbs={frameworkCrumbs(page)}>
      <PageHead
        title={title}
        kind={words.t(`programmes.framework-kind-${kind}`)}
        quiet={[lead, `${words.day(fromOn)} – ${words.day(untilOn)}`].filter(Boolean).join(' · ')}
        actions={
          mayKeep && (
            <>
              <ButtonLink kind="primary" href={paths.newFrameworkTarget({ id })}>
                {words.t('programmes.framework-new-target')}
              </ButtonLink>
              <ButtonLink href={paths.editFramework({ id })}>{words.t('page.edit')}</ButtonLink>
              <ButtonLink href={paths.withdrawFramework({ id })}>
                {words.t('programmes.framework-withdraw')}
              </ButtonLink>
            </>
          )
        }
      />
      {targets.length === 0 && <p>{words.t('programmes.framework-no-targets')}</p>}
      {targets.map((target) => (
        <Card
          title={`${target.code} ${words.text(target.title)}`}
          id={`t-${target.id}`}
          aside={
            mayKeep && (
              <>
                <a href={paths.editFrameworkTarget({ id: target.id })}>{words.t('page.edit')}</a>
                {' · '}
                <a href={paths.withdrawFrameworkTarget({ id: target.id })}>
                  {words.t('programmes.framework-target-withdraw')}
                </a>
              </>
            )
          }
        >
          <Contributions page={page} rows={contributions.filter(({ targetId }) => targetId === target.id)} />
        </Card>
      ))}
      {targets.length > 0 && (
        <ExportLinks label={words.t('page.export')} items={listFileLinks(page, 'targets')} />
      )}
      <Card title={words.t('programmes.dialogues')}>
        <DialogueTable page={page} rows={dialogues} />
        {dialogues.length > 0 && (
          <ExportLinks label={words.t('page.export')} items={listFileLinks(page, 'dialogues')} />
        )}
      </Card>
      <p>
        <a href={paths.history({ kind: 'strategic_framework', id })}>{words.t('overview.history')}</a>
      </p>
    </Frame>
  );
};

function Contributions({ page: { words }, rows }: { page: Page; rows: readonly ContributionRow[] }) {
  if (rows.length === 0) return <p class="quiet">{words.t('programmes.contribution-none')}</p>;
  return (
    <ul>
      {rows.map((row) => (
        <li>
          <a href={paths.programmeFile({ id: row.programmeId })}>
            {[row.programme, row.outcomeCode].filter(Boolean).join(' · ')}
          </a>
          {': '}
          {words.text(row.text)}
        </li>
      ))}
    </ul>
  );
}

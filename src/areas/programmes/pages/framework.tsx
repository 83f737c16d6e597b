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
import { DescriptionList } from '../../../ui/description-list.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { type DonorDialogueRow, dialoguesWithin } from '../queries/donor-dialogues.ts';
import {
  type ContributionRow,
  type ContributionYear,
  contributionsTo,
  type FrameworkRow,
  type FrameworkTargetRow,
  frameworkById,
  type TargetActor,
  targetsOf,
} from '../queries/frameworks.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { ActorList, ContributionText, contributionColumns, linesOf } from './contribution-lines.tsx';
import { DialogueTable, dialogueColumns } from './dialogue-table.tsx';
import { frameworkCrumbs, frameworkParts } from './framework-fields.tsx';
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

type Line = {
  target: FrameworkTargetRow;
  contribution?: ContributionRow;
  year?: ContributionYear | undefined;
  actor?: TargetActor;
};

/** The targets, a line for each contribution in each year and for each other actor, and one for a target without any; or the dialogues. */
const frameworkFile = (page: Page, { framework, targets, contributions, dialogues }: Seen) => {
  const { words } = page;
  const name = (what: string) => `${words.text(framework.name)} ${what}`;
  if (tableAsked(page, ['targets', 'dialogues']) === 'dialogues')
    return listFile(page, name(words.t('programmes.dialogues')), dialogueColumns(page), dialogues);
  const lines = targets.flatMap((target): Line[] => {
    const own = contributions.filter(({ targetId }) => targetId === target.id);
    const lines: Line[] = [
      ...linesOf(own).map((line) => ({ target, ...line })),
      ...target.actors.map((actor) => ({ target, actor })),
    ];
    return lines.length === 0 ? [{ target }] : lines;
  });
  const columns: ListColumn<Line>[] = [
    {
      label: words.t('programmes.framework-target'),
      value: ({ target }) => `${target.code} ${words.text(target.title)}`,
    },
    { label: words.t('programmes.programme'), value: ({ contribution }) => contribution?.programme },
    { label: words.t('programmes.outcome'), value: ({ contribution }) => contribution?.outcomeCode },
    ...contributionColumns(page),
    { label: words.t('programmes.framework-actor'), value: ({ actor }) => actor?.organisation },
    { label: words.t('programmes.framework-their-part'), value: ({ actor }) => actor?.theirPart },
    {
      label: words.t('programmes.framework-justification'),
      value: ({ target }) => words.text(target.justification),
    },
  ];
  return listFile(page, name(words.t('programmes.contributions')), columns, lines);
};

const view = (page: Page, { framework, targets, contributions, dialogues }: Seen) => {
  const { words } = page;
  const { id, fromOn, untilOn, lead, kind } = framework;
  const title = words.text(framework.name);
  const mayKeep = mayKeepProgrammes(page.actor) === true;
  const parts = frameworkParts
    .map((part) => ({ term: words.t(`programmes.framework-${part}`), value: words.text(framework[part]) }))
    .filter(({ value }) => value !== '');
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
      {parts.length > 0 && (
        <Card title={words.t('programmes.framework-content')}>
          <DescriptionList rows={parts} />
        </Card>
      )}
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
          <DescriptionList
            rows={[
              {
                term: words.t('programmes.framework-justification'),
                value: words.text(target.justification),
              },
              { term: words.t('programmes.framework-unit'), value: words.text(target.unit) },
            ]}
          />
          <Contributions page={page} rows={contributions.filter(({ targetId }) => targetId === target.id)} />
          {target.actors.length > 0 && <h3>{words.t('programmes.framework-actors')}</h3>}
          <ActorList rows={target.actors} />
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

function Contributions({ page, rows }: { page: Page; rows: readonly ContributionRow[] }) {
  const { words } = page;
  if (rows.length === 0) return <p class="quiet">{words.t('programmes.contribution-none')}</p>;
  return (
    <ul>
      {rows.map((row) => (
        <li>
          <a href={paths.programmeFile({ id: row.programmeId })}>
            {[row.programme, row.outcomeCode].filter(Boolean).join(' · ')}
          </a>
          {': '}
          <ContributionText page={page} row={row} />
        </li>
      ))}
    </ul>
  );
}

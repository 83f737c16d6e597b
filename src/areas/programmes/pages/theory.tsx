import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { isListFile, listFileLinks } from '../../../page/list-export.ts';
import { html, type Page } from '../../../page/page.ts';
import { ProgrammeTabs } from '../../../page/programme-tabs.tsx';
import { paths, withQuery } from '../../../paths.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ExportLinks } from '../../../ui/export-links.tsx';
import { type FlowBox, FlowChart } from '../../../ui/flow-chart.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import type { StatementRow } from '../queries/theories.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { requireInstitute, routeId } from './page-subject.ts';
import { programmeCrumbs } from './programme-crumbs.ts';
import { theoryFile } from './theory-file.ts';
import { TheoryOutline } from './theory-outline.tsx';
import { loadTheory, type Theory } from './theory-parts.ts';

export const show = async (page: Page) => {
  const institute = requireInstitute(page);
  const theory = await page.read((tx) => loadTheory(tx, institute.id, routeId(page), page));
  if (!theory) throw new NotFound();
  return isListFile(page) ? theoryFile(page, theory) : html(view(page, theory));
};

const view = (page: Page, theory: Theory) => {
  const { words } = page;
  const { id, reference, title } = theory.programme;
  const heading = words.t('programmes.theory');
  return (
    <Frame page={page} title={heading} crumbs={programmeCrumbs(page, theory.programme)}>
      <PageHead
        title={heading}
        kind={reference}
        quiet={words.text(title)}
        actions={
          mayKeepProgrammes(page.actor) === true && (
            <>
              <ButtonLink kind="primary" href={withQuery(paths.newStatement({ id }), { kind: 'assumption' })}>
                {words.t('programmes.theory-new')}
              </ButtonLink>
              <ButtonLink href={paths.newOutcome({ id })}>{words.t('programmes.new-outcome')}</ButtonLink>
              <ButtonLink href={paths.newCausalLink({ id })}>
                {words.t('programmes.theory-new-link')}
              </ButtonLink>
            </>
          )
        }
      />
      <ProgrammeTabs page={page} programmeId={id} side="theory" />
      <Card title={words.t('programmes.theory-picture')}>
        <TheoryPicture page={page} theory={theory} />
      </Card>
      <Card title={words.t('programmes.theory-outline')} id="outline">
        <TheoryOutline page={page} theory={theory} />
        <ExportLinks label={words.t('page.export')} items={listFileLinks(page)} />
      </Card>
    </Frame>
  );
};

function TheoryPicture({ page, theory }: { page: Page; theory: Theory }) {
  const { words } = page;
  const { outcomes, outputs, statements, links, programme } = theory;
  const said = (kind: StatementRow['kind'], outcomeId: string | null): FlowBox[] =>
    statements
      .filter((row) => row.kind === kind && row.outcomeId === outcomeId)
      .map(({ id, text }) => ({
        key: id,
        head: words.t(`programmes.theory-kind-${kind}`),
        text: words.text(text),
      }));
  return (
    <FlowChart
      id="theory"
      title={`${words.t('programmes.theory')} · ${programme.reference}`}
      sentence={words.t('programmes.theory-sentence', {
        impacts: said('impact', null).length,
        outcomes: outcomes.length,
        outputs: outputs.length,
      })}
      goals={said('impact', null)}
      conditions={said('assumption', null)}
      actors={said('actor', null)}
      groups={outcomes.map(({ id, code, title, end }) => ({
        box: {
          key: id,
          head: [
            `${words.t('programmes.outcome')} ${code}`,
            end && words.t(`programmes.outcome-end-kind-${end.kind}`),
          ]
            .filter(Boolean)
            .join(' · '),
          text: words.text(title),
        },
        conditions: said('assumption', id),
        parts: outputs
          .filter(({ outcomeId }) => outcomeId === id)
          .map((output) => ({
            key: output.id,
            head: `${words.t('programmes.output')} ${output.code}`,
            text: words.text(output.title),
          })),
        actors: said('actor', id),
      }))}
      links={links.map(({ from, to }) => ({ from: from.id, to: to.id }))}
    />
  );
}

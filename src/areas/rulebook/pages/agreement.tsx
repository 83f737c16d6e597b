import { NotFound } from '../../../kernel/problem.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { rulebookTexts } from '../queries/rulebook-texts.ts';
import type { RulebookText, RulebookTextKind } from '../rules/agreement-2007.ts';
import { RulebookTabs } from './rulebook-tabs.tsx';

export const show = async (page: Page) => {
  const { institute } = page.actor;
  if (!institute) throw new NotFound();
  const texts = await page.read((tx) => rulebookTexts(tx, institute.id));
  return html(view({ page, texts }));
};

const view = ({ page, texts }: { page: Page; texts: readonly RulebookText[] }) => {
  const { words } = page;
  const of = (kind: RulebookTextKind) => texts.filter((text) => text.kind === kind);
  const [whole] = of('agreement');
  const title = whole ? words.text(whole.title) : words.t('rulebook.agreement');
  return (
    <Frame page={page} title={title}>
      <PageHead kind={words.t('rulebook.rulebook')} title={title} />
      <RulebookTabs page={page} here="agreement" />
      {!whole && <EmptyState sentence={words.t('rulebook.not-adopted')} />}
      {whole && <p>{words.text(whole.text)}</p>}
      {whole && (
        <Card title={words.t('rulebook.parties')}>
          <DescriptionList
            rows={of('party').map((party) => ({
              term: words.text(party.title),
              value: words.text(party.text),
            }))}
          />
        </Card>
      )}
      {whole && <Sentences page={page} title={words.t('rulebook.aims')} rows={of('aim')} />}
      {whole && <Sentences page={page} title={words.t('rulebook.actions')} rows={of('action')} />}
    </Frame>
  );
};

function Sentences({ page, title, rows }: { page: Page; title: string; rows: readonly RulebookText[] }) {
  const { words } = page;
  return (
    <Card title={title}>
      <DataTable
        caption={title}
        captionHidden
        rows={rows}
        empty=""
        columns={[
          { key: 'code', label: words.t('rulebook.code'), cell: (row) => row.code },
          { key: 'title', label: words.t('rulebook.short-name'), cell: (row) => words.text(row.title) },
          { key: 'text', label: words.t('rulebook.sentence'), cell: (row) => words.text(row.text) },
        ]}
      />
    </Card>
  );
}

import type { Child } from 'hono/jsx';
import { newId } from '../../../kernel/id.ts';
import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { PostButton } from '../../../ui/button.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { AssumptionNow } from '../queries/assumptions.ts';
import type { OutcomeRow } from '../queries/outcomes.ts';
import type { StatementRow } from '../queries/theories.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { directions, type StatementKind } from '../rules/theory-input.ts';
import { AssumptionTag } from './assumption-fields.tsx';
import { OutcomeEndTag } from './outcome-end-tag.tsx';
import { endName, type Theory } from './theory-parts.ts';

type Props = { page: Page; theory: Theory };

/** The content of the picture as lists within lists; whoever keeps the programme changes it here. */
export function TheoryOutline(props: Props) {
  const { page, theory } = props;
  const { words } = page;
  const { outcomes, links } = theory;
  return (
    <div class="outline">
      <Statements {...props} kind="impact" outcomeId={null} />
      <Statements {...props} kind="assumption" outcomeId={null} />
      <h3>{words.t('programmes.outcomes')}</h3>
      {outcomes.length === 0 && <p class="quiet">{words.t('programmes.theory-no-outcomes')}</p>}
      <ol>
        {outcomes.map((outcome, at) => (
          <OutcomeBranch {...props} outcome={outcome} at={at} />
        ))}
      </ol>
      <Statements {...props} kind="actor" outcomeId={null} />
      {links.length > 0 && <h3>{words.t('programmes.theory-links')}</h3>}
      <ul>
        {links.map(({ id, from, to, reason }) => (
          <li>
            {endName(page, theory, from)} → {endName(page, theory, to)}
            {words.text(reason) && <span class="quiet"> · {words.text(reason)}</span>}
            {isKept(page) && (
              <> · {<a href={paths.removeCausalLink({ id })}>{words.t('programmes.remove')}</a>}</>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

const isKept = ({ actor }: Page): boolean => mayKeepProgrammes(actor) === true;

function OutcomeBranch({ page, theory, outcome, at }: Props & { outcome: OutcomeRow; at: number }) {
  const { words } = page;
  const { id } = outcome;
  const outputs = theory.outputs.filter(({ outcomeId }) => outcomeId === id);
  return (
    <li id={`s-${id}`}>
      <strong>
        <a href={paths.outcome({ id })}>
          {outcome.code} {words.text(outcome.title)}
        </a>
      </strong>{' '}
      <OutcomeEndTag page={page} end={outcome.end} />
      <Tools
        page={page}
        name={outcome.code}
        move={paths.moveOutcome({ id })}
        ends={{ up: at > 0, down: at < theory.outcomes.length - 1 }}
      >
        <a href={paths.editOutcome({ id })}>{words.t('page.edit')}</a>
        {' · '}
        <a href={paths.newOutput({ id })}>{words.t('programmes.new-output')}</a>
        {' · '}
        <a
          href={withQuery(paths.newStatement({ id: theory.programme.id }), {
            kind: 'assumption',
            outcome: id,
          })}
        >
          {words.t('programmes.theory-new')}
        </a>
        {' · '}
        <a href={paths.removeOutcome({ id })}>{words.t('programmes.outcome-remove')}</a>
        {' · '}
        <a href={paths.endOutcome({ id })}>{words.t('programmes.outcome-end')}</a>
      </Tools>
      <ul>
        {outputs.map((output) => (
          <li>
            {output.code} {words.text(output.title)}
            {isKept(page) && (
              <>
                {' · '}
                <a href={paths.editOutput({ id: output.id })}>{words.t('page.edit')}</a>
                {' · '}
                <a href={paths.removeOutput({ id: output.id })}>{words.t('programmes.output-remove')}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      <Statements page={page} theory={theory} kind="assumption" outcomeId={id} />
      <Statements page={page} theory={theory} kind="actor" outcomeId={id} />
    </li>
  );
}

type StatementsProps = Props & { kind: StatementKind; outcomeId: string | null };

function Statements({ page, theory, kind, outcomeId }: StatementsProps) {
  const { words } = page;
  const rows = theory.statements.filter((row) => row.kind === kind && row.outcomeId === outcomeId);
  const heading = words.t(`programmes.theory-${kind}s`);
  if (rows.length === 0 && outcomeId !== null) return null;
  return (
    <>
      {outcomeId === null ? <h3>{heading}</h3> : <p class="quiet">{heading}</p>}
      {rows.length === 0 && <p class="quiet">{words.t('programmes.theory-none')}</p>}
      <ul>
        {rows.map((row, at) => (
          <StatementLine
            page={page}
            row={row}
            now={theory.assumptions.find(({ statementId }) => statementId === row.id)}
            ends={{ up: at > 0, down: at < rows.length - 1 }}
          />
        ))}
      </ul>
    </>
  );
}

type Ends = { up: boolean; down: boolean };

type LineProps = { page: Page; row: StatementRow; now: AssumptionNow | undefined; ends: Ends };

function StatementLine({ page, row, now, ends }: LineProps) {
  const { words } = page;
  const { id } = row;
  return (
    <li id={`s-${id}`}>
      <p>{words.text(row.text)}</p>
      {now && <AssumptionLine page={page} now={now} />}
      <Tools page={page} name={words.text(row.text)} move={paths.moveStatement({ id })} ends={ends}>
        <a href={paths.editStatement({ id })}>{words.t('page.edit')}</a>
        {' · '}
        <a href={paths.removeStatement({ id })}>{words.t('programmes.remove')}</a>
      </Tools>
    </li>
  );
}

/** Whether an assumption held when it was last looked at, and the way to all its years. */
function AssumptionLine({
  page,
  now: { statementId: id, year, state, isDue },
}: {
  page: Page;
  now: AssumptionNow;
}) {
  const { words } = page;
  return (
    <>
      {' '}
      {state && <AssumptionTag page={page} state={state} />} {year}{' '}
      {isDue && <Tag tone="warn">{words.t('programmes.risk-follow-up-due')}</Tag>}{' '}
      <a href={paths.assumption({ id })}>{words.t('programmes.risk-follow-ups')}</a>
    </>
  );
}

type ToolsProps = { page: Page; name: string; move: string; ends: Ends; children: Child };

/** What can be done with a line, for whoever may. */
function Tools({ page, name, move, ends, children }: ToolsProps) {
  if (!isKept(page)) return null;
  return (
    <div class="actions">
      <span>{children}</span>
      {directions
        .filter((direction) => ends[direction])
        .map((direction) => (
          <PostButton
            kind="second"
            action={move}
            commandId={newId()}
            fields={{ direction }}
            label={page.words.t(`programmes.theory-move-${direction}-what`, { name })}
          >
            {page.words.t(`programmes.theory-move-${direction}`)}
          </PostButton>
        ))}
    </div>
  );
}

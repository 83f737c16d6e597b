import type { Actor } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { contains } from '../../../kernel/period.ts';
import { Frame } from '../../../page/frame.tsx';
import { html, type Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { capacityBaseline } from '../../partners/rules/capacity-baseline.ts';
import { partnerFileRules } from '../../partners/rules/partner-rules.ts';
import { RulebookTabs } from '../../rulebook/pages/rulebook-tabs.tsx';
import {
  asHeading,
  citationText,
  confidenceTone,
  numberName,
  numberText,
  ruleName,
} from '../../rulebook/pages/rulebook-words.ts';
import { type ParameterRow, parameterRows } from '../../rulebook/queries/parameter-rows.ts';
import type { Rule, Severity } from '../../rulebook/rules/rule.ts';
import { rulesByArea } from '../rules/all-rules.ts';
import { type CheckKind, checkKindsOf } from '../rules/check-choice.ts';
import { seesWorkInProgress } from './seen-institute.ts';

const tones = { blocks: 'stop', warns: 'warn', informs: 'info' } as const satisfies Record<Severity, string>;

/** Everyone may know the rules; an institute's people and its partners see its own numbers beside them. */
export const show = async (page: Page) => {
  const { institute } = page.actor;
  const day = todayIn();
  const rows = institute ? await page.read((tx) => parameterRows(tx, institute.id, {}, 5000)) : [];
  const standing = rows.filter(({ validFrom, validUntil }) =>
    contains({ from: validFrom, until: validUntil }, day),
  );
  return html(view(page, standing));
};

const view = (page: Page, numbers: readonly ParameterRow[]) => {
  const { words, actor } = page;
  const seesChecks = seesWorkInProgress(actor);
  return (
    <Frame page={page} title={words.t('rulebook.all-rules')}>
      <PageHead kind={words.t('rulebook.rulebook')} title={words.t('rulebook.all-rules')} />
      <RulebookTabs page={page} here="rules" />
      <p class="quiet">{words.t('rulebook.all-rules-note')}</p>
      {rulesByArea.map(({ area, rules }) => (
        <RulesOfArea
          page={page}
          title={words.t(`rulebook.applies-${area}`)}
          marked={seesChecks ? markedIn(actor)[area] : undefined}
          rules={[...new Set<Rule<never>>(rules)]}
          numbers={numbers}
        />
      ))}
    </Frame>
  );
};

type AreaProps = {
  page: Page;
  title: string;
  rules: readonly Rule<never>[];
  numbers: readonly ParameterRow[];
  /** Where the things lie that these rules mark now; undefined where the reader has no such page. */
  marked: Marked | undefined;
};

type Marked = (rule: string) => string | undefined;

/** Where what a rule marks can be seen; the others stand on the page of the thing itself. */
const markedIn = (actor: Actor): Partial<Record<(typeof rulesByArea)[number]['area'], Marked>> => {
  const read = checkKindsOf(actor);
  const among = (of: CheckKind, rule: string) =>
    read.includes(of) ? withQuery(paths.checks(), { of, rule }) : undefined;
  return {
    partners: (rule) => {
      if (rule === capacityBaseline.id) return among('programmes', rule);
      return partnerFileRules.some(({ id }) => id === rule) ? among('partners', rule) : undefined;
    },
    programmes: (rule) => among('programmes', rule),
    rights: (rule) => among('rights', rule),
    activities: (rule) => among('activities', rule),
    finance: () => withQuery(paths.checks(), { of: 'expenses' }),
  };
};

function RulesOfArea({ page, title, rules, numbers, marked }: AreaProps) {
  const { words } = page;
  return (
    <Card title={title}>
      <DataTable
        caption={title}
        captionHidden
        rows={rules}
        empty=""
        columns={[
          {
            key: 'rule',
            label: words.t('rulebook.rule'),
            cell: ({ id }) => {
              const href = marked?.(id);
              return (
                <>
                  {ruleName(words, id)} <span class="quiet">{id}</span>
                  {href && (
                    <>
                      <br />
                      <a href={href}>{words.t('rulebook.what-it-marks')}</a>
                    </>
                  )}
                </>
              );
            },
          },
          {
            key: 'article',
            label: words.t('rulebook.citation'),
            cell: ({ citation }) => citationText(words, citation),
          },
          {
            key: 'moments',
            label: words.t('rulebook.moments'),
            cell: ({ moments }) => moments.map((moment) => words.say(`rulebook.moment-${moment}`)).join(', '),
          },
          {
            key: 'effect',
            label: words.t('rulebook.severity'),
            cell: ({ severity, origin }) => (
              <>
                <Tag tone={tones[severity]}>{words.t(`rulebook.severity-${severity}`)}</Tag>
                <br />
                <span class="quiet">{words.t(`rulebook.origin-${origin}`)}</span>
              </>
            ),
          },
          {
            key: 'numbers',
            label: words.t('rulebook.rule-numbers'),
            cell: (rule) =>
              rule.parameters.length > 0 && <Numbers page={page} rule={rule} numbers={numbers} />,
          },
        ]}
      />
    </Card>
  );
}

/** A rule's numbers as they stand today for the reader's institute; for anyone else only what they are. */
function Numbers({
  page,
  rule,
  numbers,
}: {
  page: Page;
  rule: Rule<never>;
  numbers: readonly ParameterRow[];
}) {
  const { words } = page;
  const short = (text: string) => (text.length > 40 ? `${text.slice(0, 37)}…` : text);
  return (
    <>
      {rule.parameters.map(({ name }, at) => {
        const label = asHeading(words, numberName(words, rule.id, name));
        const row = numbers.find((each) => each.ruleId === rule.id && each.name === name);
        if (!row)
          return (
            <>
              {at > 0 && <br />}
              {label}
              {page.actor.institute && <span class="quiet"> {words.t('rulebook.not-in-rulebook')}</span>}
            </>
          );
        return (
          <>
            {at > 0 && <br />}
            <a href={paths.parameter({ id: row.id })}>{label}</a>:{' '}
            {short(numberText(words, row) ?? words.t('rulebook.confidence-unset'))}{' '}
            {row.confidence !== 'read' && (
              <Tag tone={confidenceTone[row.confidence]}>
                {words.t(`rulebook.confidence-${row.confidence}`)}
              </Tag>
            )}
          </>
        );
      })}
    </>
  );
}

import type { Child } from 'hono/jsx';
import { languages } from '../../../kernel/language.ts';
import { paths } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { Document } from '../../../ui/document.tsx';
import { TopBar } from '../../../ui/top-bar.tsx';

export type DoorFacts = { words: Words; stylesheet: string; script: string };

type DoorFrameProps = DoorFacts & { title: string; here: string; isDemo?: boolean; children: Child };

/** Around the pages one sees before one is anybody. */
export function DoorFrame({
  words,
  stylesheet,
  script,
  title,
  here,
  isDemo = false,
  children,
}: DoorFrameProps) {
  return (
    <Document
      lang={words.language}
      title={`${title} · Relais`}
      stylesheet={stylesheet}
      script={script}
      skip={words.t('page.skip')}
      banner={isDemo ? words.t('page.demo-banner') : undefined}
      narrow
      top={
        <TopBar
          brand={{ label: 'Relais', href: paths.home() }}
          languages={{
            label: `${words.t('page.language')}: ${words.language.toUpperCase()}`,
            short: words.language.toUpperCase(),
            items: languages.map((code) => ({
              label: words.say(`page.language-${code}`),
              action: paths.language(),
              fields: { language: code, next: here },
            })),
          }}
        />
      }
    >
      {children}
    </Document>
  );
}

import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

export type DocumentProps = {
  /** BCP-47 code of the interface. */
  lang: string;
  /** Whole text of the window's title, most particular first. */
  title: string;
  /** Sets the accent; without it the page is neutral (sign-in, donor, public). */
  institute?: 'iiwe' | 'ifsi' | 'ism' | undefined;
  /** A person's own choice of light or dark; the device decides without it. */
  scheme?: 'light' | 'dark' | undefined;
  stylesheet: string;
  /** Bundle of the islands; a page without it works the same. */
  script?: string | undefined;
  icon?: string | undefined;
  /** Word of the link that jumps to the content. */
  skip: string;
  /** One line over everything: this is a demonstration, the server stops at noon. */
  banner?: Child;
  /** For whom one acts when not for oneself; stays in sight, may hold the form that ends it. */
  behalf?: Child;
  /** A `TopBar`. */
  top?: Child;
  footer?: Child;
  /** One readable column, for forms and texts. */
  narrow?: boolean | undefined;
  children: Child;
};

/** The whole page around its content, doctype included. */
export function Document(props: DocumentProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={props.lang} data-institute={props.institute} data-scheme={props.scheme}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content={props.scheme ?? 'light dark'} />
          <title>{props.title}</title>
          <link rel="stylesheet" href={props.stylesheet} />
          <link rel="icon" href={props.icon ?? 'data:,'} />
          {props.script && <script type="module" src={props.script} />}
        </head>
        <body>
          <a class="skip" href="#main">
            {props.skip}
          </a>
          {props.behalf && (
            <div class="behalf" role="status">
              {props.behalf}
            </div>
          )}
          <header>
            {props.banner && <div class="banner">{props.banner}</div>}
            {props.top}
          </header>
          <main id="main" tabindex={-1} class={props.narrow ? 'page narrow' : 'page'}>
            {props.children}
          </main>
          {props.footer && <footer class="foot page">{props.footer}</footer>}
        </body>
      </html>
    </>
  );
}

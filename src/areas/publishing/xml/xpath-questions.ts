import type { XmlElement, XmlNode, XmlXPath } from 'libxml2-wasm';
import type { Libxml } from './record-document.ts';

/** Expressions that hold values of a file are many and used once: more than this many are not kept. */
const MOST_KEPT = 2000;

/** What XPath 1.0 says of a place in a document. Each expression is compiled once. */
export class XPathQuestions {
  readonly #xml: Libxml;
  readonly #compiled = new Map<string, XmlXPath>();

  constructor(xml: Libxml) {
    this.#xml = xml;
  }

  /** Whether the expression is one; an error of the ruleset is found when it is read, not at a file. */
  isExpression(expression: string): boolean {
    try {
      this.#expression(expression);
      return true;
    } catch (error) {
      if (error instanceof this.#xml.XmlError) return false;
      throw error;
    }
  }

  /** The nodes that it finds; none where it answers with something else. */
  nodes(at: XmlElement, expression: string): XmlNode[] {
    const found = at.eval(this.#expression(expression));
    return Array.isArray(found) ? found : [];
  }

  /** The texts of the nodes that any of these finds, in their order. */
  texts(at: XmlElement, expressions: readonly string[]): string[] {
    return expressions.flatMap((expression) => this.nodes(at, expression).map((node) => node.content));
  }

  /** Whether it holds, as XPath turns an answer into yes or no. */
  holds(at: XmlElement, expression: string): boolean {
    const found = at.eval(this.#expression(expression));
    if (Array.isArray(found)) return found.length > 0;
    return typeof found === 'number' ? found !== 0 && !Number.isNaN(found) : Boolean(found);
  }

  /** The number that it comes to; NaN where it answers with something else. */
  number(at: XmlElement, expression: string): number {
    const found = at.eval(this.#expression(expression));
    return typeof found === 'number' ? found : Number.NaN;
  }

  #expression(text: string): XmlXPath {
    const known = this.#compiled.get(text);
    if (known) return known;
    const compiled = this.#xml.XmlXPath.compile(text);
    if (this.#compiled.size >= MOST_KEPT) this.#forget();
    this.#compiled.set(text, compiled);
    return compiled;
  }

  #forget(): void {
    for (const compiled of this.#compiled.values()) compiled.dispose();
    this.#compiled.clear();
  }
}

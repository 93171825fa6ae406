/** One page while it is being read: what is known about it, and what its author has to mend. */
import type { MdastNode } from 'satteri';
import type { Problem } from '../problem.ts';
import type { Chapter, Surroundings } from './surroundings.ts';
import { lineOfNode } from './tree.ts';

export interface Reading {
  file: string;
  source: string;
  chapter: Chapter;
  around: Surroundings;
  /** All mistakes of the page, so that its author hears of them at once. */
  problems: Problem[];
}

/** Notes what cannot stand in the handbook, with its line. */
export function report(reading: Reading, node: MdastNode, what: string, mend: string): void {
  reading.problems.push({ file: reading.file, line: lineOfNode(node), what, mend });
}

/** An attribute of a component, undefined (and reported) unless it is written as a plain text: `name="…"`. */
export function attribute(reading: Reading, node: MdastNode, name: string): string | undefined {
  const attributes = 'attributes' in node && Array.isArray(node.attributes) ? node.attributes : [];
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  if (found && 'value' in found && typeof found.value === 'string') return found.value;
  report(
    reading,
    node,
    `Dem Baustein fehlt die Angabe ${name}="…".`,
    `Bitte ${name}="…" mit Anführungszeichen ergänzen.`,
  );
  return undefined;
}

/** Notes a node that the closed list does not hold. */
export function reportUnknown(reading: Reading, node: MdastNode): void {
  const [what, mend] = unknown(node);
  report(reading, node, what, mend);
}

function unknown(node: MdastNode): [what: string, mend: string] {
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return [
        `<${node.name ?? ''}> kennt das Handbuch als Datei (ODT, PDF) nicht.`,
        'Möglich sind <Diagramm>, <Verweis> und <Angabe>, sonst Markdown. Einen neuen Baustein nimmt src/prose/ auf.',
      ];
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [
        'Ein Ausdruck in { } ist kein Text und fehlt im Handbuch als Datei.',
        'Bitte ausschreiben; eine geschweifte Klammer als Zeichen heißt \\{.',
      ];
    case 'containerDirective':
    case 'leafDirective':
      return [`Einen Hinweis „${node.name}“ gibt es nicht.`, 'Möglich sind :::note, :::tip, :::caution und :::danger.'];
    default:
      return [
        `Diese Auszeichnung (${node.type}) kennt das Handbuch als Datei (ODT, PDF) nicht.`,
        'Möglich sind Absätze, Überschriften, Listen, Tabellen, Zitate, Hinweise, Code, Links, **fett** und *kursiv*.',
      ];
  }
}

/** Whether an expression in braces is nothing but a comment. */
export function isComment(expression: string): boolean {
  return /^(\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*(\n|$))*$/.test(expression);
}

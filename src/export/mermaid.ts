/** A flow as the source of a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), for those who go on drawing elsewhere. */
import { edgesOf, type Flow } from '../model/flow.ts';

/** @param title said to screen readers by whoever draws it (accTitle). */
export function toMermaid(flow: Flow, title: string): string {
  const node = (index: number) => (index >= flow.steps.length ? 'ende' : `s${index + 1}`);
  const lanes = flow.lanes.flatMap((lane, place) => [
    `  subgraph l${place + 1} ["${quoted(lane)}"]`,
    ...flow.steps.flatMap((step, index) =>
      step.lane === lane ? [`    ${node(index)}${shape(step.kind, `${index + 1} ${step.text}`)}`] : [],
    ),
    '  end',
  ]);
  return [
    'flowchart TD',
    `  accTitle: ${plain(title)}`,
    `  accDescr: ${oneLine(`Ablauf in ${flow.steps.length} Schritten`)}`,
    ...lanes,
    '  ende(["Ende"])',
    ...edgesOf(flow).map(({ from, to, label }) => `  ${node(from)} -->${label === '' ? '' : `|${label}|`} ${node(to)}`),
    '',
  ].join('\n');
}

function shape(kind: 'step' | 'decision', text: string): string {
  return kind === 'decision' ? `{"${quoted(text)}"}` : `["${quoted(text)}"]`;
}

/** Inside quotation marks Mermaid reads entities (#34;); everything that it or HTML could take for syntax becomes one. */
function quoted(text: string): string {
  return oneLine(text).replace(/[#"&<>`\\;%]/g, (sign) => `#${sign.codePointAt(0)};`);
}

/** Where Mermaid knows no entities, what could be syntax (%% begins a comment or an instruction) is left out. */
function plain(text: string): string {
  return oneLine(oneLine(text).replace(/[#;%<>{}]+/g, ' '));
}

function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: line ends and control characters end a statement
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim() || '…';
}

/** A plain second window for the projector: what runs, how long, what is next. No notes, no script, a neutral title. */

export interface Projected {
  block: string;
  left: string;
  /** „Bald zu Ende“; '' while there is time. */
  phase: string;
  next: string;
}

export interface Projector {
  show(what: Projected): void;
  close(): void;
  isOpen(): boolean;
}

/** @returns undefined where the browser does not open a window. */
export function openProjector(neutralTitle: string): Projector | undefined {
  const other = window.open('', 'sgh-beamer', 'popup,width=1024,height=640');
  if (!other) return undefined;
  const { document } = other;
  document.title = neutralTitle;
  document.documentElement.lang = 'de';
  document.documentElement.translate = false;
  const style = document.createElement('style');
  style.textContent =
    'body{margin:0;min-height:100vh;display:grid;place-content:center;gap:4vh;padding:5vw;box-sizing:border-box;font-family:"Fira Sans",Arial,sans-serif;color:#111;background:#fff;text-align:center}p{margin:0}#block{font-size:7vw;font-weight:700;line-height:1.1;overflow-wrap:anywhere}#left{font-size:9vw;font-variant-numeric:tabular-nums}#phase{font-size:3vw;min-height:1.4em}#next{font-size:3vw;color:#444}';
  const places = ['block', 'left', 'phase', 'next'].map((id) => {
    const place = document.createElement('p');
    place.id = id;
    return place;
  });
  document.head.replaceChildren(style, ...document.head.querySelectorAll('title'));
  document.body.replaceChildren(...places);
  const [block, left, phase, next] = places;
  return {
    show(what) {
      if (block && block.textContent !== what.block) block.textContent = what.block;
      if (left && left.textContent !== what.left) left.textContent = what.left;
      if (phase && phase.textContent !== what.phase) phase.textContent = what.phase;
      if (next && next.textContent !== what.next) next.textContent = what.next;
    },
    close: () => other.close(),
    isOpen: () => !other.closed,
  };
}

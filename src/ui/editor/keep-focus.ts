/**
 * Keeps the keyboard's place. Where a button goes away with what it did (removed, locked, closed), browsers drop the focus to the top of
 * the page; here it goes to the nearest heading that is left, so that nobody begins again at the skip link (WCAG 2.2, 2.4.3 and 3.2.1).
 */

/** Attached to the root of a tool. Focus that somebody moves on purpose is left alone. */
export function keepFocus(root: HTMLElement): () => void {
  /** Where the focus was last, with everything around it up to the root. */
  let around: readonly HTMLElement[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;

  function remember({ target }: FocusEvent) {
    around = [];
    for (let each = target as HTMLElement | null; each && each !== root; each = each.parentElement) {
      around = [...around, each];
    }
  }

  /** A click beside everything takes the focus away because somebody wants it so. */
  function forget({ target }: PointerEvent) {
    if (target instanceof Element && !target.closest('a, button, input, label, select, summary, textarea')) around = [];
  }

  function look() {
    const [last] = around;
    if (!last || document.activeElement !== document.body) return;
    if (last.isConnected && last.checkVisibility() && !last.matches(':disabled')) return;
    const left = [...around.filter((each) => each.isConnected && each.checkVisibility()), root];
    around = [];
    for (const each of left) {
      const heading = [...each.querySelectorAll<HTMLElement>('h2, h3, h4, legend')].find(
        (one) => !one.closest('.sheet') && one.checkVisibility(),
      );
      if (!heading) continue;
      if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: 'nearest' });
      return;
    }
  }

  // After whoever moves the focus on purpose has done so.
  function lookSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(look, 100);
  }

  const watch = new MutationObserver(lookSoon);
  watch.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden'] });
  root.addEventListener('focusin', remember);
  // A dialog gives the focus back to the button that opened it, which may be gone.
  root.addEventListener('close', lookSoon, { capture: true });
  document.addEventListener('pointerdown', forget);
  return () => {
    clearTimeout(waiting);
    watch.disconnect();
    root.removeEventListener('focusin', remember);
    root.removeEventListener('close', lookSoon, { capture: true });
    document.removeEventListener('pointerdown', forget);
  };
}

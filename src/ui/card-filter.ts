/** Narrows a list of cards down by what stands on each as data. The list is complete without this; nothing chosen is remembered. */

/** Connects the filter of this page, if it has one. */
export function connectFilter(): void {
  const filter = document.querySelector<HTMLElement>('[data-filter]');
  if (!filter) return;
  const selects = [...filter.querySelectorAll('select')];
  const cards = [...document.querySelectorAll<HTMLElement>('.cards > li')];
  const count = filter.querySelector<HTMLElement>('[data-count]');

  const narrow = () => {
    for (const card of cards) card.hidden = !selects.every((select) => fits(card, select));
    const left = cards.filter((card) => !card.hidden).length;
    if (!count) return;
    const { of: all = '', none = '' } = count.dataset;
    count.textContent = left === 0 ? `${none} Heben Sie eine Auswahl auf.` : `${left} von ${cards.length} ${all}`;
  };
  filter.hidden = false;
  filter.addEventListener('change', narrow);
  filter.querySelector('[data-reset]')?.addEventListener('click', () => {
    for (const select of selects) select.value = '';
    narrow();
  });
  narrow();
}

/** `minutes` is the least time a card needs, `from` and `to` are people, everything else is words with spaces between. */
function fits({ dataset }: HTMLElement, { name, value }: HTMLSelectElement): boolean {
  if (value === '') return true;
  if (name === 'minutes') return Number(dataset['minutes']) <= Number(value);
  if (name === 'people') return Number(dataset['from']) <= Number(value) && Number(dataset['to']) >= Number(value);
  return (dataset[name] ?? '').split(' ').includes(value);
}

/** The workbook as one file: the same code as on `/arbeitsbuch/`, kept in files only. */
import { mount } from 'svelte';
import { sheetStyle } from '../ui/sheet-style.ts';
import WorkbookDoor from '../ui/workbook/WorkbookDoor.svelte';
import './single.css';

const style = document.createElement('style');
style.textContent = sheetStyle();
document.head.append(style);

const place = document.getElementById('arbeitsbuch');
if (place) {
  place.replaceChildren();
  // No page of a session plan leads here.
  mount(WorkbookDoor, { target: place, props: { plans: [] } });
}

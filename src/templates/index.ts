/** All templates, in the order of their list. */
import type { Template } from '../model/template.ts';
import { charter } from './charter.ts';

export const templates: readonly Template[] = [charter];

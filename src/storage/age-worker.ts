/** The worker of the keeper: nothing but its end of the line. */
import { keepHere } from './age-keeper.ts';
import { answerWith } from './age-messages.ts';

answerWith(keepHere(), self);

/** Something for a calendar. Calendars leak to deputies and administrators, so an event carries a neutral title and nothing of an incident. */
export interface CalendarEvent {
  /** Random and stable: the same event keeps it when it changes. Calendars hand it on, so it says nothing in words. */
  uid: string;
  /** The neutral title. */
  title: string;
  /** `YYYY-MM-DD` for a whole day, or the start with `time`. */
  day: string;
  /** Local start `HH:mm` in Europe/Berlin, with its length; absent for a whole day. */
  time?: { start: string; minutes: number };
  /** A text that anybody who sees the calendar may read. */
  description?: string;
  place?: string;
  /** Rises by one each time the event is sent again. */
  sequence?: number;
  cancelled?: boolean;
  /** Days before, at which the calendar reminds. */
  remindDays?: number;
}

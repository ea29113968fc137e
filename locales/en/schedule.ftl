### “When”: the schedule of one subscription.

when-ask-days = Mark the days to send on.
when-ask-times = How many times a day? The hours are spread evenly from morning to evening.
when-times =
    { $count ->
        [one] once a day: { $hours }
       *[other] { $count } times a day: { $hours }
    }
toast-schedule-reset = The schedule is as it was at the beginning.

day-on-0 = on Monday, { $time }
day-on-1 = on Tuesday, { $time }
day-on-2 = on Wednesday, { $time }
day-on-3 = on Thursday, { $time }
day-on-4 = on Friday, { $time }
day-on-5 = on Saturday, { $time }
day-on-6 = on Sunday, { $time }

button-by-times = How many times
button-by-days = By the day
error-last-day = At least one day is needed. To get nothing, pause the subscription.
error-busy = Somebody is changing this at the same moment. Press once more.

/* What must be heard from the first moment of a lab for its checks. */
#ifndef QMIDLE_CHECK_TOLD_H
#define QMIDLE_CHECK_TOLD_H

struct check_list;
struct tally;

/* Hears what these checks ask for, and all messages. Gives it; the checks outlive it. */
struct tally *told_tally(const struct check_list *);

#endif

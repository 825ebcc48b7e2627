/**
 * How long a notice takes to leave the program: a receiver of webhooks, and what is made of its
 * clock and of the store's.
 *
 * <p>There are two times. As stored: from {@code created_at} of the delivery, the moment at which
 * its change was decided, which is before its commit, to {@code ended_at}, the moment at which the
 * worker had the receiver's 2xx in hands, which is before that is noted. It so counts the commit
 * itself, and whatever the change waited for until then. As received: from the same moment, which
 * is the {@code time} of the event, to when the receiver has read the request to its end, by its
 * own clock, which is that of the same machine. What the store knows are whole milliseconds, cut
 * off and not rounded: a time as stored is right to within one, a time as received may be up to one
 * too long.
 */
package dev.roster.benchmark.delivery;

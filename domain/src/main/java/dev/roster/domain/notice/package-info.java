/**
 * The messages that a change owes the user.
 *
 * <p>Rules that live here: the ids, titles and texts of all notices in both languages ({@link
 * dev.roster.domain.notice.NoticeCatalogue}), and how a text is filled in ({@link
 * dev.roster.domain.notice.NoticeTemplate}). Which change owes which notice is a column of {@link
 * dev.roster.domain.status.TransitionTable}.
 */
package dev.roster.domain.notice;
